import type { ConversationController } from '../conversation/conversation-controller';
import type { Vote } from '../conversation/feedback';
import { type Entry, shownText } from '../conversation/transcript';
import { toPlainText } from '../markdown/plain-text';
import { strings } from '../strings/strings';
import type { Widget } from '../window/widget';
import type { MessageActions } from './message-view';

/** What the small controls of a message do. */
export class MessageTools implements MessageActions {
  readonly #widget: Widget;
  readonly #conversation: ConversationController;
  readonly press: MessageActions['press'];
  readonly #write: (text: string) => void;
  /** Somewhere near: the button that had the focus is gone. */
  readonly #focus: () => void;
  /** Keys of the answers that were commented on; a new set each time, so that the change is seen. */
  commented: ReadonlySet<string> = new Set();

  constructor(
    widget: Widget,
    conversation: ConversationController,
    press: MessageActions['press'],
    write: (text: string) => void,
    focus: () => void,
  ) {
    this.#widget = widget;
    this.#conversation = conversation;
    this.press = press;
    this.#write = write;
    this.#focus = focus;
  }

  retry(entry: Entry): void {
    this.#conversation.retry(entry);
    this.#focus();
  }

  edit(entry: Entry): void {
    this.#conversation.withdraw(entry);
    this.#write(shownText(entry.activity));
  }

  vote(entry: Entry, vote: Vote): void {
    this.#conversation.vote(entry, vote);
  }

  comment(entry: Entry, text: string): void {
    this.commented = new Set([...this.commented, entry.key]);
    this.#conversation.comment(entry, text);
    this.#widget.announce(strings[this.#widget.locale].commentSent);
  }

  copy(entry: Entry): void {
    void navigator.clipboard.writeText(toPlainText(shownText(entry.activity))).then(
      () => this.#widget.announce(strings[this.#widget.locale].copied),
      () => undefined, // the page or the browser forbids it: selecting the text still works
    );
  }

  isTicked(entry: Entry, step: number): boolean | undefined {
    return this.#ticks[`${entry.key} ${step}`];
  }

  tick(entry: Entry, step: number, isDone: boolean): void {
    this.#widget.store.write('ticks', { ...this.#ticks, [`${entry.key} ${step}`]: isDone });
  }

  get #ticks(): Readonly<Record<string, boolean>> {
    const ticks = this.#widget.store.read('ticks');
    return typeof ticks === 'object' && ticks !== null ? (ticks as Record<string, boolean>) : {};
  }
}
