import type { Activity, OutgoingActivity } from '../direct-line/activity';
import type { Delivery } from '../direct-line/outbox';

/** One message on the screen. A change makes a new entry, so that a rendered one can be kept by identity. */
export interface Entry {
  /** Stays the same from the first keystroke's echo on: the row on the screen is the same row. */
  readonly key: string;
  readonly activity: Activity;
  readonly isOwn: boolean;
  readonly delivery: Delivery;
  /** The HTTP status of a refusal. */
  readonly refusal?: number | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * What was said, in the service's order, then what is still on its way. Every tab receives the same order, and a
 * message that arrives twice is there once.
 */
export class Transcript {
  readonly #said: Entry[] = [];
  #pending: readonly Entry[] = [];
  readonly #ids = new Set<string>();
  readonly #clientIds = new Set<string>();

  get entries(): readonly Entry[] {
    return [...this.#said, ...this.#pending];
  }

  /** Takes what the service sent; answers the entry if it is new to this page. */
  receive(activity: Activity, now: number): Entry | null {
    const clientId = activity.channelData?.clientActivityID;
    const id = activity.id ?? clientId;
    if (!id || this.#ids.has(id)) return null;
    this.#ids.add(id);
    const pending = clientId ? this.#pending.find((entry) => entry.key === clientId) : undefined;
    if (pending) this.#pending = this.#pending.filter((entry) => entry !== pending);
    else if (clientId && this.#clientIds.has(clientId)) return null;
    if (clientId) this.#clientIds.add(clientId);
    if (!isShown(activity)) return null;
    const entry: Entry = {
      key: pending ? pending.key : id,
      activity,
      isOwn: isOwn(activity),
      delivery: 'sent',
      at: Date.parse(activity.timestamp ?? '') || now,
    };
    this.#said.push(entry);
    return pending ? null : entry;
  }

  /** Takes many at once: a history is appended in one go. */
  receiveAll(activities: readonly Activity[], now: number): readonly Entry[] {
    return activities.map((activity) => this.receive(activity, now)).filter((entry) => entry !== null);
  }

  /** What was on its way will not be sent. */
  clearPending(): void {
    this.#pending = [];
  }

  /** A person gave up what was not sent. */
  withdraw(entry: Entry): void {
    this.#pending = this.#pending.filter((other) => other !== entry);
  }

  /** Shows how far an activity of ours got; answers whether that is news. */
  deliver(activity: OutgoingActivity, delivery: Delivery, now: number, refusal?: number): boolean {
    const key = activity.channelData.clientActivityID;
    if (!isShown(activity) || this.#clientIds.has(key)) return false;
    const known = this.#pending.find((entry) => entry.key === key);
    const entry: Entry = { key, activity, isOwn: true, delivery, refusal, at: known?.at ?? now };
    this.#pending = known ? this.#pending.map((other) => (other === known ? entry : other)) : [...this.#pending, entry];
    return known?.delivery !== delivery;
  }

  /** Another conversation begins. What is still on its way stays: it goes into the new one. */
  clear(): void {
    this.#said.length = 0;
    this.#ids.clear();
    this.#clientIds.clear();
  }
}

function isOwn(activity: Activity): boolean {
  return activity.from?.role === 'user';
}

/** Events, typing and button values travel in the same stream, and are nobody's words. */
function isShown(activity: Activity): boolean {
  if (activity.type !== 'message') return false;
  if (shownText(activity) !== '') return true;
  return (
    Boolean(activity.attachments?.length) || (!isOwn(activity) && Boolean(activity.suggestedActions?.actions?.length))
  );
}

/** Not sent, and not on its way either. */
export function isStranded({ delivery }: Entry): boolean {
  return delivery === 'refused' || delivery === 'lost';
}

/** The words to show: those on the button, when a button said them. */
export function shownText(activity: Activity): string {
  if (activity.channelData?.postBack) return '';
  const { messageBack } = activity.channelData ?? {};
  if (messageBack) return messageBack.displayText ?? '';
  return (activity.text ?? '').trim();
}
