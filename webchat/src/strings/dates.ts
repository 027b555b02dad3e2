import { languageTags, type Locale } from './locale';
import type { Strings } from './strings';

const formats = new Map<string, Intl.DateTimeFormat>();

export function timeOf(at: number, locale: Locale): string {
  return format('time', locale, { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** "Aujourd’hui", "Hier", then the day's own name. */
export function dayName(
  at: number,
  now: number,
  locale: Locale,
  strings: Pick<Strings, 'today' | 'yesterday'>,
): string {
  const day = new Date(at).toDateString();
  if (day === new Date(now).toDateString()) return strings.today;
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (day === yesterday.toDateString()) return strings.yesterday;
  return format('day', locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}

/** Making a format costs more than a thousand uses of it. */
function format(name: string, locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = name + locale;
  let known = formats.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(languageTags[locale], options);
    formats.set(key, known);
  }
  return known;
}
