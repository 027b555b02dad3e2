/** What the client needs of the world, so that a test can be the world. */
export interface Surroundings {
  fetch(url: string, init: RequestInit): Promise<Response>;
  openSocket(url: string, events: SocketEvents): Socket;
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `action` after `milliseconds`; the answer cancels it. */
  after(milliseconds: number, action: () => void): () => void;
  /** From 0 up to 1, 1 excluded. */
  random(): number;
  /** Runs `work` while no other tab runs work of the same service: two tabs must not open two conversations. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

export interface Socket {
  send(data: string): void;
  close(): void;
}

export interface SocketEvents {
  opened(): void;
  received(data: unknown): void;
  closed(): void;
}

/** Waits, and wakes early when the signal is aborted. */
export function pause(surroundings: Surroundings, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const wake = (): void => {
      cancel();
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const cancel = surroundings.after(milliseconds, wake);
    signal.addEventListener('abort', wake);
  });
}
