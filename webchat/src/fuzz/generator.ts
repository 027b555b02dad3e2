/** Texts and values at random; the same seed makes the same ones (mulberry32). */
export class Generator {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.below(from.length)];
    if (picked === undefined) throw new RangeError('There is nothing to pick from.');
    return picked;
  }

  /** Pieces in any order, some of them a thousand times: what takes time with the square of the length shows. */
  text(pieces: readonly string[]): string {
    let text = '';
    for (let left = this.below(30); left > 0; left -= 1) {
      const piece = this.below(6) === 0 ? String.fromCodePoint(this.below(0xd7ff)) : this.pick(pieces);
      text += this.below(200) === 0 ? piece.repeat(1 + this.below(2_000)) : piece;
    }
    return text.slice(0, 12_000);
  }

  /** Any JSON value with these names in it. */
  json(names: readonly string[], pieces: readonly string[], depth = 0): unknown {
    switch (this.below(depth < 4 ? 9 : 6)) {
      case 0:
        return null;
      case 1:
        return this.below(2) === 0;
      case 2:
        return this.pick([0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER]);
      case 3:
      case 4:
      case 5:
        return this.pick(pieces);
      case 6:
        return Array.from({ length: this.below(4) }, () => this.json(names, pieces, depth + 1));
      default:
        return Object.fromEntries(
          Array.from({ length: this.below(5) }, () => [this.pick(names), this.json(names, pieces, depth + 1)]),
        );
    }
  }
}
