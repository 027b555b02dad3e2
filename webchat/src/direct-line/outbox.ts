import type { OutgoingActivity, OutgoingFile } from './activity';
import { backoff } from './backoff';
import { HttpFailure } from './http';
import type { Surroundings } from './surroundings';

/**
 * How far an activity got. `waiting`: not gone, tried again by itself. `refused`: not gone, and only a person retries.
 * `lost`: not gone, and its file went with the page that had it.
 */
export type Delivery = 'sending' | 'waiting' | 'sent' | 'refused' | 'lost';

/** What is not sent yet outlives the page: a reload in a tunnel loses nothing. */
export interface OutboxStore {
  read(): readonly OutgoingActivity[];
  write(activities: readonly OutgoingActivity[]): void;
}

export interface OutboxEvents {
  /** Rejects with an HttpFailure. */
  post(activity: OutgoingActivity, file?: OutgoingFile): Promise<void>;
  /** `status`: the HTTP status of a refusal. */
  delivered(activity: OutgoingActivity, delivery: Delivery, status?: number): void;
}

const noticeableDelay = 2_000;

interface Entry {
  readonly activity: OutgoingActivity;
  readonly file: OutgoingFile | undefined;
  delivery: Delivery;
  attempts: number;
}

/** Sends in order, one at a time, until the service has answered: with the same client id however often it takes. */
export class Outbox {
  readonly #surroundings: Surroundings;
  readonly #store: OutboxStore;
  readonly #events: OutboxEvents;
  #entries: Entry[] = [];
  #isPosting = false;
  #isClosed = false;
  #cancelWait: (() => void) | null = null;

  constructor(surroundings: Surroundings, store: OutboxStore, events: OutboxEvents) {
    this.#surroundings = surroundings;
    this.#store = store;
    this.#events = events;
  }

  /** Takes up what an earlier page could not send. */
  resume(): void {
    for (const activity of this.#store.read()) {
      if (this.#find(clientIdOf(activity))) continue;
      if (activity.attachments) this.#lose(activity);
      else this.#enter(activity);
    }
    this.#advance();
  }

  add(activity: OutgoingActivity, file?: OutgoingFile): void {
    this.#enter(activity, file);
    this.#store.write([...this.#store.read(), activity]);
    this.#advance();
  }

  /** A person asks for another try, now. */
  retry(clientId: string): void {
    const entry = this.#find(clientId);
    if (!entry || entry.delivery === 'sending') return;
    entry.attempts = 0;
    this.#tell(entry, 'sending');
    this.wake();
  }

  /** The network is back: no reason to wait longer. */
  wake(): void {
    this.#cancelWait?.();
    this.#cancelWait = null;
    this.#advance();
  }

  /** The echo came before the answer, or from another page that sent the same; or a person gave it up. */
  settle(clientId: string): void {
    const entry = this.#find(clientId);
    if (entry) this.#leave(entry);
  }

  /** What was not sent was meant for a conversation that is left. */
  clear(): void {
    this.#entries = [];
    this.#store.write([]);
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelWait?.();
  }

  #find(clientId: string): Entry | undefined {
    return this.#entries.find((entry) => clientIdOf(entry.activity) === clientId);
  }

  #enter(activity: OutgoingActivity, file?: OutgoingFile): void {
    const entry: Entry = { activity, file, delivery: 'sending', attempts: 0 };
    this.#entries.push(entry);
    this.#tell(entry, 'sending');
  }

  #leave(entry: Entry): void {
    this.#entries = this.#entries.filter((other) => other !== entry);
    this.#forget(entry.activity);
  }

  /** Said once: there is nothing left to try. Where another page still has the file, its echo says better. */
  #lose(activity: OutgoingActivity): void {
    this.#forget(activity);
    this.#events.delivered(activity, 'lost');
  }

  #forget(activity: OutgoingActivity): void {
    const clientId = clientIdOf(activity);
    this.#store.write(this.#store.read().filter((other) => clientIdOf(other) !== clientId));
  }

  #tell(entry: Entry, delivery: Delivery, status?: number): void {
    entry.delivery = delivery;
    this.#events.delivered(entry.activity, delivery, status);
  }

  #advance(): void {
    const next = this.#entries.find((entry) => entry.delivery !== 'refused');
    if (!next || this.#isPosting || this.#cancelWait || this.#isClosed) return;
    this.#isPosting = true;
    void this.#post(next);
  }

  async #post(entry: Entry): Promise<void> {
    try {
      await this.#events.post(entry.activity, entry.file);
      this.#leave(entry);
      this.#tell(entry, 'sent');
    } catch (failure) {
      this.#fail(entry, failure instanceof HttpFailure ? failure : new HttpFailure(0));
    }
    this.#isPosting = false;
    this.#advance();
  }

  #fail(entry: Entry, failure: HttpFailure): void {
    if (!this.#entries.includes(entry)) return; // settled by its echo meanwhile
    if (!failure.isPassing) {
      this.#tell(entry, 'refused', failure.status);
      return;
    }
    entry.attempts += 1;
    const delay = Math.max(
      failure.retryAfter,
      backoff(entry.attempts, () => this.#surroundings.random()),
    );
    // One hiccup is nobody's concern: it is repaired before it could be read.
    if (entry.attempts > 1 || delay > noticeableDelay) this.#tell(entry, 'waiting');
    this.#cancelWait = this.#surroundings.after(delay, () => this.wake());
  }
}

export function clientIdOf(activity: OutgoingActivity): string {
  return activity.channelData.clientActivityID;
}
