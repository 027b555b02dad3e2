/** Stands in for the SDK's timers, which start a worker from a `data:` address: a strict security policy refuses it. */
export class Timeout {
  static setTimeout(action: () => void, delay: number): number {
    return window.setTimeout(action, delay);
  }

  static clearTimeout(timer: number): void {
    window.clearTimeout(timer);
  }
}
