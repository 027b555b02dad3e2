import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../strings/strings';
import { makeDraggable } from '../window/drag';
import type { VoiceSettings } from '../voice/voice-settings';
import type { FrameController } from '../window/frame-controller';
import { avatar } from '../window/icons';
import { icons } from './icons';
import { OptionsMenu } from './options-menu';
import { styles } from './sheet';
import css from './title-bar.css?inline';

const step = 16;

/** Name, place and size of the window, and what else it can do. */
export class TitleBar extends LitElement {
  static override readonly styles = styles(css);
  static override readonly properties = {
    strings: { attribute: false },
    isMaximised: { attribute: false },
    isSheet: { attribute: false },
    isSpeaking: { attribute: false },
  };

  declare strings: Strings;
  declare frame: FrameController;
  declare settings: VoiceSettings;
  declare isMaximised: boolean;
  declare isSheet: boolean;
  declare isSpeaking: boolean;

  readonly #avatar = avatar();
  readonly #menu = new OptionsMenu(this);

  protected override firstUpdated(): void {
    const bar = this.renderRoot.querySelector<HTMLElement>('.bar');
    if (!bar) return;
    makeDraggable(bar, {
      start: (event) => {
        if (this.isSheet || isOtherControl(event)) return false;
        this.frame.begin();
        return true;
      },
      move: (x, y) => this.frame.drag(x, y),
      end: (isCancelled) => this.frame.finish(isCancelled),
    });
  }

  protected override render(): TemplateResult {
    const { strings } = this;
    return html`
      <div class="bar ${this.isSheet ? '' : 'movable'}">
        ${
          this.isSheet
            ? nothing
            : html`<button
                type="button"
                class="icon-only move"
                aria-label=${strings.move}
                title=${strings.moveHint}
                @keydown=${this.#onMoveKey}
                @blur=${() => this.frame.finish()}
              >
                ${icons.move}
              </button>`
        }
        ${this.#avatar}
        <div class="names">
          <p class="name">${strings.assistant}</p>
          <p class="subtitle">${strings.subtitle}</p>
        </div>
        <button
          type="button"
          class="icon-only"
          aria-label=${strings.readAloud}
          title=${strings.readAloud}
          aria-pressed=${this.isSpeaking}
          @click=${() => this.#emit('toggle-speech')}
        >
          ${icons.speaker}
        </button>
        ${this.#menu.render(strings, this.isSheet)} ${this.isSheet ? nothing : this.#renderSizeButton()}
        <button
          type="button"
          class="icon-only"
          aria-label=${strings.minimise}
          title=${strings.minimise}
          @click=${() => this.#emit('minimise')}
        >
          ${icons.minimise}
        </button>
      </div>
    `;
  }

  #renderSizeButton(): TemplateResult {
    const name = this.isMaximised ? this.strings.restore : this.strings.enlarge;
    return html`<button
      type="button"
      class="icon-only"
      aria-label=${name}
      title=${name}
      @click=${() => this.frame.toggleMaximised()}
    >
      ${this.isMaximised ? icons.restore : icons.enlarge}
    </button>`;
  }

  #emit(name: string): void {
    this.dispatchEvent(new CustomEvent(name));
  }

  #onMoveKey(event: KeyboardEvent): void {
    const distance = event.shiftKey ? 4 * step : step;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => this.frame.moveBy(-distance, 0),
      ArrowRight: () => this.frame.moveBy(distance, 0),
      ArrowUp: () => this.frame.moveBy(0, -distance),
      ArrowDown: () => this.frame.moveBy(0, distance),
      Home: () => this.frame.toDefault(),
    };
    const move = moves[event.key];
    if (move) {
      this.frame.begin();
      move();
      event.preventDefault();
    } else if (event.key === 'Escape' && this.frame.finish(true)) {
      event.stopPropagation();
    }
  }
}

/** The whole bar drags; its other buttons and its menu do not. */
function isOtherControl(event: PointerEvent): boolean {
  const control = event.composedPath().find((target) => target instanceof Element && target.matches('button, .menu'));
  return control instanceof Element && !control.matches('.move');
}

customElements.define('claudia-title-bar', TitleBar);
