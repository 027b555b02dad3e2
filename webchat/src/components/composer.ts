import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Strings } from '../strings/strings';
import type { DictationController, DictationState } from '../voice/dictation-controller';
import css from './composer.css?inline';
import { icons } from './icons';
import { styles } from './sheet';

/** The text box with its buttons, and what there is to say about the microphone. */
export class Composer extends LitElement {
  static override readonly styles = styles(css);
  static override readonly properties = {
    strings: { attribute: false },
    dictation: { attribute: false },
    dictationState: { attribute: false },
    notice: { attribute: false },
    accept: { attribute: false },
  };

  declare strings: Strings;
  declare dictation: DictationController;
  /** Passed beside the controller, so that a change of it is seen. */
  declare dictationState: DictationState;
  declare notice: string;
  /** The kinds of file that are asked for, as a file input takes them; null while none is. */
  declare accept: string | null;

  #hasLostFocus = false;
  #wasInPanel = false;

  get text(): string {
    return this.#field?.value ?? '';
  }

  set text(text: string) {
    const field = this.#field;
    if (!field || field.value === text) return;
    field.value = text;
    this.#fitHeight();
  }

  get hasFocus(): boolean {
    return this.shadowRoot?.activeElement === this.#field;
  }

  focusField(): void {
    this.#field?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    const { strings, dictation } = this;
    return html`
      <div class="panel" role="status">${this.#renderPanel()}</div>
      <form>
        ${this.accept === null ? nothing : this.#renderAttach(this.accept)}
        <textarea
          rows="1"
          class=${dictation.isBusy ? 'interim' : ''}
          dir="auto"
          aria-label=${strings.message}
          placeholder=${strings.placeholder}
          enterkeyhint="send"
          autocomplete="off"
          @input=${this.#onInput}
          @keydown=${this.#onKey}
        ></textarea>
        <button
          type="button"
          class="icon-only microphone"
          aria-label=${strings.dictate}
          title=${strings.dictate}
          aria-pressed=${dictation.isBusy}
          @click=${() => dictation.press()}
        >
          ${icons.microphone}
        </button>
        <button
          type="button"
          class="icon-only primary"
          aria-label=${strings.send}
          title=${strings.send}
          @click=${() => this.#send()}
        >
          ${icons.send}
        </button>
      </form>
    `;
  }

  #renderAttach(accept: string): TemplateResult {
    const { attach } = this.strings;
    return html`<input type="file" hidden accept=${accept} @change=${this.#onFile} />
      <button
        type="button"
        class="icon-only attach"
        aria-label=${attach}
        title=${attach}
        @click=${() => this.renderRoot.querySelector<HTMLInputElement>('input')?.click()}
      >
        ${icons.attach}
      </button>`;
  }

  #renderPanel(): TemplateResult | string | typeof nothing {
    const { voice } = this.strings;
    const { dictationState: state, dictation } = this;
    switch (state.kind) {
      case 'idle':
        return this.notice ? html`<p>${this.notice}</p>` : nothing;
      case 'consent':
        return html`${state.isAnother ? html`<p>${voice.another}</p>` : nothing}
          <p>${voice.consents[state.destination]}</p>
          <div class="answers">
            <button type="button" class="primary proceed" @click=${() => dictation.consent()}>${voice.proceed}</button>
            <button type="button" class="secondary" @click=${() => dictation.cancel()}>${voice.cancel}</button>
          </div>`;
      case 'preparing':
      case 'listening':
      case 'transcribing':
        return html`<div class="live ${state.kind}">
          <p>${voice[state.kind]}</p>
          <button type="button" class="secondary" @click=${() => dictation.cancel()}>${voice.cancel}</button>
        </div>`;
      case 'review':
      case 'nothing':
        return html`<p>${voice[state.kind]}</p>`;
      case 'problem':
        return html`<p class="problem">${state.detail ?? voice.problems[state.problem]}</p>`;
    }
  }

  protected override willUpdate(): void {
    this.#wasInPanel = this.shadowRoot?.activeElement?.matches('.panel *') === true;
    this.#hasLostFocus = this.accept === null && this.shadowRoot?.activeElement?.matches('.attach') === true;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#fitHeight();
    if (this.#hasLostFocus) this.focusField(); // the button that had the focus is gone
    // The press asked a question: the focus goes to its answer, and back to the button that was pressed.
    const last = changed.get('dictationState')?.kind;
    if (last && this.dictationState.kind === 'consent') this.#focus('.proceed');
    else if (last === 'consent' || (this.#wasInPanel && !this.shadowRoot?.activeElement)) this.#focus('.microphone');
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  #onFile(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const files = [...(event.target.files ?? [])];
    event.target.value = ''; // the same file, chosen again, is a choice too
    if (files.length > 0) this.dispatchEvent(new CustomEvent<readonly File[]>('attach', { detail: files }));
  }

  #onInput(): void {
    this.#fitHeight();
    this.dispatchEvent(new CustomEvent('draft'));
  }

  #onKey(event: KeyboardEvent): void {
    // While a word is being composed (accents, Asian scripts) Enter belongs to the keyboard.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  }

  /** Not by the form, which a sandboxed frame may forbid. */
  #send(): void {
    const text = this.text.trim();
    this.focusField();
    if (text === '') return;
    this.text = '';
    this.dispatchEvent(new CustomEvent<string>('send', { detail: text }));
  }

  /** As high as its text, up to what the style allows. */
  #fitHeight(): void {
    const field = this.#field;
    if (!field || CSS.supports('field-sizing', 'content')) return;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight + 2}px`;
  }
}

customElements.define('claudia-composer', Composer);
