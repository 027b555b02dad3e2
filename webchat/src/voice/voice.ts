import type { SpeechRate } from './voice-settings';

/** As every engine takes it: 1 is the voice's own pace. */
export const paces: Readonly<Record<SpeechRate, number>> = { slow: 0.8, normal: 1, fast: 1.3 };

/** A piece of text, short enough to be said in one go. */
export interface Piece {
  readonly text: string;
  /** A tag such as `fr-FR`. */
  readonly language: string;
}

/** One way to say something. Others than the browser's own are loaded when they are used. */
export interface Voice {
  /** Resolves once it is said, or stopped by the signal; rejects when it cannot be said. */
  say(piece: Piece, pace: number, signal: AbortSignal): Promise<void>;
  /** Fetches ahead what comes next, where that takes time. */
  prepare?(piece: Piece, pace: number): void;
}
