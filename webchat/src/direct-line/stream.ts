import { type ActivitySet, isActivitySet } from './activity';
import type { Socket, Surroundings } from './surroundings';

const keepAliveInterval = 20_000;
const openTimeout = 15_000;

/** How a socket ended: `refused` never opened, so the next ones may not open either. */
export type StreamEnd = 'refused' | 'closed';

/** Follows one stream URL until it ends. The server speaks; the client only keeps the line open. */
export function follow(
  surroundings: Surroundings,
  url: string,
  signal: AbortSignal,
  onOpen: () => void,
  onSet: (set: ActivitySet) => void,
): Promise<StreamEnd> {
  return new Promise((resolve) => {
    let socket: Socket | null = null;
    let isOpen = false;
    let cancelTimer = surroundings.after(openTimeout, () => end());
    const keepAlive = (): void => {
      socket?.send('');
      cancelTimer = surroundings.after(keepAliveInterval, keepAlive);
    };
    const end = (): void => {
      cancelTimer();
      signal.removeEventListener('abort', end);
      socket?.close();
      resolve(isOpen ? 'closed' : 'refused');
    };
    signal.addEventListener('abort', end);
    try {
      socket = surroundings.openSocket(url, {
        opened: () => {
          isOpen = true;
          cancelTimer();
          cancelTimer = surroundings.after(keepAliveInterval, keepAlive);
          onOpen();
        },
        received: (data) => {
          const set = signal.aborted ? null : parse(data);
          if (set) onSet(set);
        },
        closed: end,
      });
    } catch {
      end(); // a page's security policy may forbid sockets
    }
    if (signal.aborted) end();
  });
}

/** A frame that is no activity set is a keep-alive or something newer than this client: neither is an error. */
function parse(data: unknown): ActivitySet | null {
  if (typeof data !== 'string' || data === '') return null;
  try {
    const frame: unknown = JSON.parse(data);
    return isActivitySet(frame) ? frame : null;
  } catch {
    return null;
  }
}
