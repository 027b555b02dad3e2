import type { Activity } from '../direct-line/activity';

/** Chrome falls silent in the middle of an utterance that lasts about 14 seconds. */
const longestPiece = 180;

/** What to say for a message: the bot's own `speak` wins, an empty one means silence. */
export function spokenText(activity: Activity, plainText: string): string {
  return activity.speak === undefined ? toSpokenForm(plainText) : fromSsml(activity.speak);
}

/** Browsers read SSML tags aloud, or drop what is in them: only the words are kept, and pauses as commas. */
function fromSsml(speak: string): string {
  if (!/^\s*<(?:\?xml|speak)\b/i.test(speak)) return speak.trim();
  const document = new DOMParser().parseFromString(speak, 'application/xml');
  if (document.querySelector('parsererror')) return speak.replace(/<[^>]*>/g, ' ').trim();
  for (const pause of document.querySelectorAll('break')) pause.replaceWith(', ');
  for (const words of document.querySelectorAll('sub[alias]')) words.replaceWith(words.getAttribute('alias') ?? '');
  return document.documentElement.textContent.replace(/\s+/g, ' ').trim();
}

/** Plain text as one says it: figures in groups, amounts in euros, no address, no mark. */
export function toSpokenForm(text: string): string {
  return text
    .replace(/https?:\/\/\S+/g, '')
    .replace(/\p{Extended_Pictographic}/gu, '')
    .replace(/\bn°\s*/gi, 'numéro ')
    .replace(/\bM\.\s+(?=\p{Lu})/gu, 'Monsieur ')
    .replace(/\bMme\s+(?=\p{Lu})/gu, 'Madame ')
    .replace(/\bart\.\s*/gi, 'article ')
    .replace(/(\d[\d\s\u00a0\u202f]*)(?:,(\d{2}))?\s*€/g, sayAmount)
    .replace(/\s*%/g, ' pour cent')
    .replace(/\b(\d{2})\/(\d{2})\/(\d{4})\b/g, sayDate)
    .replace(/\b\d(?:[\d\u00a0\u202f ]{3,}\d)\b/g, sayDigits)
    .replace(/[*_#`|~]/g, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

function sayAmount(_all: string, euros: string, cents: string | undefined): string {
  const amount = `${euros.replace(/\D/g, '')} euros`;
  return cents && cents !== '00' ? `${amount} et ${Number(cents)} centimes` : amount;
}

function sayDate(all: string, day: string, month: string, year: string): string {
  const date = new Date(Number(year), Number(month) - 1, Number(day));
  const isDate = date.getMonth() === Number(month) - 1;
  return isDate ? date.toLocaleDateString('fr-FR', { day: 'numeric', month: 'long', year: 'numeric' }) : all;
}

/** An identifier is said figure by figure, three at a time, as people read it out to each other. */
function sayDigits(all: string): string {
  const digits = all.replace(/\D/g, '');
  if (digits.length < 5) return all;
  const groups = digits.match(/\d{1,3}/g) ?? [];
  return groups.map((group) => Array.from(group).join(', ')).join('. ');
}

/** Pieces short enough to be said whole, cut where a speaker would breathe. */
export function inPieces(text: string): readonly string[] {
  const pieces: string[] = [];
  for (const sentence of text.split(/(?<=[.!?;:])\s+|\n+/)) {
    let rest = sentence.trim();
    while (rest.length > longestPiece) {
      const comma = rest.lastIndexOf(', ', longestPiece - 1);
      const space = rest.lastIndexOf(' ', longestPiece);
      const cut = comma > longestPiece / 2 ? comma + 1 : space > 0 ? space : longestPiece;
      pieces.push(rest.slice(0, cut).trim());
      rest = rest.slice(cut).trim();
    }
    if (rest) pieces.push(rest);
  }
  return pieces;
}
