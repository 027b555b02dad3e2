/** How a language says what is written short. */
export interface SpokenWords {
  readonly tag: string;
  readonly choices: string;
  readonly and: string;
  readonly at: string;
  readonly percent: string;
  /** The first of a month, before its name. */
  readonly first: string;
  readonly cents: readonly [string, string];
  readonly hours: readonly [string, string];
  /** Groups: euros and cents. */
  readonly amount: RegExp;
  readonly amountAfterSign: RegExp;
  readonly time: RegExp;
  readonly abbreviations: RegExp;
  readonly acronyms: RegExp;
  /** By the short form, abbreviations in lower case. */
  readonly short: Readonly<Record<string, string>>;
}

/** Said letter by letter. SIRET, SIREN, IBAN and RIB are words, and stay as they are. */
const spelt = ['TVA', 'VAT', 'PDF', 'EDI', 'API', 'URL', 'CSV', 'XML', 'CGU', 'FAQ'];
const letters = Object.fromEntries(spelt.map((acronym) => [acronym, Array.from(acronym).join(' ')]));

const never = /(?!)/g;

export const spokenWords: Readonly<Record<'fr' | 'en', SpokenWords>> = {
  fr: {
    tag: 'fr-FR',
    choices: 'Vous pouvez répondre :',
    and: 'et',
    at: 'à',
    percent: 'pour cent',
    first: '1er ',
    cents: ['centime', 'centimes'],
    hours: ['heure', 'heures'],
    amount: /(?<!\d)(\d{1,3}(?: \d{3})+|\d+)(?:,(\d{1,2}))?\s*(?:€|EUR\b)/g,
    amountAfterSign: never,
    time: /\b([01]?\d|2[0-3])(?: ?h(?: ?([0-5]\d))?(?![\p{L}\d])|:([0-5]\d)(?![\d:]))/gu,
    abbreviations: /(?<![\p{L}\d])(n[°º]|m\.(?= ?\p{Lu})|mme(?= \p{Lu})|art\.|tél\.)\s*/giu,
    acronyms: new RegExp(`\\b(?:${[...spelt, 'TTC', 'HT'].join('|')})\\b`, 'g'),
    short: {
      ...letters,
      TTC: 'toutes taxes comprises',
      HT: 'hors taxes',
      'n°': 'numéro',
      nº: 'numéro',
      'm.': 'Monsieur',
      mme: 'Madame',
      'art.': 'article',
      'tél.': 'téléphone',
    },
  },
  en: {
    tag: 'en-GB',
    choices: 'You can answer:',
    and: 'and',
    at: 'at',
    percent: 'percent',
    first: '1 ',
    cents: ['cent', 'cents'],
    hours: ['', ''],
    amount: /(?<![\d.,€])(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{2}))?\s*(?:€|EUR\b)/g,
    amountAfterSign: /€\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{2}))?/g,
    time: never,
    abbreviations: /(?<![\p{L}\d])(n[°º]|no\.(?= ?\d)|art\.)\s*/giu,
    acronyms: new RegExp(`\\b(?:${spelt.join('|')})\\b`, 'g'),
    short: { ...letters, 'n°': 'number', nº: 'number', 'no.': 'number', 'art.': 'article' },
  },
};
