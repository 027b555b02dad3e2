import { WebSocketServer } from 'ws';
import { tone } from './sound.mjs';

/** A stand-in for Azure's speech service, as far as the SDK needs it: one sentence heard, or one text said, a connection. */
export class FakeAzure {
  /** What is understood; nothing is "NoMatch". */
  text = 'Je cherche mon lien.';
  connections = [];
  /** Bytes of sound, headers aside. */
  heard = 0;
  ssml = [];

  async start() {
    this.server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await new Promise((resolve) => this.server.on('listening', resolve));
    this.server.on('connection', (socket, { url }) => {
      const { pathname, searchParams } = new URL(url, 'ws://x');
      this.connections.push({
        path: pathname,
        token: searchParams.get('Authorization'),
        language: searchParams.get('language'),
      });
      const turn = { socket, id: '', isEnded: false };
      socket.on('message', (data, isBinary) =>
        isBinary ? this.#sound(turn, data) : this.#text(turn, data.toString()),
      );
    });
    this.host = `ws://127.0.0.1:${this.server.address().port}`;
    return this;
  }

  stop() {
    for (const client of this.server.clients) client.terminate();
    return new Promise((resolve) => this.server.close(resolve));
  }

  #text(turn, message) {
    const [head, body] = message.split('\r\n\r\n', 2);
    if (!/^path: *ssml/im.test(head)) return;
    turn.id = requestId(head);
    this.ssml.push(body);
    this.#send(turn, 'turn.start', { context: { serviceTag: 'x' } });
    this.#send(turn, 'response', { context: { serviceTag: 'x' }, audio: { type: 'inline', streamId: 'S' } });
    const sound = tone(0.2).subarray(44);
    this.#sendSound(turn, sound);
    this.#sendSound(turn, Buffer.alloc(0));
    this.#send(turn, 'turn.end', {});
  }

  #sound(turn, data) {
    const length = data.readUInt16BE(0);
    const sound = data.length - 2 - length;
    if (!turn.id) {
      turn.id = requestId(data.toString('latin1', 2, 2 + length));
      this.#send(turn, 'turn.start', { context: { serviceTag: 'x' } });
      return; // the RIFF header
    }
    this.heard += sound;
    if (this.heard > 8_000 && !turn.isHeard && this.text) {
      turn.isHeard = true;
      this.#send(turn, 'speech.startDetected', { Offset: 1_000_000 });
      this.#send(turn, 'speech.hypothesis', { Text: this.text.split(' ')[0], Offset: 1_000_000, Duration: 5_000_000 });
    }
    if (sound > 0 || turn.isEnded) return;
    turn.isEnded = true;
    const status = this.text ? 'Success' : 'NoMatch';
    this.#send(turn, 'speech.endDetected', { Offset: 9_000_000 });
    this.#send(turn, 'speech.phrase', {
      RecognitionStatus: status,
      Offset: 0,
      Duration: 9_000_000,
      DisplayText: this.text,
    });
    this.#send(turn, 'turn.end', {});
  }

  #send({ socket, id }, path, content) {
    const head = `X-RequestId:${id}\r\nPath:${path}\r\nContent-Type:application/json; charset=utf-8\r\n\r\n`;
    socket.send(head + JSON.stringify(content));
  }

  #sendSound({ socket, id }, sound) {
    const head = Buffer.from(`X-RequestId:${id}\r\nPath:audio\r\nX-StreamId:S\r\nContent-Type:audio/x-wav\r\n`);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(head.length);
    socket.send(Buffer.concat([length, head, sound]));
  }
}

function requestId(head) {
  return /x-requestid: *(\S+)/i.exec(head)?.[1] ?? '';
}
