import { expect, test } from 'vitest';
import type { Activity, OutgoingActivity } from '../direct-line/activity';
import { isJudgeable, voteAction } from './feedback';
import { layOut } from './rows';
import { Transcript } from './transcript';

const bot = (id: string, text: string, more: Partial<Activity> = {}): Activity => ({
  type: 'message',
  id,
  text,
  from: { id: 'bot', role: 'bot' },
  ...more,
});

const own = (clientActivityID: string, text: string, id?: string): OutgoingActivity => ({
  type: 'message',
  text,
  from: { id: 'u', role: 'user' },
  ...(id ? { id } : {}),
  channelData: { clientActivityID },
});

const texts = (transcript: Transcript): unknown[] => transcript.entries.map(({ activity }) => activity.text);

test('an echo takes the place of what was on its way, in the service’s order', () => {
  const transcript = new Transcript();
  transcript.deliver(own('a', 'moi'), 'sending', 0);
  transcript.receive(bot('1', 'avant'), 0);
  expect(texts(transcript)).toEqual(['avant', 'moi']);
  expect(transcript.receive(own('a', 'moi', '2'), 0)).toBeNull();
  transcript.receive(bot('3', 'après'), 0);
  transcript.deliver(own('a', 'moi'), 'sent', 0);
  expect(texts(transcript)).toEqual(['avant', 'moi', 'après']);
  expect(transcript.entries[1]).toMatchObject({ key: 'a', delivery: 'sent', isOwn: true });
});

test('what arrives twice is there once', () => {
  const transcript = new Transcript();
  transcript.receive(bot('1', 'un'), 0);
  transcript.receive(bot('1', 'un'), 0);
  transcript.receive(own('a', 'moi', '2'), 0);
  transcript.receive(own('a', 'moi', '3'), 0);
  expect(texts(transcript)).toEqual(['un', 'moi']);
});

test('events, empty messages and button values are nobody’s words', () => {
  const transcript = new Transcript();
  transcript.receive({ type: 'event', id: '1', name: 'x' }, 0);
  transcript.receive(bot('2', '  '), 0);
  transcript.receive({ ...own('a', 'secret', '3'), channelData: { clientActivityID: 'a', postBack: true } }, 0);
  expect(transcript.entries).toEqual([]);
});

test('days are separated, and a speaker is named once in a while', () => {
  const transcript = new Transcript();
  const day = Date.UTC(2026, 10, 24, 12);
  const at = (minutes: number): string => new Date(day + minutes * 60_000).toISOString();
  transcript.receive(bot('1', 'a', { timestamp: at(-1440) }), 0);
  transcript.receive(bot('2', 'b', { timestamp: at(0) }), 0);
  transcript.receive(bot('3', 'c', { timestamp: at(1) }), 0);
  transcript.receive(bot('4', 'd', { timestamp: at(30) }), 0);
  const rows = layOut(transcript.entries).map((row) => (row.kind === 'day' ? 'day' : row.startsGroup));
  expect(rows).toEqual(['day', true, 'day', true, false, true]);
});

test('an answer can be judged when the bot says how, and a question never', () => {
  const action = { '@type': 'LikeAction', object: { identifier: '1' } };
  const entities = [{ type: 'https://schema.org/Message', potentialAction: [action, { '@type': 'DislikeAction' }] }];
  expect(voteAction(bot('1', 'a', { entities }), 'up')).toBe(action);
  expect(isJudgeable(bot('1', 'a', { entities, inputHint: 'acceptingInput' }))).toBe(true);
  expect(isJudgeable(bot('1', 'a', { entities, inputHint: 'expectingInput' }))).toBe(false);
  expect(isJudgeable(bot('1', 'a'))).toBe(false);
});

test('how far a message got is news once, and its echo ends it', () => {
  const transcript = new Transcript();
  expect(transcript.deliver(own('a', 'moi'), 'sending', 0)).toBe(true);
  expect(transcript.deliver(own('a', 'moi'), 'waiting', 0)).toBe(true);
  expect(transcript.deliver(own('a', 'moi'), 'waiting', 0)).toBe(false);
  transcript.receive(own('a', 'moi', '1'), 0);
  expect(transcript.deliver(own('a', 'moi'), 'sent', 0)).toBe(false);
});

test('what was given up is gone', () => {
  const transcript = new Transcript();
  transcript.deliver(own('a', 'moi'), 'refused', 0, 413);
  const [entry] = transcript.entries;
  expect(entry).toMatchObject({ delivery: 'refused', refusal: 413 });
  if (entry) transcript.withdraw(entry);
  expect(transcript.entries).toEqual([]);
});
