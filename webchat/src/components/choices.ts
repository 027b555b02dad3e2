import { html, nothing, type TemplateResult } from 'lit';
import type { CardAction } from '../direct-line/activity';

/** The answers that the last message suggests; the one that acts stands out. */
export function renderChoices(
  choices: readonly CardAction[],
  name: string,
  lang: string | undefined,
  choose: (action: CardAction) => void,
): TemplateResult | typeof nothing {
  if (choices.length === 0) return nothing;
  return html`<div class="choices" role="group" aria-label=${name}>
    ${choices.map(
      (action) =>
        html`<button
          type="button"
          class=${confirms(action) ? 'primary' : 'secondary'}
          lang=${lang ?? nothing}
          @click=${() => choose(action)}
        >
          ${labelOf(action)}
        </button>`,
    )}
  </div>`;
}

/** The button that does what a message recaps begins with this word, in each language. */
export function confirms({ title }: CardAction): boolean {
  return title?.startsWith('Confirm') === true;
}

function labelOf({ title, value, text }: CardAction): string {
  return title ?? (typeof value === 'string' ? value : (text ?? ''));
}
