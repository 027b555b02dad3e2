const allowed = new Set(['http:', 'https:', 'mailto:']);

/** An address that may be followed, made absolute; null for `javascript:`, `data:` and whatever else is invented. */
export function safeAddress(href: unknown, base: string): string | null {
  if (typeof href !== 'string') return null;
  try {
    const url = new URL(href, base);
    return allowed.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
