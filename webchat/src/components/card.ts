import { html, nothing, type TemplateResult } from 'lit';
import { type Attachment, type CardAction, readActions, records } from '../direct-line/activity';
import { safeAddress } from '../markdown/safe-address';
import { icons } from './icons';
import { anchor, type MarkdownOptions, renderMarkdown } from './markdown';
import type { MessageContext } from './message-view';

const prefix = 'application/vnd.microsoft.card.';

/** The part of the Bot Framework's cards that a bot of few words uses. Pictures are left out: they would be fetched. */
interface CardContent {
  readonly title?: unknown;
  readonly subtitle?: unknown;
  readonly text?: unknown;
  readonly facts?: unknown;
  readonly buttons?: unknown;
  readonly fallbackText?: unknown;
}

export function renderAttachment(
  attachment: Attachment,
  size: number | undefined,
  lang: string,
  markdown: MarkdownOptions,
  context: MessageContext,
): TemplateResult {
  const { contentType, contentUrl, content, name } = attachment;
  // A file on its way has no address yet.
  if (contentUrl ?? (content === undefined && name)) return renderFile(attachment, size, markdown, context);
  if (contentType.startsWith(prefix) && typeof content === 'object' && content !== null) {
    return renderCard(content, lang, markdown, context);
  }
  return html`<p class="card">${context.strings.unreadable}</p>`;
}

function renderFile(
  { contentUrl, name }: Attachment,
  size: number | undefined,
  markdown: MarkdownOptions,
  { strings, formatSize }: MessageContext,
): TemplateResult {
  const label = document.createTextNode(name ?? strings.openFile);
  return html`<p class="card file">
    ${icons.file} ${anchor(contentUrl, [label], markdown)}
    ${typeof size === 'number' ? html`<span class="size">${formatSize(size)}</span>` : nothing}
  </p>`;
}

function renderCard(
  card: CardContent,
  lang: string,
  markdown: MarkdownOptions,
  context: MessageContext,
): TemplateResult {
  const title = textOf(card.title);
  const subtitle = textOf(card.subtitle);
  const text = textOf(card.text) || textOf(card.fallbackText);
  const facts = records(card.facts).map((fact) => ({
    key: textOf(fact.key ?? fact.title),
    value: textOf(fact.value),
  }));
  const buttons = readActions(card.buttons);
  const isEmpty = !title && !subtitle && !text && facts.length === 0 && buttons.length === 0;
  return html`<div class="card" lang=${lang} dir="auto">
    ${title ? html`<p class="title">${title}</p>` : nothing}
    ${subtitle ? html`<p class="subtitle">${subtitle}</p>` : nothing} ${text ? renderMarkdown(text, markdown) : nothing}
    ${
      facts.length > 0
        ? html`<dl>
            ${facts.map(
              ({ key, value }) =>
                html`<div>
                  <dt>${key}</dt>
                  <dd>${value}</dd>
                </div>`,
            )}
          </dl>`
        : nothing
    }
    ${
      buttons.length > 0
        ? html`<div class="buttons">${buttons.map((button) => renderButton(button, markdown, context))}</div>`
        : nothing
    }
    ${isEmpty ? context.strings.unreadable : nothing}
  </div>`;
}

function renderButton(
  action: CardAction,
  markdown: MarkdownOptions,
  { strings, actions }: MessageContext,
): TemplateResult {
  const fallback = action.type === 'signin' ? strings.signIn : textOf(action.value);
  const title = textOf(action.title) || fallback;
  if (isLink(action) && safeAddress(action.value, markdown.base)) {
    return html`${anchor(action.value, [document.createTextNode(title)], markdown)}`;
  }
  return html`<button type="button" class="secondary" @click=${() => actions.press(action)}>${title}</button>`;
}

/** Buttons that only lead somewhere are links, and look like it. */
function isLink({ type }: CardAction): boolean {
  return type === 'openUrl' || type === 'downloadFile' || type === 'showImage';
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
