import { parseMarkdown } from './blocks';
import type { Block, Inline, ListBlock } from './nodes';

/** The same words without the marks: for screen readers' announcements, for speech and for the downloaded transcript. */
export function toPlainText(markdown: string): string {
  return parseMarkdown(markdown).map(blockText).filter(Boolean).join('\n');
}

function blockText(block: Block): string {
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
      return listText(block);
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(inlineText).join(' ; ')).join('\n');
  }
}

function listText(list: ListBlock): string {
  return list.items
    .map(({ content, lists }, index) => {
      const mark = list.isOrdered ? `${list.start + index}. ` : '- ';
      return [mark + inlineText(content), ...lists.map(listText)].join('\n');
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
