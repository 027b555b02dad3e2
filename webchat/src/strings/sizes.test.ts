import { expect, test } from 'vitest';
import { sizeOf } from './sizes';

test.each([
  [0, '1\u00A0ko'],
  [12 * 1024, '12\u00A0ko'],
  [1_500_000, '1,4\u00A0Mo'],
  [1_048_500, '1\u00A0Mo'],
])('%i bytes', (bytes, text) => {
  expect(sizeOf(bytes, 'fr')).toBe(text);
});

test('English has its own units', () => {
  expect(sizeOf(1_500_000, 'en').replace(/\s/, ' ')).toBe('1.4 MB');
});
