import { expect, test } from 'vitest';
import { parseMarkdown } from './blocks';
import { parseInline } from './inline';
import { toPlainText } from './plain-text';
import { safeAddress } from './safe-address';

test('reads the marks that the assistant writes', () => {
  expect(parseInline('Un **lien** *ici*, `code`, [aide](/aide/x)')).toEqual([
    { kind: 'text', text: 'Un ' },
    { kind: 'strong', children: [{ kind: 'text', text: 'lien' }] },
    { kind: 'text', text: ' ' },
    { kind: 'emphasis', children: [{ kind: 'text', text: 'ici' }] },
    { kind: 'text', text: ', ' },
    { kind: 'code', text: 'code' },
    { kind: 'text', text: ', ' },
    { kind: 'link', href: '/aide/x', children: [{ kind: 'text', text: 'aide' }] },
  ]);
});

test('leaves identifiers, products and prices as they are', () => {
  for (const text of ['TECH_1_219@cpro.fr', 'FICHIER_DE_PAIE', '3 * 4 * 5', 'a ** b', '5 < 6', '<b>gras</b>']) {
    expect(toPlainText(text)).toBe(text);
  }
});

test('an image is a link, and a link in a link is not', () => {
  expect(parseInline('![photo](https://a.test/x.png)')).toEqual([
    { kind: 'link', href: 'https://a.test/x.png', children: [{ kind: 'text', text: 'photo' }] },
  ]);
  expect(parseInline('[https://a.test](https://b.test)')[0]).toMatchObject({
    kind: 'link',
    href: 'https://b.test',
    children: [{ kind: 'text' }],
  });
});

test('a bare address ends before the full stop', () => {
  expect(parseInline('Voir https://a.test/x.').slice(1)).toEqual([
    { kind: 'link', href: 'https://a.test/x', children: [{ kind: 'text', text: 'https://a.test/x' }] },
    { kind: 'text', text: '.' },
  ]);
});

test('reads lists in lists, numbers that start later, and steps', () => {
  const [list] = parseMarkdown('3. [ ] un\n   - dedans\n4. [x] deux');
  expect(list).toMatchObject({
    kind: 'list',
    isOrdered: true,
    start: 3,
    items: [
      { isDone: false, lists: [{ isOrdered: false, items: [{ content: [{ text: 'dedans' }] }] }] },
      { isDone: true },
    ],
  });
});

test('reads tables, and fills short rows', () => {
  const [table] = parseMarkdown('| a | b |\n|---|:-:|\n| 1 |\n| 2 | 3 |');
  expect(table).toMatchObject({
    kind: 'table',
    rows: [
      [[{ text: '1' }], []],
      [[{ text: '2' }], [{ text: '3' }]],
    ],
  });
});

test('says everything in plain words', () => {
  expect(toPlainText('# Titre\n\nUn **mot**\net [un lien](/x)\n\n- a\n- b\n\n| c | d |\n|--|--|\n| 1 | 2 |')).toBe(
    'Titre\nUn mot\net un lien\n- a\n- b\nc ; d\n1 ; 2',
  );
});

test('a hostile text costs little', () => {
  const hostile = [
    '**a ',
    '[',
    '[a](',
    '`',
    '_a*',
    '- ',
    '> ',
    '#'.repeat(6) + ' ',
    '|a',
    '```\n',
    '\\',
    'http://',
    '! ',
  ];
  const start = performance.now();
  for (const piece of hostile) parseMarkdown(piece.repeat(Math.ceil(100_000 / piece.length)));
  parseMarkdown('x'.repeat(100_000));
  parseMarkdown(`# ${' '.repeat(100_000)}x`);
  // A cost that grows with the square takes minutes; this takes a second, or ten where others use the machine.
  expect(performance.now() - start).toBeLessThan(30_000);
}, 60_000);

test('follows only addresses of the web and of mail', () => {
  const base = 'https://service.test';
  expect(safeAddress('/aide/x', base)).toBe('https://service.test/aide/x');
  expect(safeAddress('mailto:a@b.fr', base)).toBe('mailto:a@b.fr');
  for (const href of [
    'javascript:alert(1)',
    ' JaVaScRiPt:x',
    'java\nscript:x',
    'data:text/html,x',
    'blob:x',
    'file:///x',
    'http://',
    3,
  ]) {
    expect(safeAddress(href, base)).toBeNull();
  }
});
