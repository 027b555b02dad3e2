import { expect, test } from 'vitest';
import { inPieces, spokenText, toSpokenForm } from './spoken-form';

test('figures, amounts, dates and short forms are said as people say them', () => {
  expect(toSpokenForm('SIRET 732 829 320 00074')).toBe('SIRET 7, 3, 2. 8, 2, 9. 3, 2, 0. 0, 0, 0. 7, 4');
  expect(toSpokenForm('1 250,50 € et 12,00 €')).toBe('1250 euros et 50 centimes et 12 euros');
  expect(toSpokenForm('Le 03/11/2026, n° 12, 20 %')).toBe('Le 3 novembre 2026, numéro 12, 20 pour cent');
  expect(toSpokenForm('M. Dupont, art. 3, voir https://a.test/x')).toBe('Monsieur Dupont, article 3, voir');
  expect(toSpokenForm('En 2026, 24 factures')).toBe('En 2026, 24 factures');
});

test('the bot’s own words win, and an empty one is silence', () => {
  const message = { type: 'message', text: 'écrit' };
  expect(spokenText({ ...message, speak: 'dit' }, 'écrit')).toBe('dit');
  expect(spokenText({ ...message, speak: '' }, 'écrit')).toBe('');
  expect(spokenText(message, 'écrit')).toBe('écrit');
});

test('no piece is longer than a browser can say, and nothing is lost', () => {
  const text = `${'Une phrase assez courte. '.repeat(20)}${'mot '.repeat(200)}${'x'.repeat(400)}`;
  const pieces = inPieces(text);
  expect(pieces.every((piece) => piece.length <= 180)).toBe(true);
  expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
});
