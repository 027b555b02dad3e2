const prefix = 'claudia.';

export type StoreKey =
  | 'autoSend'
  | 'draft'
  | 'maximized'
  | 'open'
  | 'outbox'
  | 'pill'
  | 'seen'
  | 'session'
  | 'speech'
  | 'speechRate'
  | 'ticks'
  | 'unread'
  | 'votes'
  | 'voiceConsent'
  | 'window';

/**
 * What outlives the page, shared by all tabs of the site. Where storage is forbidden or full, the page's own memory
 * stands in: the widget then works, and forgets.
 */
export class Store {
  readonly #memory = new Map<StoreKey, string | null>();
  readonly #listeners = new Set<(key: StoreKey) => void>();

  constructor() {
    addEventListener('storage', (event) => {
      // `key` is null when the whole storage was cleared: the page goes on with what it has.
      if (!event.key?.startsWith(prefix)) return;
      const key = event.key.slice(prefix.length) as StoreKey;
      this.#memory.delete(key);
      for (const listener of this.#listeners) listener(key);
    });
  }

  read(key: StoreKey): unknown {
    try {
      const text = this.#memory.has(key) ? this.#memory.get(key) : localStorage.getItem(prefix + key);
      return text ? (JSON.parse(text) as unknown) : undefined;
    } catch {
      return undefined;
    }
  }

  write(key: StoreKey, value: unknown): void {
    const text = value === undefined ? null : JSON.stringify(value);
    try {
      if (text === null) localStorage.removeItem(prefix + key);
      else localStorage.setItem(prefix + key, text);
      this.#memory.delete(key);
    } catch {
      this.#memory.set(key, text);
    }
  }

  /** Calls back when another tab changed a key. */
  onForeignChange(listener: (key: StoreKey) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
