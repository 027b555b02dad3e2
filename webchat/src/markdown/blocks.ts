import { parseInline } from './inline';
import type { Block, Inline, ListBlock, ListItem } from './nodes';

const heading = /^ {0,3}#{1,6}\s+(.*)$/;
const rule = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const fence = /^ {0,3}(?:```|~~~)/;
const quote = /^ {0,3}>\s?/;
const item = /^(\s*)(?:[-*+•]|(\d{1,9})[.)])\s+(.*)$/;
const task = /^\[([ xX])\]\s+/;
const tableRule = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** Reads a whole text. It never fails: what is not understood is shown as it was written. */
export function parseMarkdown(source: string): readonly Block[] {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (!line.trim()) {
      at += 1;
    } else if (fence.test(line)) {
      const stop = endOf(lines, at + 1, (other) => !fence.test(other));
      blocks.push({ kind: 'code', text: lines.slice(at + 1, stop).join('\n') });
      at = stop + 1;
    } else if (rule.test(line)) {
      blocks.push({ kind: 'rule' });
      at += 1;
    } else if (heading.test(line)) {
      blocks.push({ kind: 'heading', content: parseInline(heading.exec(line)?.[1] ?? '') });
      at += 1;
    } else if (line.includes('|') && tableRule.test(lines[at + 1] ?? '')) {
      const stop = endOf(lines, at + 2, (other) => other.includes('|'));
      const [head = [], ...rows] = [line, ...lines.slice(at + 2, stop)].map(cells);
      blocks.push({ kind: 'table', head, rows: rows.map((row) => head.map((_, column) => row[column] ?? [])) });
      at = stop;
    } else if (item.test(line)) {
      const stop = endOf(lines, at + 1, (other) => item.test(other) || /^\s{2,}\S/.test(other));
      blocks.push(...readLists(lines.slice(at, stop)));
      at = stop;
    } else if (quote.test(line)) {
      const stop = endOf(lines, at + 1, (other) => quote.test(other));
      const inner = lines.slice(at, stop).map((other) => other.replace(quote, ''));
      blocks.push({ kind: 'quote', content: parseInline(inner.join('\n')) });
      at = stop;
    } else {
      const stop = endOf(lines, at + 1, (other) => other.trim() !== '' && !opensBlock(other));
      blocks.push({ kind: 'paragraph', content: parseInline(lines.slice(at, stop).map(trimmed).join('\n')) });
      at = stop;
    }
  }
  return blocks;
}

function endOf(lines: readonly string[], from: number, belongs: (line: string) => boolean): number {
  let at = from;
  while (at < lines.length && belongs(lines[at] ?? '')) at += 1;
  return at;
}

function opensBlock(line: string): boolean {
  return [heading, rule, fence, quote, item].some((pattern) => pattern.test(line));
}

function trimmed(line: string): string {
  return line.trim();
}

function cells(line: string): readonly (readonly Inline[])[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => parseInline(cell.trim()));
}

interface Line {
  readonly indent: number;
  readonly number: number | null;
  text: string;
}

/** One list, or several where bullets and numbers follow each other. Deeper lines are lists of their item. */
function readLists(lines: readonly string[]): readonly ListBlock[] {
  const items: Line[] = [];
  for (const line of lines) {
    const [, space = '', digits, text = ''] = item.exec(line) ?? [];
    const last = items.at(-1);
    if (item.test(line)) items.push({ indent: space.length, number: digits ? Number(digits) : null, text });
    else if (last) last.text += `\n${line.trim()}`;
  }
  return nest(items, 0);
}

function nest(lines: readonly Line[], depth: number): readonly ListBlock[] {
  const lists: { kind: 'list'; isOrdered: boolean; start: number; items: ListItem[] }[] = [];
  const indent = lines[0]?.indent ?? 0;
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    if (!line) break;
    let stop = at + 1;
    // Beyond a few levels everything stands at the same one: nobody writes that, but somebody may send it.
    while (depth < 4 && (lines[stop]?.indent ?? -1) > indent + 1) stop += 1;
    const isOrdered = line.number !== null;
    let list = lists.at(-1);
    if (list?.isOrdered !== isOrdered) {
      list = { kind: 'list', isOrdered, start: line.number ?? 1, items: [] };
      lists.push(list);
    }
    const mark = task.exec(line.text);
    list.items.push({
      content: parseInline(mark ? line.text.slice(mark[0].length) : line.text),
      ...(mark ? { isDone: mark[1] !== ' ' } : {}),
      lists: nest(lines.slice(at + 1, stop), depth + 1),
    });
    at = stop;
  }
  return lists;
}
