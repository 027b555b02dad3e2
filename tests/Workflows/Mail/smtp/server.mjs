// A real SMTP server for the tests. Settings come as one JSON argument; each line on stdin is JSON that changes its answers;
// each line on stdout is JSON that tells what happened. It ends when stdin does, so it never outlives the test run.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { SMTPServer } from 'smtp-server';

const settings = JSON.parse(process.argv[2]);
let answers = {};

const tell = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);
const refuse = (code) => Object.assign(new Error('This is what the test asked for'), { responseCode: code });
const answer = (code, callback) => callback(code ? refuse(code) : undefined);

const server = new SMTPServer({
  secure: settings.security === 'SslOnConnect',
  disabledCommands: settings.security === 'None' ? ['STARTTLS'] : [],
  authOptional: !settings.user,
  allowInsecureAuth: true,
  ...(settings.certificate && { key: readFileSync(settings.key), cert: readFileSync(settings.certificate) }),
  onConnect(session, callback) {
    tell({ connected: session.id });
    callback();
  },
  onAuth(auth, session, callback) {
    const isRight = auth.username === settings.user && auth.password === settings.password;
    callback(isRight ? undefined : refuse(535), isRight ? { user: auth.username } : undefined);
  },
  onMailFrom(address, session, callback) {
    answer(answers.sender, callback);
  },
  onRcptTo(address, session, callback) {
    answer(answers.recipient, callback);
  },
  onData(stream, session, callback) {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => {
      const [recipient] = session.envelope.rcptTo;
      tell({
        mail: { to: recipient.address, isSecure: session.secure, user: session.user ?? '', content: Buffer.concat(chunks).toString('latin1') },
        session: session.id,
      });
      if (!answers.stall) answer(answers.data, callback);
    });
  },
});

server.on('error', (error) => tell({ error: error.code ?? error.message }));
server.listen(settings.port, '127.0.0.1', () => tell({ port: server.server.address().port }));
createInterface({ input: process.stdin })
  .on('line', (line) => { answers = JSON.parse(line); tell({ answering: answers }); })
  .on('close', () => process.exit(0));
