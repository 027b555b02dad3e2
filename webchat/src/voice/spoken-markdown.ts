import { parseMarkdown } from '../markdown/blocks';
import type { Block, ListBlock } from '../markdown/nodes';
import { inlineText } from '../markdown/plain-text';

/** Words in the order of hearing: links by their label, a line for each pause, a table row with the names of its columns. */
export function spokenMarkdown(markdown: string): string {
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
    case 'table': {
      const names = block.head.map(inlineText);
      return block.rows
        .map((row) => row.map((cell, index) => `${names[index] ?? ''} ${inlineText(cell)}`.trim()).join(', ') + '.')
        .join('\n');
    }
  }
}

function listText(list: ListBlock): string {
  return list.items
    .map(({ content, lists }, index) =>
      [`${list.isOrdered ? `${list.start + index}, ` : ''}${inlineText(content)}`, ...lists.map(listText)].join('\n'),
    )
    .join('\n');
}
