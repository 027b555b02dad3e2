import { expect, test } from 'vitest';
import { inPieces, spokenText, toSpokenForm } from './spoken-form';
import { toPlainText } from '../markdown/plain-text';

test.each([
  ['SIRET 732 829 320 00074', 'SIRET 7, 3, 2. 8, 2, 9. 3, 2, 0. 0, 0, 0. 7, 4'],
  ['SIREN 732829320.', 'SIREN 7, 3, 2. 8, 2, 9. 3, 2, 0.'],
  ['le 01 23 45 67 89', 'le 0, 1, 2. 3, 4, 5. 6, 7, 8. 9'],
  ['1 250,50 € et 12,00 €', '1250 euros et 50 centimes et 12 euros'],
  ['12\u202f000,00\u00a0€, 1 € et 0,01 €', '12000 euros, 1 euro et 0 euro et 1 centime'],
  ['En 2026 1 250 EUR', 'En 2026 1250 euros'],
  ['Le 03/11/2026, n° 12, 20 %', 'Le 3 novembre 2026, numéro 12, 20 pour cent'],
  ['2026-12-01, le 24 novembre 2026', '1er décembre 2026, le 24 novembre 2026'],
  ['2026-11-24T14:05:00Z', '24 novembre 2026 à 14 heures 5'],
  ['à 9 h, 14 h 30 et 18:00', 'à 9 heures, 14 heures 30 et 18 heures'],
  ['Le 31/02/2026', 'Le 31/02/2026'],
  ['M. Dupont, art. 3, voir https://a.test/x', 'Monsieur Dupont, article 3, voir'],
  ['La TVA, 10 € HT, le SIRET, l’IBAN', 'La T V A, 10 euros hors taxes, le SIRET, l’IBAN'],
  ['En 2026, 24 factures et 12 000 lignes', 'En 2026, 24 factures et 12000 lignes'],
  ['Facture F-2026-0412 ✅', 'Facture F, 2026, 0, 4, 1. 2'],
])('%s', (written, spoken) => {
  expect(toSpokenForm(written)).toBe(spoken);
});

test.each([
  ['€1,250.50 on 24/11/2026', '1250 euros and 50 cents on 24 November 2026'],
  ['VAT 20%, no. 12, 12,000 €', 'V A T 20 percent, number 12, 12000 euros'],
])('in English: %s', (written, spoken) => {
  expect(toSpokenForm(written, 'en-GB')).toBe(spoken);
});

test('the bot’s own words win, an empty one is silence, and choices are said after a question', () => {
  const message = { type: 'message', text: 'Confirmez-vous **l’envoi** ?' };
  const suggestedActions = {
    actions: [
      { type: 'imBack', title: 'Confirmer l’envoi' },
      { type: 'imBack', title: 'Annuler' },
    ],
  };
  expect(spokenText({ ...message, speak: 'n° 3' }, 'fr-FR')).toBe('numéro 3');
  expect(spokenText({ ...message, speak: '' }, 'fr-FR')).toBe('');
  expect(spokenText({ ...message, suggestedActions }, 'fr-FR')).toBe(
    'Confirmez-vous l’envoi ?\nVous pouvez répondre : Confirmer l’envoi, Annuler.',
  );
});

test('lists and tables are said line by line, a cell with the name of its column', () => {
  expect(toPlainText('Voici :\n\n1. un\n2. [deux](/x)\n\n- trois', true)).toBe('Voici :\n1, un\n2, deux\ntrois');
  expect(toPlainText('| Facture | Montant |\n|---|---|\n| F1 | 3 € |\n| F2 | 4 € |', true)).toBe(
    'Facture F1, Montant 3 €.\nFacture F2, Montant 4 €.',
  );
});

test('no piece is longer than a browser can say, short sentences go together, and nothing is lost', () => {
  const text = `${'Une phrase assez courte. '.repeat(20)}${'mot '.repeat(200)}${'x'.repeat(400)}`;
  const pieces = inPieces(text);
  expect(pieces.every((piece) => piece.length <= 160)).toBe(true);
  expect(pieces[0]).toBe(
    'Une phrase assez courte. Une phrase assez courte. Une phrase assez courte. Une phrase assez courte.',
  );
  expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
});

test('of SSML the words are said, pauses and spelling included', () => {
  const speak = `<?xml version="1.0"?><speak version="1.0" xml:lang="fr-FR"><p><s>Le <sub alias="numéro">n°</sub>
    <say-as interpret-as="digits">042</say-as></s><s>Achats &amp; ventes<break time="1s"/>merci</s></p></speak>`;
  expect(inPieces(spokenText({ type: 'message', speak }, 'fr-FR'))).toEqual([
    'Le numéro 0, 4, 2',
    'Achats & ventes, merci',
  ]);
});
