import type { Activity, OutgoingActivity } from './activity';
import { type ClientEvents, type ConnectionStatus, DirectLineClient, type Origin } from './client';
import type { Delivery } from './outbox';
import type { Session } from './session';
import type { SocketEvents, Surroundings } from './surroundings';

interface Request {
  readonly method: string;
  readonly path: string;
  readonly token: string | undefined;
  readonly body: unknown;
}

type Answer = readonly [status: number, body: unknown, headers?: Record<string, string>] | 'unreachable';

/** A world in which time passes when the test says so. */
export class TestWorld implements Surroundings {
  readonly requests: Request[] = [];
  readonly sockets: { readonly url: string; readonly events: SocketEvents }[] = [];
  readonly received: { readonly activity: Activity; readonly origin: Origin }[] = [];
  readonly statuses: ConnectionStatus[] = [];
  readonly deliveries: Delivery[] = [];
  session: Session | null = null;
  unsent: readonly OutgoingActivity[] = [];
  restarts = 0;
  /** What the page answers when it is asked who is signed in. */
  portalToken: string | null | undefined;
  hasSockets = true;
  answer: (request: Request) => Answer = (request) => this.usualAnswer(request);
  #now = 1_000_000;
  #timers: { readonly at: number; readonly action: () => void }[] = [];

  makeClient(userToken?: string): DirectLineClient {
    const events: ClientEvents = {
      received: (set, origin) => this.received.push(...set.activities.map((activity) => ({ activity, origin }))),
      statusChanged: (status) => this.statuses.push(status),
      delivered: (_activity, delivery) => this.deliveries.push(delivery),
      restarted: () => (this.restarts += 1),
      unsentDropped: () => undefined,
    };
    return new DirectLineClient({
      service: 'https://bot.test',
      locale: 'fr-FR',
      userToken,
      askUserToken: () => Promise.resolve(this.portalToken),
      surroundings: this,
      sessions: { read: () => this.session, write: (session) => (this.session = session) },
      outbox: { read: () => this.unsent, write: (activities) => (this.unsent = activities) },
      events,
    });
  }

  usualAnswer({ method, path }: Request): Answer {
    const grant = { conversationId: 'c1', token: `t${this.requests.length}`, expires_in: 1800, userId: 'dl_1' };
    if (path === '/api/webchat/token' || path.endsWith('/refresh')) return [200, grant];
    if (path.includes('/upload')) return [200, { id: 'c1|1' }];
    if (path.includes('/activities')) return method === 'POST' ? [200, { id: 'c1|1' }] : [200, { activities: [] }];
    return [method === 'POST' ? 201 : 200, { ...grant, streamUrl: 'wss://bot.test/stream' }];
  }

  fetch(url: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    const request: Request = {
      method: init.method ?? 'GET',
      path: url.replace('https://bot.test', ''),
      token: headers.get('Authorization')?.replace('Bearer ', ''),
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : init.body,
    };
    this.requests.push(request);
    const answer = this.answer(request);
    if (answer === 'unreachable') return Promise.reject(new TypeError('Failed to fetch'));
    const [status, body, extra] = answer;
    return Promise.resolve(new Response(JSON.stringify(body), { status, ...(extra ? { headers: extra } : {}) }));
  }

  openSocket(url: string, events: SocketEvents): { send(): void; close(): void } {
    if (!this.hasSockets) throw new Error('refused');
    this.sockets.push({ url, events });
    return { send: () => undefined, close: () => undefined };
  }

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, action: () => void): () => void {
    const timer = { at: this.#now + milliseconds, action };
    this.#timers.push(timer);
    return () => (this.#timers = this.#timers.filter((other) => other !== timer));
  }

  random(): number {
    return 0.5;
  }

  alone<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  /** Lets time pass, and everything that was due happen in its order. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    for (;;) {
      await this.settle();
      const next = this.#timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = next.at;
      next.action();
    }
    this.#now = end;
  }

  /** Lets promises that are already decided be heard. */
  async settle(): Promise<void> {
    for (let i = 0; i < 40; i += 1) await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
    for (let i = 0; i < 40; i += 1) await Promise.resolve();
  }

  get posts(): readonly Request[] {
    return this.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/activities'));
  }
}

export function message(text: string, clientActivityID: string): OutgoingActivity {
  return { type: 'message', text, channelData: { clientActivityID } };
}

export function file(name: string, clientActivityID: string): OutgoingActivity {
  return {
    type: 'message',
    attachments: [{ contentType: 'application/pdf', name }],
    channelData: { clientActivityID },
  };
}
