import { expect, test } from 'vitest';
import { isFile } from './safe-address';

const service = 'https://assistant.test';

test.each([
  ['https://assistant.test/documents/abc/fiche.docx', true],
  ['https://assistant.test/v3/directline/conversations/c1/files/f1?t=x', true],
  ['https://assistant.test/aide/deposer-factures-travaux', false],
  ['https://ailleurs.test/documents/abc/fiche.docx', false],
  ['mailto:documents@assistant.test', false],
])('%s', (address, expected) => {
  expect(isFile(address, service)).toBe(expected);
});
