import { html, nothing, type TemplateResult } from 'lit';
import type { CardAction } from '../direct-line/activity';

/** The answers that the last message suggests. */
export function renderChoices(
  choices: readonly CardAction[],
  name: string,
  choose: (action: CardAction) => void,
): TemplateResult | typeof nothing {
  if (choices.length === 0) return nothing;
  return html`<div class="choices" role="group" aria-label=${name}>
    ${choices.map(
      (action) =>
        html`<button type="button" class="secondary" @click=${() => choose(action)}>${labelOf(action)}</button>`,
    )}
  </div>`;
}

function labelOf({ title, value, text }: CardAction): string {
  return title ?? (typeof value === 'string' ? value : (text ?? ''));
}
