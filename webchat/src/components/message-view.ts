import { html, nothing, type TemplateResult } from 'lit';
import { strandedText } from '../conversation/delivery-text';
import { isJudgeable, type Vote } from '../conversation/feedback';
import { type Entry, shownText } from '../conversation/transcript';
import type { Activity, CardAction } from '../direct-line/activity';
import type { Strings } from '../strings/strings';
import { avatar } from '../window/icons';
import { renderAttachment } from './card';
import { confirms } from './choices';
import { icons } from './icons';
import { type MarkdownOptions, renderMarkdown } from './markdown';

/** What a message can cause. */
export interface MessageActions {
  press(action: CardAction): void;
  retry(entry: Entry): void;
  /** Puts refused words back into the text box. */
  edit(entry: Entry): void;
  vote(entry: Entry, vote: Vote): void;
  comment(entry: Entry, text: string): void;
  copy(entry: Entry): void;
  isTicked(entry: Entry, step: number): boolean | undefined;
  tick(entry: Entry, step: number, isDone: boolean): void;
}

/** How one message looks; the log renders it again only when this changed. */
export interface MessageState {
  readonly entry: Entry;
  readonly startsGroup: boolean;
  /** So far up that the reader is elsewhere. */
  readonly isOld: boolean;
  readonly vote: Vote | undefined;
  readonly isCommented: boolean;
  readonly isCopied: boolean;
}

export interface MessageContext {
  readonly strings: Strings;
  readonly lang: string;
  readonly base: string;
  readonly actions: MessageActions;
  readonly formatTime: (at: number) => string;
  readonly formatSize: (bytes: number) => string;
}

export function renderMessage(state: MessageState, context: MessageContext): TemplateResult {
  const { entry, startsGroup } = state;
  const { strings } = context;
  const { activity, isOwn } = entry;
  const lang = activity.locale ?? context.lang;
  const text = shownText(activity);
  const markdown: MarkdownOptions = {
    base: context.base,
    tableName: strings.table,
    newWindow: strings.newWindow,
    isTicked: (step) => context.actions.isTicked(entry, step),
    tick: (step, isDone) => context.actions.tick(entry, step, isDone),
    // A numbered list in an answer is what to do next; in a question it is what there is to choose from, or to check.
    hasSteps: activity.inputHint !== 'expectingInput',
  };
  const author = isOwn ? strings.you : strings.assistant;
  return html`
    <div
      class="message ${isOwn ? 'own' : 'bot'} ${startsGroup ? 'first' : ''} ${state.isOld ? 'old' : ''} ${isRecap(activity) ? 'recap' : ''}"
    >
      ${startsGroup ? renderHeading(entry, author, context) : html`<span class="unseen">${author}</span>`}
      ${
        text === ''
          ? nothing
          : html`<div class="bubble" lang=${lang} dir="auto">
              ${activity.textFormat === 'plain' || isOwn ? html`<p class="plain">${text}</p>` : renderMarkdown(text, markdown)}
            </div>`
      }
      ${(activity.attachments ?? []).map((attachment, index) =>
        renderAttachment(attachment, activity.channelData?.attachmentSizes?.[index], lang, markdown, context),
      )}
      ${renderDelivery(entry, context)} ${!isOwn && isJudgeable(activity) ? renderFeedback(state, context) : nothing}
    </div>
  `;
}

/** What will be done, once it is confirmed. */
function isRecap({ suggestedActions }: Activity): boolean {
  return suggestedActions?.actions?.some(confirms) === true;
}

function renderHeading({ isOwn, at }: Entry, author: string, { formatTime }: MessageContext): TemplateResult {
  return html`<p class="heading">
    ${isOwn ? nothing : avatar()}<span class=${isOwn ? 'unseen' : 'author'}>${author}</span>
    <time datetime=${new Date(at).toISOString()}>${formatTime(at)}</time>
  </p>`;
}

function renderDelivery(entry: Entry, { strings, actions }: MessageContext): TemplateResult | typeof nothing {
  const isFile = entry.isOwn && Boolean(entry.activity.attachments?.length);
  switch (entry.delivery) {
    case 'sent':
      // Words that stand in the log have left; of a file that is not plain to see.
      return isFile ? html`<p class="delivery">${strings.sent}</p>` : nothing;
    case 'sending':
      return html`<p class="delivery">${strings.sending}</p>`;
    case 'waiting':
    case 'refused':
      return html`<p class="delivery failed">
          <span>${strings.notSent}</span>
          <button type="button" class="secondary" @click=${() => actions.retry(entry)}>${strings.retry}</button>
          ${
            entry.delivery === 'refused' && !isFile
              ? html`<button type="button" class="secondary" @click=${() => actions.edit(entry)}>
                  ${strings.edit}
                </button>`
              : nothing
          }
        </p>
        ${entry.delivery === 'refused' ? renderReason(entry.delivery, entry, strings) : nothing}`;
    case 'lost':
      return html`<p class="delivery failed"><span>${strings.notSent}</span></p>
        ${renderReason(entry.delivery, entry, strings)}`;
  }
}

function renderReason(
  delivery: 'refused' | 'lost',
  { activity, refusal }: Entry,
  strings: Strings,
): TemplateResult | typeof nothing {
  if (activity.attachments?.length) {
    return html`<p class="delivery"><span>${strandedText(delivery, refusal, strings)}</span></p>`;
  }
  return refusal === 413 ? html`<p class="delivery"><span>${strings.tooLong}</span></p>` : nothing;
}

/** What a press opens below itself is brought into view. */
function reveal({ currentTarget }: Event): void {
  const message = currentTarget instanceof Element ? currentTarget.closest('.message') : null;
  requestAnimationFrame(() => message?.querySelector('.comment button')?.scrollIntoView({ block: 'nearest' }));
}

function renderFeedback({ entry, vote, isCommented, isCopied }: MessageState, context: MessageContext): TemplateResult {
  const { strings, actions } = context;
  const thumb = (value: Vote, name: string): TemplateResult =>
    html`<button
      type="button"
      class="icon-only"
      aria-label=${name}
      title=${name}
      aria-pressed=${vote === value}
      @click=${(event: Event) => {
        actions.vote(entry, value);
        reveal(event);
      }}
    >
      ${icons[value]}
    </button>`;
  return html`
    <div class="feedback">
      ${thumb('up', strings.useful)} ${thumb('down', strings.notUseful)}
      <button
        type="button"
        class="icon-only"
        aria-label=${strings.copy}
        title=${strings.copy}
        @click=${() => actions.copy(entry)}
      >
        ${icons.copy}
      </button>
      ${isCopied || vote === 'up' ? html`<span class="thanks">${isCopied ? strings.copied : strings.thanks}</span>` : nothing}
    </div>
    ${vote === 'down' ? renderComment(entry, isCommented, context) : nothing}
  `;
}

function renderComment(entry: Entry, isCommented: boolean, { strings, actions }: MessageContext): TemplateResult {
  if (isCommented) return html`<p class="thanks">${strings.commentSent}</p>`;
  const send = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLElement)) return;
    const field = currentTarget.parentElement?.querySelector('textarea');
    // The box goes away, and the focus with it: back to the thumb that it belongs to.
    currentTarget.closest('.message')?.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
    actions.comment(entry, field?.value.trim() ?? '');
  };
  return html`<div class="comment">
    <label for="comment-${entry.key}">${strings.comment}</label>
    <textarea id="comment-${entry.key}" rows="2"></textarea>
    <button type="button" class="secondary" @click=${send}>${strings.sendComment}</button>
  </div>`;
}
