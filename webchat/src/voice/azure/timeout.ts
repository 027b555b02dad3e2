/** Stands in for the SDK's timers, which start a worker from a `data:` address: a strict security policy refuses it. */
export const Timeout = {
  setTimeout: (action: () => void, delay: number): number => window.setTimeout(action, delay),
  clearTimeout: (timer: number): void => window.clearTimeout(timer),
};
