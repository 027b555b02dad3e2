/** Where a voice goes to be understood: kept on this device, to the browser's maker, to our server, to Microsoft. */
export type Destination = 'device' | 'browser' | 'premises' | 'azure';

/**
 * Why dictation does not work. Another engine can help with `unsupported` and `unavailable`; with the others, which are
 * about the microphone, the page or a passing rush, none can.
 */
export type RecognitionProblem =
  'unsupported' | 'insecure' | 'refused' | 'noDevice' | 'busyDevice' | 'notNow' | 'unavailable';

export interface RecognitionEvents {
  /** The microphone is open. */
  started(): void;
  /** What was understood so far; it may still change. */
  heard(text: string): void;
  /** The microphone is closed, and the sound is being read. */
  transcribing(): void;
  /** Called once, whatever happened, with the microphone closed; `detail` is the service's own sentence about a problem. */
  ended(problem: RecognitionProblem | null, detail?: string): void;
}

/** One way to turn speech into text. Others than the browser's own are loaded when they are used. */
export interface Recognizer {
  readonly destination: Destination;
  /** Null when it can be tried. */
  readonly problem: RecognitionProblem | null;
  /** One sentence. */
  start(events: RecognitionEvents): void;
  /** Ends the sentence: what was heard counts. */
  stop(): void;
  /** Ends at once: what was heard does not count, and nobody is called back. */
  abort(): void;
}

export function canHelp(problem: RecognitionProblem): boolean {
  return problem === 'unavailable' || problem === 'unsupported';
}
