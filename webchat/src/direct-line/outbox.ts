import type { OutgoingActivity } from './activity';
import { backoff } from './backoff';
import { HttpFailure } from './http';
import type { Surroundings } from './surroundings';

/** How far an activity got. `waiting`: not gone, tried again by itself. `refused`: not gone, and only a person retries. */
export type Delivery = 'sending' | 'waiting' | 'sent' | 'refused';

/** What is not sent yet outlives the page: a reload in a tunnel loses nothing. */
export interface OutboxStore {
  read(): readonly OutgoingActivity[];
  write(activities: readonly OutgoingActivity[]): void;
}

export interface OutboxEvents {
  /** Answers the id that the service gave; rejects with an HttpFailure. */
  post(activity: OutgoingActivity): Promise<string>;
  delivered(activity: OutgoingActivity, delivery: Delivery, id?: string): void;
}

const noticeableDelay = 2_000;

interface Entry {
  readonly activity: OutgoingActivity;
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
      if (!this.#entries.some((entry) => clientIdOf(entry.activity) === clientIdOf(activity))) this.#enter(activity);
    }
    this.#advance();
  }

  add(activity: OutgoingActivity): void {
    this.#enter(activity);
    this.#store.write([...this.#store.read(), activity]);
    this.#advance();
  }

  /** A person asks for another try, now. */
  retry(clientId: string): void {
    const entry = this.#entries.find((candidate) => clientIdOf(candidate.activity) === clientId);
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

  /** The echo came before the answer, or from another page that sent the same. */
  settle(clientId: string): void {
    const entry = this.#entries.find((candidate) => clientIdOf(candidate.activity) === clientId);
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

  #enter(activity: OutgoingActivity): void {
    const entry: Entry = { activity, delivery: 'sending', attempts: 0 };
    this.#entries.push(entry);
    this.#tell(entry, 'sending');
  }

  #leave(entry: Entry): void {
    this.#entries = this.#entries.filter((other) => other !== entry);
    const clientId = clientIdOf(entry.activity);
    this.#store.write(this.#store.read().filter((activity) => clientIdOf(activity) !== clientId));
  }

  #tell(entry: Entry, delivery: Delivery, id?: string): void {
    entry.delivery = delivery;
    this.#events.delivered(entry.activity, delivery, id);
  }

  #advance(): void {
    const next = this.#entries.find((entry) => entry.delivery !== 'refused');
    if (!next || this.#isPosting || this.#cancelWait || this.#isClosed) return;
    this.#isPosting = true;
    void this.#post(next);
  }

  async #post(entry: Entry): Promise<void> {
    try {
      const id = await this.#events.post(entry.activity);
      this.#leave(entry);
      this.#tell(entry, 'sent', id);
    } catch (failure) {
      this.#fail(entry, failure instanceof HttpFailure ? failure : new HttpFailure(0));
    }
    this.#isPosting = false;
    this.#advance();
  }

  #fail(entry: Entry, failure: HttpFailure): void {
    if (!this.#entries.includes(entry)) return; // settled by its echo meanwhile
    if (!failure.isPassing) {
      this.#tell(entry, 'refused');
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
