import { parseMarkdown } from './blocks';
import type { Block, Inline, ListBlock } from './nodes';

/**
 * The same words without the marks: for screen readers' announcements and for the downloaded transcript. To be spoken,
 * a table's row has the names of its columns, and a list no dash.
 */
export function toPlainText(markdown: string, isSpoken = false): string {
  return parseMarkdown(markdown)
    .map((block) => blockText(block, isSpoken))
    .filter(Boolean)
    .join('\n');
}

function blockText(block: Block, isSpoken: boolean): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return inlineText(block.content);
    case 'code':
      return block.text;
    case 'rule':
      return '';
    case 'list':
      return listText(block, isSpoken);
    case 'table': {
      const [names = [], ...rows] = [block.head, ...block.rows].map((row) => row.map(inlineText));
      const spoken = (row: readonly string[]): string => row.map((cell, index) => `${names[index]} ${cell}`).join(', ');
      return isSpoken
        ? rows.map((row) => `${spoken(row)}.`).join('\n')
        : [names, ...rows].map((row) => row.join(' ; ')).join('\n');
    }
  }
}

function listText(list: ListBlock, isSpoken: boolean): string {
  return list.items
    .map(({ content, lists }, index) => {
      const number = `${list.start + index}`;
      const mark = list.isOrdered ? `${number}${isSpoken ? ', ' : '. '}` : isSpoken ? '' : '- ';
      return [mark + inlineText(content), ...lists.map((inner) => listText(inner, isSpoken))].join('\n');
    })
    .join('\n');
}

export function inlineText(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'text':
        case 'code':
          return node.text;
        case 'break':
          return '\n';
        case 'link':
        case 'strong':
        case 'emphasis':
        case 'deleted':
          return inlineText(node.children);
      }
    })
    .join('');
}
