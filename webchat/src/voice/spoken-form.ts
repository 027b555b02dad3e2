import type { Activity } from '../direct-line/activity';
import { toPlainText } from '../markdown/plain-text';
import { type SpokenWords, spokenWords } from './spoken-words';

/** Chrome falls silent in the middle of an utterance that lasts about 14 seconds. */
const longestPiece = 160;
/** Short sentences are said together up to here: each piece costs a pause, or a request. */
const usualPiece = 110;

/** A SIREN, SIRET or telephone number in groups; a number in thousands; an identifier in one run. */
const figures =
  /(?<![\d,])(?:(\d{3}(?: \d{3}){2}(?: \d{5})?(?! ?\d)|\d{2}(?: \d{2}){4}(?! ?\d))|(\d{1,3}(?: \d{3})+(?! ?\d))|(?:\d{5,}|0\d{2,})(?!\d| euro))/g;

/** What to say for a message: the bot's own `speak` wins; an empty one leaves nothing to say. Choices are said after a question. */
export function spokenText(activity: Activity, language: string): string {
  const { speak, text = '', suggestedActions } = activity;
  if (speak !== undefined)
    return toSpokenForm(/^\s*<(?:\?xml|speak)\b/i.test(speak) ? fromSsml(speak) : speak, language);
  const titles = (suggestedActions?.actions ?? []).map(({ title }) => title ?? '').filter(Boolean);
  const choices = titles.length > 0 ? `\n${wordsOf(language).choices} ${titles.join(', ')}.` : '';
  return toSpokenForm(toPlainText(text, true) + choices, language);
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Browsers read SSML tags aloud, or drop what is in them: only the words are kept, and pauses as commas. Read as text,
 * since a page that asks for trusted types lets nobody parse markup.
 */
function fromSsml(speak: string): string {
  return speak
    .replace(/\s+|<!--.*?-->/gs, ' ')
    .replace(/<break\b[^>]*>/g, ', ')
    .replace(/<sub\b[^>]*\balias=(["'])(.*?)\1[^>]*>.*?<\/sub>/g, '$2')
    .replace(
      /<say-as\b[^>]*\binterpret-as=["'](?:digits|characters|spell-out|telephone)["'][^>]*>([^<]*)<\/say-as>/g,
      (_all, text: string) => spell(text),
    )
    .replace(/<\/[sp]>/g, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(\w+);/g, (all, name: string) => signs[name] ?? all);
}

/** Plain text as one says it: figures in groups, amounts in euros, no address, no mark. */
export function toSpokenForm(text: string, language = 'fr-FR'): string {
  const words = wordsOf(language);
  const say = (key: keyof typeof words.short): string => words.short[key] ?? key;
  return text
    .replace(/https?:\/\/\S+/g, '')
    .replace(/\p{Extended_Pictographic}\ufe0f?/gu, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(words.abbreviations, (_all, key: string) => `${say(key.toLowerCase())} `)
    .replace(words.acronyms, (key) => say(key))
    .replace(
      /(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?:T([\d:]+)[^\s,;]*)?(?![\d-])/g,
      (all, y, m, d, time?: string) =>
        sayDate(all, d as string, m as string, y as string, words) + (time ? ` ${words.at} ${time.slice(0, 5)}` : ''),
    )
    .replace(/\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/g, (all, d: string, m: string, y: string) =>
      sayDate(all, d, m, y, words),
    )
    .replace(words.time, (_all, hour: string, spoken?: string, clock?: string) => sayTime(hour, spoken ?? clock, words))
    .replace(words.amount, (_all, euros: string, cents?: string) => sayAmount(euros, cents, words))
    .replace(words.amountAfterSign, (_all, euros: string, cents?: string) => sayAmount(euros, cents, words))
    .replace(/\s*%/g, ` ${words.percent}`)
    .replace(/(?<=[A-Z\d])-(?=\d)/g, ', ')
    .replace(figures, (all, _identifier, thousands?: string) => (thousands ? all.replace(/ /g, '') : sayDigits(all)))
    .replace(/[*_#`|~→]/g, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ (?=[.,])/g, '')
    .trim();
}

function wordsOf(language: string): SpokenWords {
  return language.startsWith('en') ? spokenWords.en : spokenWords.fr;
}

function sayAmount(whole: string, fraction: string | undefined, { and, cents }: SpokenWords): string {
  const euros = Number(whole.replace(/\D/g, ''));
  const rest = Number((fraction ?? '').padEnd(2, '0').slice(0, 2));
  const amount = `${euros} ${euros < 2 ? 'euro' : 'euros'}`;
  return rest ? `${amount} ${and} ${rest} ${cents[rest < 2 ? 0 : 1]}` : amount;
}

function sayDate(all: string, day: string, month: string, year: string, { tag, first }: SpokenWords): string {
  const date = new Date(Number(year), Number(month) - 1, Number(day));
  if (date.getMonth() !== Number(month) - 1) return all;
  return date.toLocaleDateString(tag, { day: 'numeric', month: 'long', year: 'numeric' }).replace(/^1 /, first);
}

function sayTime(hour: string, minute: string | undefined, { hours }: SpokenWords): string {
  return `${Number(hour)} ${hours[Number(hour) < 2 ? 0 : 1]}${minute && minute !== '00' ? ` ${Number(minute)}` : ''}`;
}

/** An identifier is said figure by figure, three at a time, as people read it out to each other. */
function sayDigits(all: string): string {
  return (all.replace(/ /g, '').match(/\d{1,3}/g) ?? []).map(spell).join('. ');
}

function spell(text: string): string {
  return Array.from(text.trim()).join(', ');
}

/** Pieces short enough to be said whole, cut where a speaker would breathe. */
export function inPieces(text: string): readonly string[] {
  return text.split(/\n+/).flatMap((line) => {
    const pieces: string[] = [];
    for (const sentence of line.split(/(?<=[.!?;:])\s+/)) {
      for (const part of inParts(sentence.trim())) {
        const last = pieces.at(-1);
        if (last !== undefined && last.length + part.length < usualPiece) pieces.push(`${pieces.pop() ?? ''} ${part}`);
        else if (part) pieces.push(part);
      }
    }
    return pieces;
  });
}

function inParts(sentence: string): readonly string[] {
  const parts: string[] = [];
  let rest = sentence;
  while (rest.length > longestPiece) {
    const comma = rest.lastIndexOf(', ', longestPiece - 1);
    const space = rest.lastIndexOf(' ', longestPiece);
    const cut = comma > longestPiece / 2 ? comma + 1 : space > 0 ? space : longestPiece;
    parts.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return [...parts, rest];
}
