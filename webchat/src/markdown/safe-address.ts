const allowed = new Set(['http:', 'https:', 'mailto:']);

/** Where the service keeps files; it answers them as downloads. */
const files = /^\/(documents|v3\/directline)\//;

/** Whether a safe address leads to a file of the service. */
export function isFile(address: string, base: string): boolean {
  const { origin, pathname } = new URL(address);
  return origin === new URL(base).origin && files.test(pathname);
}

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
