import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Vote } from '../conversation/feedback';
import { layOut, type Row } from '../conversation/rows';
import type { Entry } from '../conversation/transcript';
import { dayName, timeOf } from '../strings/dates';
import { languageTags, type Locale } from '../strings/locale';
import { sizeOf } from '../strings/sizes';
import type { Strings } from '../strings/strings';
import { icons } from './icons';
import css from './log.css?inline';
import { type MessageActions, type MessageContext, renderMessage } from './message-view';
import { styles } from './sheet';

/** Pixels from the end within which the reader is held to be reading along. */
const nearEnd = 80;

/** Pixels of height, as at 200 % on a small screen. */
const lowLog = 240;

/** Pixels below the screen from which on there is something to read. */
const hidden = 24;

/** Rows that are always laid out; those before them only when they are scrolled to. */
const recentRows = 60;

/** Of a long history the last rows are made at once, */
const rowsAtOnce = 40;

/** and then so many at a time, while nothing else is to be done: fewer cost more in all, more are felt. */
const rowsInIdleTime = 240;

/** Where the browser itself keeps what is read in its place while something comes in above. */
const hasAnchors = CSS.supports('overflow-anchor', 'auto');

/** What was said. Not a live region: news is announced elsewhere, once, and the history never. */
export class ConversationLog extends LitElement {
  static override readonly styles = styles(css);
  static override readonly properties = {
    entries: { attribute: false },
    isTyping: { attribute: false },
    isConnecting: { attribute: false },
    votes: { attribute: false },
    commented: { attribute: false },
    copied: { attribute: false },
    isBehind: { state: true },
  };

  declare strings: Strings;
  declare locale: Locale;
  declare base: string;
  declare actions: MessageActions;
  declare entries: readonly Entry[];
  declare isTyping: boolean;
  declare isConnecting: boolean;
  declare votes: Readonly<Record<string, Vote>>;
  declare commented: ReadonlySet<string>;
  declare copied: string;
  declare private isBehind: boolean;

  /** The rows before this one are still to be made. */
  #firstRow = 0;
  #rowCount = 0;
  #isFilling = false;
  #wasNearEnd = true;
  #scrollTop = 0;
  /** Choices and notices take room from the log: they must not cover the question they are about. */
  readonly #resizing = new ResizeObserver(() => this.#wasNearEnd && this.#scrollToEnd());

  constructor() {
    super();
    this.isBehind = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeprint', this.#onPrint);
    this.#resizing.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.#onPrint);
    this.#resizing.disconnect();
  }

  /** Comes back to where the reader was: a hidden element forgets. */
  restoreScroll(): void {
    if (this.#wasNearEnd) this.#scrollToEnd();
    else if (this.#scroller) this.#scroller.scrollTop = this.#scrollTop;
  }

  focusLog(): void {
    this.#scroller?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    const { strings, locale } = this;
    const all = layOut(this.entries);
    if (all.length > this.#rowCount + rowsAtOnce) this.#firstRow = all.length - rowsAtOnce;
    this.#rowCount = all.length;
    const rows = all.slice(Math.min(this.#firstRow, all.length));
    const context: MessageContext = {
      strings,
      lang: languageTags[locale],
      base: this.base,
      actions: this.actions,
      formatTime: (at) => timeOf(at, locale),
      formatSize: (bytes) => sizeOf(bytes, locale),
    };
    return html`
      <div class="log" role="log" aria-live="off" aria-label=${strings.log} tabindex="0" @scroll=${this.#onScroll}>
        ${this.isConnecting && this.entries.length === 0 ? html`<p class="typing">${strings.connecting}</p>` : nothing}
        ${repeat(
          rows,
          (row) => row.key,
          (row, index) => this.#renderRow(row, index < rows.length - recentRows, context),
        )}
        ${
          this.isTyping
            ? html`<p class="typing">
                <span class="wave" aria-hidden="true"><i></i><i></i><i></i></span>${strings.isTyping}
              </p>`
            : nothing
        }
      </div>
      ${
        this.isBehind
          ? html`<button type="button" class="secondary latest" tabindex="-1" @click=${this.#onLatest}>
              ${icons.latest} ${strings.latest}
            </button>`
          : nothing
      }
    `;
  }

  #renderRow(row: Row, isOld: boolean, context: MessageContext): unknown {
    if (row.kind === 'day') {
      return html`<p class="day"><span>${dayName(row.at, Date.now(), this.locale, this.strings)}</span></p>`;
    }
    const { entry, startsGroup } = row;
    const vote = this.votes[entry.activity.id ?? ''];
    const isCommented = this.commented.has(entry.key);
    const isCopied = this.copied === entry.key;
    return guard([entry, startsGroup, isOld, vote, isCommented, isCopied], () =>
      renderMessage({ entry, startsGroup, isOld, vote, isCommented, isCopied }, context),
    );
  }

  protected override updated(changed: PropertyValues): void {
    if (this.#firstRow > 0 && !this.#isFilling) this.#fill();
    if (!changed.has('entries') && !changed.has('isTyping')) return;
    if (this.#wasNearEnd || this.entries.at(-1)?.delivery === 'sending') this.#scrollToEnd();
    else if (changed.has('entries') && changed.get('entries') !== undefined) this.isBehind = true;
  }

  readonly #onPrint = (): void => {
    this.#firstRow = 0; // paper shows all of it
    this.requestUpdate();
  };

  #fill(): void {
    this.#isFilling = true;
    const fill = (): void => {
      this.#isFilling = false;
      this.#firstRow = Math.max(0, this.#firstRow - rowsInIdleTime);
      const scroller = this.#scroller;
      const below = (scroller?.scrollHeight ?? 0) - (scroller?.scrollTop ?? 0);
      this.requestUpdate();
      if (hasAnchors) return;
      void this.updateComplete.then(() => scroller && (scroller.scrollTop = scroller.scrollHeight - below));
    };
    // Safari has no idle time to give away.
    if ('requestIdleCallback' in window) requestIdleCallback(fill, { timeout: 500 });
    else setTimeout(fill, 50);
  }

  get #scroller(): HTMLElement | null {
    return this.renderRoot.querySelector('.log');
  }

  /** To the end, but not past the beginning of an answer: a long one is read from its first line. */
  #scrollToEnd(): void {
    const scroller = this.#scroller;
    if (!scroller || scroller.clientHeight === 0) return;
    const own = Array.from(scroller.querySelectorAll<HTMLElement>('.own')).at(-1);
    // Where little can be seen at once, that is the answer rather than the question before it.
    const next = scroller.clientHeight < lowLog ? own?.nextElementSibling : null;
    const first = next instanceof HTMLElement ? next : own;
    const end = scroller.scrollHeight - scroller.clientHeight;
    scroller.scrollTop = first ? Math.min(end, Math.max(first.offsetTop - 12, 0)) : end;
    this.#wasNearEnd = true;
    this.isBehind = end - scroller.scrollTop > hidden;
  }

  /** For the pointer: with the keyboard the log itself scrolls, and one stop less lies between it and the text box. */
  #onLatest(): void {
    const scroller = this.#scroller;
    if (scroller) {
      const page = scroller.clientHeight - 48;
      const rest = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
      // A long answer is read on; from far up in the history one jump leads back.
      scroller.scrollTop += rest > 4 * page ? rest : page;
    }
    scroller?.focus({ preventScroll: true }); // the button goes away
  }

  #onScroll(): void {
    const scroller = this.#scroller;
    if (!scroller || scroller.clientHeight === 0) return;
    this.#scrollTop = scroller.scrollTop;
    this.#wasNearEnd = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop < nearEnd;
    if (scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop < hidden) this.isBehind = false;
  }
}

customElements.define('claudia-log', ConversationLog);
