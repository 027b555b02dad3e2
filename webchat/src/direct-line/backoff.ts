const firstDelay = 500;
const longestDelay = 30_000;

/**
 * Milliseconds before try number `attempt` + 1. Half of the delay is drawn at random: when a service comes back, its
 * users must not come back in the same instant.
 */
export function backoff(attempt: number, random: () => number): number {
  const ceiling = Math.min(longestDelay, firstDelay * 2 ** Math.max(0, attempt - 1));
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
}
