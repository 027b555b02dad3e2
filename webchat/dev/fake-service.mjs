import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { FakeSpeech } from './fake-speech.mjs';
import { page } from './pages.mjs';
import { answer, greeting } from './script.mjs';

const built = fileURLToPath(new URL('../../bot/wwwroot/', import.meta.url));
const types = { '.js': 'text/javascript', '.json': 'application/json' };
/** Every page may use the stand-in; the service asks for a list. */
const shared = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };
const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A small stand-in for the service: Direct Line in memory, and knobs to make it fail. */
export class FakeService {
  conversations = new Map();
  requests = [];
  cspReports = [];
  tokens = 0;
  /** Milliseconds before a bot answers; a slow one shows that it types. */
  slowness = 0;
  lifetime = 1800;
  speech = new FakeSpeech();
  /** Milliseconds by which the service's clock has gone on since it made its tokens. */
  slept = 0;
  #refusals = [];
  #sockets = true;

  async start(port = 0) {
    this.server = createServer((request, response) => void this.#serve(request, response));
    this.streams = new WebSocketServer({ noServer: true });
    this.server.on('upgrade', (request, socket, head) => {
      if (!this.#sockets) return socket.destroy();
      this.streams.handleUpgrade(request, socket, head, (stream) => this.#follow(stream, request));
    });
    await new Promise((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${this.server.address().port}`;
    return this;
  }

  async stop() {
    for (const stream of this.streams.clients) stream.terminate();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** The next posts of an activity get this answer instead. */
  refusePosts(count, status, headers = {}) {
    for (let i = 0; i < count; i += 1) this.#refusals.push({ status, headers });
  }

  withoutSockets() {
    this.#sockets = false;
    for (const stream of this.streams.clients) stream.terminate();
  }

  dropSockets() {
    for (const stream of this.streams.clients) stream.terminate();
  }

  /** The bot says something by itself, in the newest conversation. */
  say(message) {
    this.#add([...this.conversations.values()].at(-1), { type: 'message', textFormat: 'markdown', ...message });
  }

  /** Every conversation begins with these activities already said. */
  seed = () => [];

  get uploads() {
    return this.requests.filter(({ path }) => path.endsWith('/upload'));
  }

  get posts() {
    return this.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/activities'));
  }

  async #serve(request, response) {
    const url = new URL(request.url, this.url);
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const type = request.headers['content-type'] ?? '';
    const isForm = type.startsWith('multipart/');
    const isSound = type.startsWith('audio/');
    const parse = () => (bytes.length ? JSON.parse(bytes.toString()) : undefined);
    const body = isForm ? await readForm(bytes, type) : isSound ? bytes : parse();
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const seen = { method: request.method, path: url.pathname, query: url.search, body, token };
    this.requests.push(seen);
    if (request.method === 'OPTIONS') return response.writeHead(204, shared).end();
    const [status, content, headers = {}] = this.#route(seen, url);
    if (content === 'file') return this.#file(url.pathname, response);
    if (Buffer.isBuffer(content)) return response.writeHead(status, headers).end(content);
    const isPage = typeof content === 'string';
    response.writeHead(status, {
      'Content-Type': isPage ? 'text/html; charset=utf-8' : 'application/json',
      'Cache-Control': 'no-store',
      ...shared,
      ...headers,
    });
    response.end(isPage ? content : JSON.stringify(content));
  }

  #route({ method, path, body, token }, url) {
    if (path.startsWith('/webchat/')) return [200, 'file'];
    if (path === '/csp') return (this.cspReports.push(body), [204, {}]);
    if (path === '/api/webchat/token') return this.#mint(body ?? {}, token);
    if (path.startsWith('/api/speech')) return this.speech.answer(path, body, read(token));
    if (!path.startsWith('/v3/directline')) return page(url, this.speech.sources);
    const claims = read(token);
    if (!claims) return [401, { error: { code: 'BadArgument', message: 'token' } }];
    if (claims.exp * 1000 < Date.now() + this.slept)
      return [403, { error: { code: 'TokenExpired', message: 'expired' } }];
    if (path.endsWith('/tokens/refresh')) return [200, this.#grant(claims.conv, claims.user)];
    const [, id, rest] = /\/conversations(?:\/([^/]+))?(?:\/(\w+))?$/.exec(path) ?? [];
    const conversation = this.conversations.get(id ? decodeURIComponent(id) : claims.conv);
    if (!conversation) return [404, { error: { code: 'BadArgument', message: 'Unknown conversation' } }];
    if (!rest) return this.#open(conversation, claims, method, url.searchParams.get('watermark') ?? '');
    if (method === 'GET') return [200, this.#read(conversation, url.searchParams.get('watermark'))];
    if (rest === 'upload') return this.#post(conversation, this.#attach(body, id), claims);
    return this.#post(conversation, body, claims);
  }

  #mint({ userToken, token: old, conversationId }, bearer) {
    const user = read(userToken)?.sub;
    if (conversationId) {
      const conversation = this.conversations.get(conversationId);
      if (!read(bearer) || (conversation.user && conversation.user !== user))
        return [403, { error: { code: 'BadArgument', message: 'no' } }];
      conversation.user = user;
      return [200, this.#grant(conversationId, user)];
    }
    if (old) return [200, this.#grant(read(old).conv, read(old).user)];
    const id = `c${this.conversations.size + 1}`;
    this.conversations.set(id, { id, log: [], ids: new Map(), streams: new Set(), user, isStarted: false });
    return [200, this.#grant(id, user)];
  }

  #grant(conv, sub) {
    const user = sub ?? `dl_${conv}`;
    const claims = {
      conv,
      user,
      n: (this.tokens += 1),
      exp: Math.floor((Date.now() + this.slept) / 1000) + this.lifetime,
    };
    return {
      conversationId: conv,
      token: `${encode({ alg: 'none' })}.${encode(claims)}.x`,
      expires_in: this.lifetime,
      userId: user,
    };
  }

  #open(conversation, claims, method, watermark) {
    const isNew = method === 'POST' && !conversation.isStarted;
    if (isNew) {
      conversation.isStarted = true;
      for (const activity of this.seed()) this.#add(conversation, activity);
      this.#add(conversation, { type: 'message', textFormat: 'markdown', ...greeting });
    }
    const streamUrl = `${this.url.replace('http', 'ws')}/v3/directline/conversations/${conversation.id}/stream?watermark=${watermark}&t=1`;
    return [isNew ? 201 : 200, { ...this.#grant(conversation.id, conversation.user), streamUrl }];
  }

  #read(conversation, watermark) {
    const from = Number(watermark) || 0;
    return { activities: conversation.log.slice(from), watermark: String(Math.max(from, conversation.log.length)) };
  }

  #attach({ activity, file }, id) {
    const contentUrl = `${this.url}/v3/directline/conversations/${id}/files/${this.requests.length}?t=1`;
    return { ...activity, attachments: [{ contentType: file.type, name: file.name, contentUrl }] };
  }

  #post(conversation, activity, claims) {
    const refusal = this.#refusals.shift();
    if (refusal) return [refusal.status, { error: { code: 'ServiceError', message: 'refused' } }, refusal.headers];
    const clientId = activity.channelData?.clientActivityID;
    const known = conversation.ids.get(clientId);
    if (known) return [200, { id: known }];
    const echo = this.#add(conversation, { ...activity, from: { id: claims.user, role: 'user' } });
    conversation.ids.set(clientId, echo.id);
    if (activity.type === 'message') {
      if (this.slowness) {
        this.#push(conversation, { activities: [{ type: 'typing', from: { id: 'bot', role: 'bot' } }] });
        setTimeout(() => this.#answer(conversation, echo), this.slowness);
      } else this.#answer(conversation, echo);
    }
    return [200, { id: echo.id }];
  }

  #answer(conversation, echo) {
    for (const message of answer(echo.text ?? '')) {
      this.#add(conversation, {
        type: 'message',
        textFormat: 'markdown',
        inputHint: 'acceptingInput',
        replyToId: echo.id,
        ...message,
      });
    }
  }

  #add(conversation, activity) {
    const id = `${conversation.id}|${String(conversation.log.length + 1).padStart(7, '0')}`;
    const isBot = activity.from === undefined;
    const stored = {
      from: { id: 'bot', name: 'ClaudIA', role: 'bot' },
      timestamp: new Date().toISOString(),
      locale: 'fr-FR',
      ...activity,
      id,
      ...(isBot ? { entities: [judgement(id)] } : {}),
    };
    conversation.log.push(stored);
    this.#push(conversation, { activities: [stored], watermark: String(conversation.log.length) });
    return stored;
  }

  #push(conversation, set) {
    for (const stream of conversation.streams) stream.send(JSON.stringify(set));
  }

  #follow(stream, request) {
    const url = new URL(request.url, this.url);
    const conversation = this.conversations.get(url.pathname.split('/')[4]);
    const missed = this.#read(conversation, url.searchParams.get('watermark'));
    if (missed.activities.length) stream.send(JSON.stringify(missed));
    conversation.streams.add(stream);
    stream.on('close', () => conversation.streams.delete(stream));
  }

  #file(path, response) {
    const file = join(built, normalize(path));
    if (!file.startsWith(built) || !existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', ...shared });
    createReadStream(file).pipe(response);
  }
}

async function readForm(bytes, type) {
  const form = await new Response(bytes, { headers: { 'Content-Type': type } }).formData();
  const file = form.get('file');
  const activity = form.get('activity');
  return { file, activityType: activity.type, activity: JSON.parse(await activity.text()), text: await file.text() };
}

function judgement(id) {
  const action = (type) => ({ '@type': type, actionStatus: 'PotentialActionStatus', object: { identifier: id } });
  return {
    '@context': 'https://schema.org',
    '@id': '',
    '@type': 'Message',
    type: 'https://schema.org/Message',
    potentialAction: [action('LikeAction'), action('DislikeAction')],
  };
}

function read(token) {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
  } catch {
    return null;
  }
}
