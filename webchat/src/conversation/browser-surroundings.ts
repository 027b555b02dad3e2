import type { Surroundings } from '../direct-line/surroundings';

/** The real world, as the protocol client sees it. */
export const browserSurroundings: Surroundings = {
  fetch: (url, init) => fetch(url, init),
  openSocket(url, events) {
    const socket = new WebSocket(url);
    socket.addEventListener('open', () => events.opened());
    socket.addEventListener('message', ({ data }) => events.received(data));
    socket.addEventListener('close', () => events.closed());
    return socket;
  },
  now: () => Date.now(),
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
  // `locks` is missing on plain HTTP pages, whatever its type says, and refused in a sandboxed frame. Two tabs may then
  // open two conversations once.
  async alone(work) {
    if (!('locks' in navigator)) return work();
    return navigator.locks.request('claudia.session', work).catch((failure: unknown) => {
      if (failure instanceof DOMException && failure.name === 'SecurityError') return work();
      throw failure;
    });
  },
};
