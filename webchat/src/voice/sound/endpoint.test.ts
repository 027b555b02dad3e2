import { expect, test } from 'vitest';
import { Endpoint, type Verdict } from './endpoint';
import { toWav } from './wav';

const quiet = new Float32Array(128);
const voice = Float32Array.from({ length: 128 }, (_, index) => 0.3 * Math.sin(index / 3));

function hear(...blocks: readonly (readonly [Float32Array, number])[]): readonly [Verdict, number] {
  const endpoint = new Endpoint();
  let time = 0;
  for (const [block, count] of blocks) {
    for (let index = 0; index < count; index += 1) {
      time += 8;
      const verdict = endpoint.accept(block);
      if (verdict !== 'more') return [verdict, time];
    }
  }
  return ['more', time];
}

test('a sentence ends 0.9 s after its last sound', () => {
  expect(hear([quiet, 100], [voice, 200], [quiet, 400])).toEqual(['sentence', 300 * 8 + 904]);
});

test('a breath between two words ends nothing', () => {
  expect(hear([voice, 100], [quiet, 100], [voice, 100])).toEqual(['more', 2400]);
});

test('after 4 s of silence nobody is there, and a knock is nobody', () => {
  expect(hear([quiet, 1000])).toEqual(['silence', 4000]);
  expect(hear([quiet, 50], [voice, 3], [quiet, 1000])[0]).toBe('silence');
});

test('nobody speaks for more than half a minute at a time', () => {
  expect(hear([voice, 10_000])).toEqual(['sentence', 30_000]);
});

test('the recording is 16-bit mono, and what is too loud is cut off', async () => {
  const wav = toWav([Float32Array.of(0, 1, -1, 7)], 16_000);
  const view = new DataView(await wav.arrayBuffer());
  expect([
    wav.type,
    view.byteLength,
    view.getUint16(22, true),
    view.getUint32(24, true),
    view.getUint16(34, true),
  ]).toEqual(['audio/wav', 52, 1, 16_000, 16]);
  expect([44, 46, 48, 50].map((offset) => view.getInt16(offset, true))).toEqual([0, 32_767, -32_767, 32_767]);
});
