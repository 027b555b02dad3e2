import type { Entry } from './transcript';

/** What stands on one line of the log. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'message'; readonly key: string; readonly entry: Entry; readonly startsGroup: boolean };

const groupGap = 5 * 60_000;

/** Puts a separator before each day, and tells where the speaker changes or falls silent for a while. */
export function layOut(entries: readonly Entry[]): readonly Row[] {
  const rows: Row[] = [];
  let last: Entry | undefined;
  for (const entry of entries) {
    const isNewDay = !last || dayOf(last.at) !== dayOf(entry.at);
    if (isNewDay) rows.push({ kind: 'day', key: `day-${entry.key}`, at: entry.at });
    const startsGroup = isNewDay || last?.isOwn !== entry.isOwn || entry.at - last.at > groupGap;
    rows.push({ kind: 'message', key: entry.key, entry, startsGroup });
    last = entry;
  }
  return rows;
}

function dayOf(at: number): string {
  return new Date(at).toDateString();
}
