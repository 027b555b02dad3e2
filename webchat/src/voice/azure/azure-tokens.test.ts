import { afterEach, expect, test, vi } from 'vitest';
import { AzureTokens } from './azure-tokens';

afterEach(() => vi.useRealTimers());

function tokens(): { readonly tokens: AzureTokens; readonly asked: string[] } {
  vi.useFakeTimers({ now: 0 });
  const asked: string[] = [];
  const post = (path: string): Promise<unknown> => {
    asked.push(path);
    return Promise.resolve({ token: `t${asked.length}`, region: 'francecentral', expiresIn: 600 });
  };
  return { tokens: new AzureTokens(post), asked };
}

test('one token serves until nine tenths of its life are over', async () => {
  const { tokens: held, asked } = tokens();
  expect((await held.current()).token).toBe('t1');
  vi.setSystemTime(539_000);
  expect((await held.current()).token).toBe('t1');
  vi.setSystemTime(540_000);
  expect((await held.current()).token).toBe('t2');
  expect(asked).toEqual(['/api/speech/token', '/api/speech/token']);
});

test('a connection that lasts gets each new one before the old one ends', async () => {
  const { tokens: held } = tokens();
  await held.current();
  const renewed: string[] = [];
  const stop = held.follow((token) => renewed.push(token));
  await vi.advanceTimersByTimeAsync(539_000);
  expect(renewed).toEqual([]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(renewed).toEqual(['t2']);
  await vi.advanceTimersByTimeAsync(541_000);
  expect(renewed).toEqual(['t2', 't3']);
  stop();
  await vi.advanceTimersByTimeAsync(1_000_000);
  expect(renewed).toHaveLength(2);
});

test('a refusal is not kept', async () => {
  let isRefusing = true;
  const held = new AzureTokens(() =>
    isRefusing ? Promise.reject(new Error('no')) : Promise.resolve({ token: 't', region: 'r', expiresIn: 600 }),
  );
  await expect(held.current()).rejects.toThrow('no');
  isRefusing = false;
  expect((await held.current()).token).toBe('t');
});
