import type { Corner, SizeName } from '../strings/strings';
import { type Anchor, clampPoint, corner, isAnchor, margin, type Point, type Size, toAnchor, toPoint } from './anchor';

export interface Rect extends Point, Size {}

/** A window's place and size, as they are remembered. */
export interface Placement extends Anchor, Size {}

export type Edge = 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w' | 'nw';

/** Below this the text box and one message no longer fit. */
export const smallest: Size = { width: 300, height: 320 };

export const presets: Readonly<Record<SizeName, Size>> = {
  small: { width: 340, height: 460 },
  medium: { width: 400, height: 620 },
  large: { width: 540, height: 780 },
};

/** Too narrow or too low for a window that floats: a phone, or a page at 400 %. */
export function isSheet(viewport: Size): boolean {
  return viewport.width < 480 || viewport.height < 360;
}

export function defaultPlacement(position: string | undefined): Placement {
  return { ...corner(position), ...presets.medium };
}

export function toRect(placement: Placement, viewport: Size): Rect {
  const size = fit(placement, viewport);
  return { ...size, ...toPoint(placement, size, viewport) };
}

export function toPlacement(rect: Rect, viewport: Size): Placement {
  return { ...toAnchor(rect, rect, viewport), width: rect.width, height: rect.height };
}

export function maximised(viewport: Size): Rect {
  const size = { width: viewport.width - 2 * margin, height: viewport.height - 2 * margin };
  return { left: margin, top: margin, ...size };
}

/** The same window, wholly on the screen. */
export function clampRect(rect: Rect, viewport: Size): Rect {
  const size = fit(rect, viewport);
  return { ...size, ...clampPoint(rect, size, viewport) };
}

/** Pulls one edge or corner; the opposite one stays where it is, and the pointer cannot pull beyond the screen. */
export function pull(rect: Rect, edge: Edge, deltaX: number, deltaY: number, viewport: Size): Rect {
  const minimum = fit(smallest, viewport);
  let { left, top } = rect;
  let right = left + rect.width;
  let bottom = top + rect.height;
  if (edge.includes('e')) right = between(right + deltaX, left + minimum.width, viewport.width);
  if (edge.includes('w')) left = between(left + deltaX, 0, right - minimum.width);
  if (edge.includes('s')) bottom = between(bottom + deltaY, top + minimum.height, viewport.height);
  if (edge.includes('n')) top = between(top + deltaY, 0, bottom - minimum.height);
  return { left, top, width: right - left, height: bottom - top };
}

/** Grows by a key. Where the screen ends on that side the window makes room on the other: a key always has its effect. */
export function grow(rect: Rect, edge: Edge, deltaX: number, deltaY: number, viewport: Size): Rect {
  const outwardX = edge.includes('w') ? -deltaX : deltaX;
  const outwardY = edge.includes('n') ? -deltaY : deltaY;
  const { width, height } = fit({ width: rect.width + outwardX, height: rect.height + outwardY }, viewport);
  const left = edge.includes('w') ? rect.left + rect.width - width : rect.left;
  const top = edge.includes('n') ? rect.top + rect.height - height : rect.top;
  return clampRect({ left, top, width, height }, viewport);
}

export function inCorner(rect: Rect, name: Corner, viewport: Size): Rect {
  return { ...rect, ...toPoint(corner(name), rect, viewport) };
}

/** The nearest corner where `obstacle` stays visible, or null where the window covers it from everywhere. */
export function stepAside(rect: Rect, obstacle: Rect, viewport: Size): Rect | null {
  const corners: readonly Corner[] = ['top-left', 'top-right', 'bottom-left', 'bottom-right'];
  const free = corners
    .map((name) => inCorner(rect, name, viewport))
    .filter((candidate) => !overlaps(candidate, obstacle))
    .sort((one, other) => distance(rect, one) - distance(rect, other));
  return free[0] ?? null;
}

export function overlaps(one: Rect, other: Rect): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}

/** Nothing of `inner` can be seen; what has no size cannot be seen anyway. */
export function covers(outer: Rect, inner: Rect): boolean {
  return (
    inner.width > 0 &&
    inner.height > 0 &&
    inner.left >= outer.left &&
    inner.top >= outer.top &&
    inner.left + inner.width <= outer.left + outer.width &&
    inner.top + inner.height <= outer.top + outer.height
  );
}

export function isPlacement(value: unknown): value is Placement {
  if (!isAnchor(value)) return false;
  const { width, height } = value as Partial<Record<keyof Placement, unknown>>;
  return Number.isFinite(width) && Number.isFinite(height);
}

function fit(size: Size, viewport: Size): Size {
  return {
    width: Math.min(Math.max(size.width, smallest.width), viewport.width),
    height: Math.min(Math.max(size.height, smallest.height), viewport.height),
  };
}

function between(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.left - other.left, one.top - other.top);
}
