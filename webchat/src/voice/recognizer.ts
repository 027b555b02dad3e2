/** Why dictation does not work. Another engine can help with `unavailable`, not with the others. */
export type RecognitionProblem = 'unsupported' | 'insecure' | 'refused' | 'noDevice' | 'unavailable';

export interface RecognitionEvents {
  /** The microphone is open. */
  started(): void;
  /** What was understood so far; it may still change. */
  heard(text: string, isFinal: boolean): void;
  /** The microphone is closed. Called once, whatever happened. */
  ended(problem: RecognitionProblem | null): void;
}

/** One way to turn speech into text. Others than the browser's own are loaded when they are chosen. */
export interface Recognizer {
  /** Whether the sound stays on this device. */
  readonly isOnDevice: boolean;
  /** Null when it can be tried. */
  readonly problem: RecognitionProblem | null;
  start(events: RecognitionEvents): void;
  /** Ends the sentence: what was heard counts. */
  stop(): void;
  /** Ends at once: what was heard does not count. */
  abort(): void;
}
