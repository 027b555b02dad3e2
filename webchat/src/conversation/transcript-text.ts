import { toPlainText } from '../markdown/plain-text';
import { dayName, timeOf } from '../strings/dates';
import type { Locale } from '../strings/locale';
import { strings } from '../strings/strings';
import { layOut } from './rows';
import { type Entry, shownText } from './transcript';

/** The conversation as a text file that anybody can read. */
export function transcriptText(entries: readonly Entry[], locale: Locale): string {
  const words = strings[locale];
  const lines = layOut(entries).map((row) => {
    if (row.kind === 'day') return `\n--- ${dayName(row.at, Date.now(), locale, words)} ---\n`;
    const { activity, at, isOwn } = row.entry;
    const files = (activity.attachments ?? []).map(({ name, contentUrl }) => name ?? contentUrl ?? '').filter(Boolean);
    const text = [toPlainText(shownText(activity)), ...files].join('\n').trim();
    return `[${timeOf(at, locale)}] ${isOwn ? words.you : words.assistant}\n${text}\n`;
  });
  return lines.join('\n').trim() + '\n';
}
