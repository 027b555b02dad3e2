import { expect, test } from 'vitest';
import { Transcript } from '../conversation/transcript';
import { type Activity, isActivitySet, readActivity } from '../direct-line/activity';
import { parseMarkdown } from '../markdown/blocks';
import type { Block, Inline, ListBlock } from '../markdown/nodes';
import { toPlainText } from '../markdown/plain-text';
import { safeAddress } from '../markdown/safe-address';
import { inPieces, toSpokenForm } from '../voice/spoken-form';
import { Generator } from './generator';

/** Whatever the service, or somebody in its place, sends: no parser fails or takes long. `FUZZ_SECONDS` for each, `FUZZ_SEED` repeats. */
interface Run {
  readonly env: { readonly FUZZ_SECONDS?: string; readonly FUZZ_SEED?: string };
}
const { env } = (globalThis as unknown as { process: Run }).process;
const seconds = Number(env.FUZZ_SECONDS ?? 0.4);
const seed = Number(env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const longest = 1_000;
const patience = { timeout: seconds * 1_000 + 60_000 };

const pieces = [
  ...[
    '**',
    '__',
    '*',
    '_',
    '~~',
    '`',
    '```\n',
    '[',
    ']',
    '(',
    ')',
    '](',
    '![',
    '<',
    '>',
    '\\',
    '|',
    '\n',
    '\n\n',
    ' ',
    '    ',
  ],
  ...[
    '# ',
    '- ',
    '1. ',
    '> ',
    '---\n',
    '| a | b |\n| - | - |\n',
    '[ ] ',
    '<br>',
    '<script>',
    'https://a.test/x',
    'javascript:',
  ],
  ...[
    'a',
    'mot',
    '12',
    '1 250,50 €',
    '73282932000074',
    '24/11/2026',
    '%',
    ' €',
    'n° ',
    'M. ',
    'art. ',
    ', ',
    '. ',
    '\u00a0',
    '🙂',
    '\ud83d',
  ],
  ...[
    '[aide](/aide/x)',
    '[x](javascript:alert(1))',
    '[y](data:text/html,z)',
    'e\u0301',
    '\u202e',
    '{name}',
    '&lt;',
    '"',
    "'",
  ],
];
const names = [
  ...[
    'id',
    'type',
    'text',
    'from',
    'role',
    'timestamp',
    'channelData',
    'clientActivityID',
    'attachments',
    'contentType',
    'content',
  ],
  ...[
    'contentUrl',
    'name',
    'suggestedActions',
    'actions',
    'title',
    'value',
    'entities',
    'speak',
    'inputHint',
    'replyToId',
    'watermark',
  ],
];

/** Runs for the time that there is; a failure names the seed and the input. */
function fuzz<T>(make: (generator: Generator) => T, check: (input: T) => void): void {
  const generator = new Generator(seed);
  const end = performance.now() + seconds * 1_000;
  for (let run = 0; performance.now() < end; run += 1) {
    const input = make(generator);
    try {
      let took = time(check, input);
      // Neighbours may have had the processor: only what is slow three times is slow.
      if (took > longest) took = Math.min(time(check, input), time(check, input), time(check, input));
      expect(took).toBeLessThan(longest);
    } catch (failure) {
      throw new Error(`Seed ${seed}, run ${run}: ${JSON.stringify(input).slice(0, 1_000)}`, { cause: failure });
    }
  }
}

function time<T>(check: (input: T) => void, input: T): number {
  const started = performance.now();
  check(input);
  return performance.now() - started;
}

function inlines(block: Block): readonly Inline[] {
  switch (block.kind) {
    case 'code':
    case 'rule':
      return [];
    case 'list':
      return items(block);
    case 'table':
      return [block.head, ...block.rows].flat(2);
    default:
      return block.content;
  }
}

function items(list: ListBlock): readonly Inline[] {
  return list.items.flatMap(({ content, lists }) => [...content, ...lists.flatMap(items)]);
}

function links(nodes: readonly Inline[]): readonly string[] {
  return nodes.flatMap((node) =>
    node.kind === 'link' ? [node.href, ...links(node.children)] : 'children' in node ? links(node.children) : [],
  );
}

test('Markdown becomes nodes whose links lead to the web, to mail or nowhere', patience, () => {
  fuzz(
    (generator) => generator.text(pieces),
    (text) => {
      for (const href of links(parseMarkdown(text).flatMap(inlines))) {
        expect(safeAddress(href, 'https://bot.test/') ?? 'https:').toMatch(/^(https?|mailto):/);
      }
      expect(typeof toPlainText(text)).toBe('string');
    },
  );
});

test('what is said has no address and no mark, and its pieces are the whole', patience, () => {
  fuzz(
    (generator) => generator.text(pieces),
    (text) => {
      const spoken = toSpokenForm(text);
      expect(spoken).not.toMatch(/https?:\/\/[^\s]|[*_#`|~]/);
      const said = inPieces(spoken);
      expect(Math.max(0, ...said.map((piece) => piece.length))).toBeLessThanOrEqual(180);
      expect(said.join('').replace(/\s/g, '')).toBe(spoken.replace(/\s/g, ''));
    },
  );
});

test('a set of activities is read once, in its order, whatever is in it', patience, () => {
  fuzz(
    (generator) => ({ activities: generator.json(names, pieces), watermark: generator.json(names, pieces) }),
    (set: object) => {
      if (!isActivitySet(set)) return;
      const transcript = new Transcript();
      const activities = set.activities.map(readActivity).filter((activity) => activity !== null);
      transcript.receiveAll(activities, 0);
      const { length } = transcript.entries;
      const again: readonly Activity[] = transcript.receiveAll(activities, 1).map((entry) => entry.activity);
      expect(again).toEqual([]);
      expect(transcript.entries.length).toBe(length);
    },
  );
});
