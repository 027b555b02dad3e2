import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Corner, SizeName, Strings } from '../strings/strings';
import type { SpeechRate } from '../voice/voice-settings';
import type { TitleBar } from './title-bar';
import { icons } from './icons';

export type Option = 'newConversation' | 'download' | 'print';

/** The disclosure of the title bar: plain buttons, so that one click or one key does each thing. */
export class OptionsMenu implements ReactiveController {
  readonly #host: TitleBar;
  #isOpen = false;

  constructor(host: TitleBar) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('pointerdown', this.#onOutside);
  }

  hostDisconnected(): void {
    document.removeEventListener('pointerdown', this.#onOutside);
  }

  render(strings: Strings, isSheet: boolean): TemplateResult {
    return html`
      <div class="options" @keydown=${this.#onKey} @focusout=${this.#onFocusOut}>
        <button
          type="button"
          class="icon-only"
          aria-label=${strings.options}
          title=${strings.options}
          aria-expanded=${this.#isOpen}
          aria-controls="menu"
          @click=${() => this.#set(!this.#isOpen)}
        >
          ${icons.options}
        </button>
        <div id="menu" class="menu" ?hidden=${!this.#isOpen}>
          ${isSheet ? nothing : this.#renderFrame(strings)} ${this.#renderVoice(strings)}
          <div class="entries">
            ${this.#entry(strings.newConversation, () => this.#emit('newConversation'))}
            ${this.#entry(strings.download, () => this.#emit('download'))}
            ${this.#entry(strings.print, () => this.#emit('print'))}
          </div>
        </div>
      </div>
    `;
  }

  #renderFrame(strings: Strings): TemplateResult {
    const { frame } = this.#host;
    const corners = Object.entries(strings.corners) as [Corner, string][];
    const sizes = Object.entries(strings.sizes) as [SizeName, string][];
    return html`
      <div class="group" role="group" aria-labelledby="move-title">
        <p id="move-title">${strings.moveTo}</p>
        <div class="set corners">${corners.map(([name, text]) => this.#entry(text, () => frame.toCorner(name)))}</div>
      </div>
      <div class="group" role="group" aria-labelledby="size-title">
        <p id="size-title">${strings.size}</p>
        <div class="set">${sizes.map(([name, text]) => this.#entry(text, () => frame.toSize(name)))}</div>
      </div>
    `;
  }

  #renderVoice({ rate, rates, sendAtOnce }: Strings): TemplateResult {
    const { settings } = this.#host;
    const change = (apply: () => void): void => {
      apply();
      this.#host.requestUpdate();
    };
    return html`
      <div class="group" role="group" aria-labelledby="rate-title">
        <p id="rate-title">${rate}</p>
        <div class="set">
          ${(Object.entries(rates) as [SpeechRate, string][]).map(
            ([name, text]) =>
              html`<button
                type="button"
                aria-pressed=${settings.rate === name}
                @click=${() => change(() => (settings.rate = name))}
              >
                ${text}
              </button>`,
          )}
        </div>
        <button
          type="button"
          class="wide"
          aria-pressed=${settings.sendsAtOnce}
          @click=${() => change(() => (settings.sendsAtOnce = !settings.sendsAtOnce))}
        >
          ${sendAtOnce}
        </button>
      </div>
    `;
  }

  #entry(text: string, run: () => void): TemplateResult {
    return html`<button type="button" @click=${run}>${text}</button>`;
  }

  #emit(option: Option): void {
    this.#close();
    this.#host.dispatchEvent(new CustomEvent<Option>('option', { detail: option }));
  }

  #set(isOpen: boolean): void {
    this.#isOpen = isOpen;
    this.#host.requestUpdate();
  }

  /** Closed by a key or a choice: the focus goes back to the button it came from. */
  #close(): void {
    this.#set(false);
    this.#host.renderRoot.querySelector<HTMLElement>('[aria-controls="menu"]')?.focus();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#isOpen) return;
    event.stopPropagation();
    this.#close();
  };

  readonly #onFocusOut = (event: FocusEvent): void => {
    const { currentTarget, relatedTarget } = event;
    const isInside =
      currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    // A press on nothing in particular has no next target, and is seen by the document.
    if (this.#isOpen && relatedTarget && !isInside) this.#set(false);
  };

  readonly #onOutside = (event: Event): void => {
    const menu = this.#host.renderRoot.querySelector('.options');
    if (this.#isOpen && menu && !event.composedPath().includes(menu)) this.#set(false);
  };
}
