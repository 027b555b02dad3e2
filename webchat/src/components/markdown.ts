import { parseMarkdown } from '../markdown/blocks';
import type { Block, Inline, ListBlock } from '../markdown/nodes';
import { isFile, safeAddress } from '../markdown/safe-address';

export interface MarkdownOptions {
  /** What relative links are relative to. */
  readonly base: string;
  readonly tableName: string;
  readonly newWindow: string;
  /** Numbered items can be ticked off, as those written `[ ]` always can. */
  readonly hasSteps: boolean;
  isTicked(step: number): boolean | undefined;
  tick(step: number, isDone: boolean): void;
}

/** Builds nodes, never markup: what a text says can only become text, or a link to an allowed address. */
export function renderMarkdown(source: string, options: MarkdownOptions): HTMLElement {
  let step = 0;

  const inline = (nodes: readonly Inline[]): Node[] =>
    nodes.map((node) => {
      switch (node.kind) {
        case 'text':
          return document.createTextNode(node.text);
        case 'break':
          return document.createElement('br');
        case 'code':
          return element('code', [document.createTextNode(node.text)]);
        case 'strong':
          return element('strong', inline(node.children));
        case 'emphasis':
          return element('em', inline(node.children));
        case 'deleted':
          return element('del', inline(node.children));
        case 'link':
          return anchor(node.href, inline(node.children), options);
      }
    });

  const list = (block: ListBlock, depth: number): HTMLElement => {
    const areSteps = options.hasSteps && depth === 0 && block.isOrdered && block.items.length > 1;
    const items = block.items.map((entry) => {
      const content = inline(entry.content);
      const own = entry.isDone === undefined && !areSteps ? content : [checkbox(entry.isDone ?? false, content)];
      return element('li', [...own, ...entry.lists.map((inner) => list(inner, depth + 1))]);
    });
    const result = element(block.isOrdered ? 'ol' : 'ul', items);
    if (block.isOrdered && block.start !== 1) result.setAttribute('start', String(block.start));
    if (areSteps || block.items.some((entry) => entry.isDone !== undefined)) result.className = 'steps';
    return result;
  };

  const checkbox = (isDone: boolean, content: Node[]): HTMLElement => {
    const number = step++;
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = options.isTicked(number) ?? isDone;
    box.addEventListener('change', () => options.tick(number, box.checked));
    return element('label', [box, element('span', content)]);
  };

  const block = (node: Block): HTMLElement => {
    switch (node.kind) {
      case 'paragraph':
        return element('p', inline(node.content));
      case 'heading':
        return element('p', [element('strong', inline(node.content))]);
      case 'quote':
        return element('blockquote', inline(node.content));
      case 'code':
        return element('pre', [element('code', [document.createTextNode(node.text)])]);
      case 'rule':
        return document.createElement('hr');
      case 'list':
        return list(node, 0);
      case 'table': {
        const row = (cells: readonly (readonly Inline[])[], name: 'th' | 'td'): HTMLElement =>
          element(
            'tr',
            cells.map((cell) => element(name, inline(cell))),
          );
        const head = element('thead', [row(node.head, 'th')]);
        const table = element('table', [
          head,
          element(
            'tbody',
            node.rows.map((cells) => row(cells, 'td')),
          ),
        ]);
        return scrollable(table, options.tableName);
      }
    }
  };

  const result = element('div', parseMarkdown(source).map(block));
  result.className = 'markdown';
  return result;
}

function element(name: string, children: readonly Node[]): HTMLElement {
  const result = document.createElement(name);
  result.append(...children);
  return result;
}

/** A wide table scrolls in its own box, which the keyboard can reach. */
function scrollable(table: HTMLElement, name: string): HTMLElement {
  const box = element('div', [table]);
  box.className = 'scroll';
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', name);
  return box;
}

/** Opens beside the page, which holds a form that must not be lost, and says so; a file of the service downloads. */
export function anchor(
  href: unknown,
  children: readonly Node[],
  { base, newWindow }: Pick<MarkdownOptions, 'base' | 'newWindow'>,
): HTMLElement {
  const address = safeAddress(href, base);
  if (!address) return element('span', children);
  const link = document.createElement('a');
  link.href = address;
  link.rel = 'noopener noreferrer';
  link.append(...children);
  if (address.startsWith('mailto:')) return link;
  link.target = '_blank'; // a page of another site has no say in what downloads: there it opens a tab, which closes itself
  if (isFile(address, base)) link.download = '';
  else link.title = `${link.textContent} - ${newWindow}`;
  return link;
}
