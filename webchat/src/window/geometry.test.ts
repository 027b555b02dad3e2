import { expect, test } from 'vitest';
import {
  clampRect,
  defaultPlacement,
  grow,
  inCorner,
  isPlacement,
  isSheet,
  pull,
  stepAside,
  toPlacement,
  toRect,
} from './geometry';

const screen = { width: 1280, height: 800 };
const rect = { left: 400, top: 100, width: 400, height: 600 };

test('a window keeps its distance from the nearest corner when the screen changes', () => {
  const placement = defaultPlacement(undefined);
  expect(toRect(placement, screen)).toEqual({ left: 864, top: 164, width: 400, height: 620 });
  expect(toRect(placement, { width: 1000, height: 700 })).toEqual({ left: 584, top: 64, width: 400, height: 620 });
  expect(toRect(toPlacement(rect, screen), screen)).toEqual(rect);
});

test('a window is never off the screen, and never larger than it', () => {
  expect(clampRect({ ...rect, left: -50, top: 900 }, screen)).toEqual({ ...rect, left: 0, top: 200 });
  expect(clampRect(rect, { width: 320, height: 256 })).toEqual({ left: 0, top: 0, width: 320, height: 256 });
});

test('each edge pulls, and the opposite one stays', () => {
  expect(pull(rect, 'w', -50, 9, screen)).toEqual({ ...rect, left: 350, width: 450 });
  expect(pull(rect, 'ne', 50, -40, screen)).toEqual({ left: 400, top: 60, width: 450, height: 640 });
  expect(pull(rect, 'se', -900, -900, screen)).toEqual({ ...rect, width: 300, height: 320 });
  expect(pull(rect, 'n', 0, -900, screen)).toEqual({ ...rect, top: 0, height: 700 });
});

test('a key always has its effect, even at the edge of the screen', () => {
  const atTheEdge = { left: 880, top: 200, width: 400, height: 600 };
  expect(grow(atTheEdge, 'se', 16, 16, screen)).toEqual({ left: 864, top: 184, width: 416, height: 616 });
  expect(grow(rect, 'nw', -16, -16, screen)).toEqual({ left: 384, top: 84, width: 416, height: 616 });
});

test('steps aside to the nearest free corner', () => {
  const home = inCorner(rect, 'bottom-right', screen);
  const field = { left: 1000, top: 600, width: 200, height: 30 };
  expect(stepAside(home, field, screen)).toMatchObject({ left: 16, top: 184 });
  expect(stepAside(home, { left: 0, top: 0, ...screen }, screen)).toBeNull();
});

test('small screens get a sheet', () => {
  expect(isSheet({ width: 390, height: 844 })).toBe(true);
  expect(isSheet({ width: 844, height: 340 })).toBe(true);
  expect(isSheet(screen)).toBe(false);
});

test('what was stored is not believed', () => {
  expect(isPlacement(defaultPlacement('top-left'))).toBe(true);
  for (const value of [null, 3, {}, { horizontal: 'left', vertical: 'top', x: 1, y: NaN, width: 1, height: 1 }]) {
    expect(isPlacement(value)).toBe(false);
  }
});
