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
  readonly #changed: () => void;
  /** Keys of the answers that were commented on; a new set each time, so that the change is seen. */
  commented: ReadonlySet<string> = new Set();
  /** Key of the message that was copied last. */
  copied = '';

  constructor(
    widget: Widget,
    conversation: ConversationController,
    press: MessageActions['press'],
    write: (text: string) => void,
    focus: () => void,
    changed: () => void,
  ) {
    this.#widget = widget;
    this.#conversation = conversation;
    this.press = press;
    this.#write = write;
    this.#focus = focus;
    this.#changed = changed;
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
    void this.#writeToClipboard(toPlainText(shownText(entry.activity))).then((isCopied) => {
      const { copied, notCopied } = strings[this.#widget.locale];
      this.#widget.announce(isCopied ? copied : notCopied);
      this.copied = isCopied ? entry.key : '';
      this.#changed();
    });
  }

  /** False where the page, its frame or the browser forbids it; on plain HTTP there is no clipboard at all. */
  async #writeToClipboard(text: string): Promise<boolean> {
    if (!('clipboard' in navigator)) return false;
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
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
