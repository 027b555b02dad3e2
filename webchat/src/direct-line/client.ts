import type { Activity, ActivitySet, OutgoingActivity, OutgoingFile } from './activity';
import { isActivitySet, readActivity } from './activity';
import { backoff } from './backoff';
import { Channel } from './channel';
import { HttpFailure, requestTimeout } from './http';
import { type Delivery, Outbox, type OutboxStore } from './outbox';
import type { SessionStore } from './session';
import { follow } from './stream';
import { pause, type Surroundings } from './surroundings';
import { SessionLost, Tokens } from './tokens';

export type ConnectionStatus = 'connecting' | 'online' | 'offline';

/** `history` was said before this page listened; `live` is news. */
export type Origin = 'history' | 'live';

export interface ClientEvents {
  received(set: ActivitySet, origin: Origin): void;
  statusChanged(status: ConnectionStatus): void;
  /** `status`: the HTTP status of a refusal. */
  delivered(activity: OutgoingActivity, delivery: Delivery, status?: number): void;
  /** Another conversation begins: what was shown belongs to the last one. */
  restarted(): void;
  /** What was not sent yet will not be. */
  unsentDropped(): void;
}

export interface ClientOptions {
  /** Scheme, host and port of the service. */
  readonly service: string;
  readonly locale: string;
  readonly userToken?: string | undefined;
  /** Asked before each connection: the portal's token of who is signed in, null for nobody, undefined where nothing is known. */
  askUserToken(): Promise<string | null | undefined>;
  readonly surroundings: Surroundings;
  readonly sessions: SessionStore;
  readonly outbox: OutboxStore;
  readonly events: ClientEvents;
}

const pollingInterval = 1_500;
const restBeforeReconnecting = 2;
const socketlessPolls = 40;
const refusalsBeforePolling = 2;
const catchUpDelay = 4_000;
/** Bytes a millisecond: 16 kB/s, a bad mobile network. */
const slowestUpload = 16;

/** Direct Line 3.0, the client's side: opens or resumes a conversation, follows it, and sends into it. */
export class DirectLineClient {
  readonly #options: ClientOptions;
  readonly #surroundings: Surroundings;
  readonly #tokens: Tokens;
  readonly #channel: Channel;
  readonly #outbox: Outbox;
  #watermark = '';
  #status: ConnectionStatus = 'connecting';
  #isPolling = false;
  #life = new AbortController();
  #interruption = new AbortController();

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#surroundings = options.surroundings;
    this.#tokens = new Tokens(options.service, options.surroundings, options.sessions, options.userToken);
    this.#channel = new Channel(options.service, options.surroundings, this.#tokens, () => this.#interrupt());
    this.#outbox = new Outbox(options.surroundings, options.outbox, {
      post: (activity, file) => this.#post(activity, file),
      delivered: (activity, delivery, status) => options.events.delivered(activity, delivery, status),
    });
  }

  start(): void {
    this.#outbox.resume();
    void this.#run(this.#life.signal);
  }

  stop(): void {
    this.#life.abort();
    this.#interruption.abort();
    this.#channel.close();
    this.#outbox.close();
  }

  send(activity: OutgoingActivity, file?: OutgoingFile): void {
    this.#outbox.add(activity, file);
  }

  /** Asks the service for something else than the conversation, in the conversation's name; rejects with an HttpFailure. */
  call(path: string, body: unknown): Promise<unknown> {
    return this.#channel.call('POST', path, body);
  }

  /** Gives up what was refused. */
  withdraw(clientId: string): void {
    this.#outbox.settle(clientId);
  }

  retry(clientId: string): void {
    this.#outbox.retry(clientId);
    this.wake();
  }

  /** Looks again at once: the network came back, or the machine slept. */
  wake(): void {
    this.#outbox.wake();
    if (this.#status === 'online') void this.#catchUp();
    else this.#interrupt();
  }

  /** The browser knows that there is no network before any request can fail. */
  lose(): void {
    this.#setStatus('offline');
  }

  /** Binds the conversation to a signed-in person, or (undefined) leaves their conversation. */
  signIn(userToken: string | undefined): void {
    this.#tokens.userToken = userToken;
    if (userToken === undefined) {
      void this.#tokens.endSignIn();
      this.restart();
    } else this.#interrupt();
  }

  /** Leaves this conversation for a new one. */
  restart(): void {
    this.#dropUnsent();
    this.#tokens.forget();
    this.#interrupt();
  }

  /** Another tab changed the session: follow it into another conversation. While it has none, it is opening one. */
  sessionChanged(): void {
    const stored = this.#options.sessions.read();
    if (!stored) return;
    if (stored.conversationId === this.#channel.session?.conversationId) this.#channel.use(stored);
    else this.#interrupt();
  }

  #dropUnsent(): void {
    this.#outbox.clear();
    this.#options.events.unsentDropped();
  }

  #interrupt(): void {
    this.#interruption.abort();
  }

  async #run(life: AbortSignal): Promise<void> {
    let failures = 0;
    let refusals = 0;
    while (!life.aborted) {
      this.#interruption = new AbortController();
      const signal = this.#interruption.signal;
      try {
        const streamUrl = await this.#connect();
        failures = 0;
        this.#setStatus('online');
        if (refusals >= refusalsBeforePolling) {
          await this.#poll(signal);
          refusals -= 1;
        } else {
          refusals = (await this.#follow(streamUrl, signal)) === 'refused' ? refusals + 1 : 0;
        }
      } catch (failure) {
        failures += 1;
        if (!(failure instanceof SessionLost)) this.#setStatus('offline');
      }
      const rest = backoff(failures || restBeforeReconnecting, () => this.#surroundings.random());
      await pause(this.#surroundings, rest, signal);
    }
  }

  /** Has a session and all that was said so far; answers where to listen. */
  async #connect(): Promise<string> {
    const userToken = await this.#options.askUserToken();
    if (userToken) this.#tokens.userToken = userToken;
    else if (userToken === null && this.#options.sessions.read()?.subject) {
      this.#dropUnsent(); // signed out: what the last person said must not wait here for the next one
      this.#tokens.forget();
    }
    const { session, isNew, isForAnother } = await this.#tokens.current();
    if (isForAnother) this.#dropUnsent();
    const isAnother = session.conversationId !== this.#channel.session?.conversationId;
    this.#channel.use(session);
    if (isAnother) {
      this.#watermark = '';
      this.#options.events.restarted();
    }
    const conversations = '/v3/directline/conversations';
    if (isNew) {
      const body = { locale: this.#options.locale, ...(session.userId ? { user: { id: session.userId } } : {}) };
      return streamUrlOf(await this.#channel.call('POST', conversations, body));
    }
    await this.#readOn(isAnother ? 'history' : 'live');
    const path = `${conversations}/${encodeURIComponent(session.conversationId)}`;
    return streamUrlOf(await this.#channel.call('GET', `${path}?watermark=${encodeURIComponent(this.#watermark)}`));
  }

  #follow(streamUrl: string, signal: AbortSignal): Promise<'refused' | 'closed'> {
    const onOpen = (): void => this.#outbox.wake();
    return follow(this.#surroundings, streamUrl, signal, onOpen, (set) => this.#receive(set, 'live'));
  }

  async #poll(signal: AbortSignal): Promise<void> {
    this.#isPolling = true;
    try {
      this.#outbox.wake();
      for (let polls = 0; polls < socketlessPolls && !signal.aborted; polls += 1) {
        await this.#readOn('live');
        await pause(this.#surroundings, pollingInterval, signal);
      }
    } finally {
      this.#isPolling = false;
    }
  }

  /** Reads from the watermark to the end, and hands it over in one go. */
  async #readOn(origin: Origin): Promise<void> {
    const activities: Activity[] = [];
    const conversationId = this.#channel.session?.conversationId;
    let watermark = this.#watermark;
    try {
      for (;;) {
        const query = `?watermark=${encodeURIComponent(watermark)}`;
        const set = await this.#channel.call('GET', this.#conversationPath('activities') + query);
        if (!isActivitySet(set) || set.activities.length === 0) return;
        activities.push(...set.activities);
        if (!set.watermark || set.watermark === watermark) return; // a server that does not move on would be asked for ever
        watermark = set.watermark;
      }
    } finally {
      // Not what was left while the answer was on its way.
      const isStillThere = this.#channel.session?.conversationId === conversationId;
      if (isStillThere && activities.length > 0) this.#receive({ activities, watermark }, origin);
    }
  }

  async #catchUp(): Promise<void> {
    try {
      await this.#readOn('live');
    } catch {
      this.#interrupt();
    }
  }

  #receive({ activities: sent, watermark }: ActivitySet, origin: Origin): void {
    if (watermark) this.#watermark = watermark;
    const activities = sent.map(readActivity).filter((activity) => activity !== null);
    for (const { channelData } of activities) {
      if (channelData?.clientActivityID) this.#outbox.settle(channelData.clientActivityID);
    }
    this.#options.events.received({ activities }, origin);
  }

  async #post(activity: OutgoingActivity, file?: OutgoingFile): Promise<void> {
    if (!this.#channel.session) throw new HttpFailure(0); // still connecting: the outbox is woken when that is done
    const before = this.#watermark;
    const from = { id: this.#channel.session.userId ?? 'user', role: 'user' };
    if (file) await this.#upload({ ...activity, from }, from.id, file);
    else await this.#channel.call('POST', this.#conversationPath('activities'), { ...activity, from });
    // The whole reply was committed with the message. Should the stream have lost it, it is there to be read.
    this.#surroundings.after(this.#isPolling ? 0 : catchUpDelay, () => {
      if (this.#watermark === before) void this.#catchUp();
    });
  }

  /** The activity is the template, to which the service attaches the file. */
  #upload(activity: OutgoingActivity, userId: string, file: OutgoingFile): Promise<unknown> {
    const form = new FormData();
    form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
    form.append('file', file.content, file.name);
    const path = `${this.#conversationPath('upload')}?userId=${encodeURIComponent(userId)}`;
    return this.#channel.call('POST', path, form, requestTimeout + file.content.size / slowestUpload);
  }

  #conversationPath(part: 'activities' | 'upload'): string {
    return `/v3/directline/conversations/${encodeURIComponent(this.#channel.session?.conversationId ?? '')}/${part}`;
  }

  #setStatus(status: ConnectionStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#options.events.statusChanged(status);
  }
}

function streamUrlOf(answer: unknown): string {
  const { streamUrl } = answer as { streamUrl?: unknown };
  return typeof streamUrl === 'string' ? streamUrl : '';
}
