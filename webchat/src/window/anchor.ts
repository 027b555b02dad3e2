/** A place that survives a resized screen: distances from the nearest edges, in CSS pixels. */
export interface Anchor {
  readonly horizontal: 'left' | 'right';
  readonly vertical: 'top' | 'bottom';
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly left: number;
  readonly top: number;
}

/** Nothing of ours touches the edge of the screen. */
export const margin = 16;

export function toPoint(anchor: Anchor, size: Size, viewport: Size): Point {
  return clampPoint(
    {
      left: anchor.horizontal === 'left' ? anchor.x : viewport.width - size.width - anchor.x,
      top: anchor.vertical === 'top' ? anchor.y : viewport.height - size.height - anchor.y,
    },
    size,
    viewport,
  );
}

export function toAnchor(point: Point, size: Size, viewport: Size): Anchor {
  const right = viewport.width - point.left - size.width;
  const bottom = viewport.height - point.top - size.height;
  return {
    horizontal: point.left < right ? 'left' : 'right',
    vertical: point.top < bottom ? 'top' : 'bottom',
    x: Math.min(point.left, right),
    y: Math.min(point.top, bottom),
  };
}

/** Wholly on the screen, or at its top left corner where the screen is too small. */
export function clampPoint(point: Point, size: Size, viewport: Size): Point {
  return {
    left: Math.max(0, Math.min(point.left, viewport.width - size.width)),
    top: Math.max(0, Math.min(point.top, viewport.height - size.height)),
  };
}

export function corner(position: string | undefined): Anchor {
  return {
    horizontal: position?.includes('left') ? 'left' : 'right',
    vertical: position?.includes('top') ? 'top' : 'bottom',
    x: margin,
    y: margin,
  };
}

export function isAnchor(value: unknown): value is Anchor {
  if (typeof value !== 'object' || value === null) return false;
  const { horizontal, vertical, x, y } = value as Partial<Record<keyof Anchor, unknown>>;
  return (
    (horizontal === 'left' || horizontal === 'right') &&
    (vertical === 'top' || vertical === 'bottom') &&
    Number.isFinite(x) &&
    Number.isFinite(y)
  );
}

/** Without scroll bars. In quirks mode the body, not the root, has the size of the screen. */
export function viewportSize(): Size {
  const { clientWidth, clientHeight } = document.compatMode === 'CSS1Compat' ? document.documentElement : document.body;
  return { width: clientWidth, height: clientHeight };
}
