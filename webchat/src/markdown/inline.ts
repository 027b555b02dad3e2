import type { Inline } from './nodes';

/** No sentence nests deeper; a hostile text must not either. */
const deepest = 6;
/** How far a closing mark is looked for, so that a long hostile text costs a time in proportion to its length. */
const reach = 2_000;

const marks = [
  ['**', 'strong'],
  ['__', 'strong'],
  ['~~', 'deleted'],
  ['*', 'emphasis'],
  ['_', 'emphasis'],
] as const;

const link =
  /!?\[([^[\]\n]{0,500})\]\(\s*<?([^\s()<>]{1,2000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,200})?)>?(?:\s+"[^"\n]{0,200}")?\s*\)/y;
const address = /https?:\/\/[^\s<>"'`|*]{1,2000}/y;
const lineBreak = /<br\s*\/?>/iy;

export function parseInline(source: string, depth = 0): readonly Inline[] {
  const nodes: Inline[] = [];
  let text = '';
  let at = 0;
  const flush = (): void => {
    if (text) nodes.push({ kind: 'text', text });
    text = '';
  };
  const push = (node: Inline, end: number): void => {
    flush();
    nodes.push(node);
    at = end;
  };

  while (at < source.length) {
    const character = source.charAt(at);
    const found = special.has(character) ? readSpecial(source, at, depth) : null;
    if (found) {
      push(found.node, found.end);
    } else if (character === '\\' && escapable.test(source.charAt(at + 1))) {
      text += source.charAt(at + 1);
      at += 2;
    } else {
      text += character;
      at += 1;
    }
  }
  flush();
  return nodes;
}

const special = new Set(['`', '[', '!', '*', '_', '~', '\n', '<', 'h']);
const escapable = /[\\`*_{}[\]()#+\-.!|~<>]/;

interface Found {
  readonly node: Inline;
  readonly end: number;
}

function readSpecial(source: string, at: number, depth: number): Found | null {
  switch (source.charAt(at)) {
    case '\n':
      return { node: { kind: 'break' }, end: at + 1 };
    case '<': {
      const found = matchAt(lineBreak, source, at);
      return found && { node: { kind: 'break' }, end: at + found[0].length };
    }
    case '`':
      return readCode(source, at);
    case '[':
    case '!':
      return readLink(source, at, depth);
    case 'h':
      return readAddress(source, at);
    default:
      return depth < deepest ? readMarked(source, at, depth) : null;
  }
}

function readCode(source: string, at: number): Found | null {
  const close = source.slice(at + 1, at + reach).indexOf('`');
  if (close < 1) return null;
  return { node: { kind: 'code', text: source.slice(at + 1, at + 1 + close) }, end: at + close + 2 };
}

/** An image becomes a link to it: nothing is fetched from elsewhere because a text says so. */
function readLink(source: string, at: number, depth: number): Found | null {
  const found = matchAt(link, source, at);
  if (!found) return null;
  const [all, label = '', href = ''] = found;
  const children = parseInline(label || href, depth + 1).flatMap((node) =>
    node.kind === 'link' ? node.children : [node],
  );
  return { node: { kind: 'link', href, children }, end: at + all.length };
}

function readAddress(source: string, at: number): Found | null {
  if (at > 0 && /[\w/]/.test(source.charAt(at - 1))) return null;
  const found = matchAt(address, source, at);
  if (!found) return null;
  const href = found[0].replace(/[.,;:!?)\]]+$/, '');
  return { node: { kind: 'link', href, children: [{ kind: 'text', text: href }] }, end: at + href.length };
}

function readMarked(source: string, at: number, depth: number): Found | null {
  for (const [mark, kind] of marks) {
    if (!source.startsWith(mark, at)) continue;
    // An underscore inside a word is part of the word: FICHIER_DE_PAIE.
    if (mark.startsWith('_') && at > 0 && isWord(source.charAt(at - 1))) continue;
    const close = closing(source, at + mark.length, mark);
    if (close < 0) continue;
    const children = parseInline(source.slice(at + mark.length, close), depth + 1);
    return { node: { kind, children }, end: close + mark.length };
  }
  return null;
}

function closing(source: string, from: number, mark: string): number {
  if (/\s/.test(source.charAt(from)) || from >= source.length) return -1;
  const limit = Math.min(source.length, from + reach);
  for (let at = source.indexOf(mark, from + 1); at >= 0 && at < limit; at = source.indexOf(mark, at + 1)) {
    const isHalf = mark.length === 1 && (source.charAt(at + 1) === mark || source.charAt(at - 1) === mark);
    const isInWord = mark.startsWith('_') && isWord(source.charAt(at + mark.length));
    if (!isHalf && !isInWord && !/\s/.test(source.charAt(at - 1))) return at;
  }
  return -1;
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}
