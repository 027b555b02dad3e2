import type { Destination, RecognitionEvents, RecognitionProblem, Recognizer } from './recognizer';

/** The part of the Web Speech API used here; the platform's own types do not know it everywhere. */
interface SpeechRecognition {
  lang: string;
  interimResults: boolean;
  processLocally?: boolean;
  onstart: (() => void) | null;
  onresult: ((event: { readonly results: ArrayLike<RecognitionResult> }) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
  abort(): void;
}

type RecognitionResult = ArrayLike<{ readonly transcript: string }>;

interface SpeechRecognitionConstructor {
  new (): SpeechRecognition;
  available?(options: { langs: readonly string[]; processLocally: boolean }): Promise<string>;
}

interface SpeechWindow {
  readonly SpeechRecognition?: SpeechRecognitionConstructor;
  readonly webkitSpeechRecognition?: SpeechRecognitionConstructor;
}

/** Milliseconds. Some browsers have the constructor and no service behind it, and then never say that they ended. */
const limits = { permission: 60_000, silence: 10_000, pause: 5_000 };

const problems: Readonly<Record<string, RecognitionProblem>> = {
  'not-allowed': 'refused',
  'audio-capture': 'noDevice',
  network: 'unavailable',
  'service-not-allowed': 'unavailable',
  'language-not-supported': 'unavailable',
};

/** Web Speech, as the browser provides it; on the device where it can be. */
export class BrowserRecognizer implements Recognizer {
  #isOnDevice = false;
  readonly #language: string;
  readonly #Recognition: SpeechRecognitionConstructor | undefined;
  #current: SpeechRecognition | null = null;

  constructor(language: string) {
    this.#language = language;
    const { SpeechRecognition, webkitSpeechRecognition } = window as unknown as SpeechWindow;
    this.#Recognition = SpeechRecognition ?? webkitSpeechRecognition;
  }

  get destination(): Destination {
    return this.#isOnDevice ? 'device' : 'browser';
  }

  get problem(): RecognitionProblem | null {
    if (!window.isSecureContext) return 'insecure';
    return this.#Recognition ? null : 'unsupported';
  }

  start(events: RecognitionEvents): void {
    if (!this.#Recognition) {
      events.ended('unsupported');
      return;
    }
    const recognition = new this.#Recognition();
    this.#current = recognition;
    recognition.lang = this.#language;
    recognition.interimResults = true;
    if (this.#isOnDevice) recognition.processLocally = true;

    let problem: RecognitionProblem | null = null;
    let guard = 0;
    const end = (): void => {
      clearTimeout(guard);
      if (this.#current !== recognition) return;
      this.#current = null;
      events.ended(problem);
    };
    const expectLife = (limit: number, otherwise: RecognitionProblem | null): void => {
      clearTimeout(guard);
      guard = window.setTimeout(() => {
        problem = otherwise;
        recognition.abort();
        end();
      }, limit);
    };
    recognition.onstart = () => {
      expectLife(limits.silence, null);
      events.started();
    };
    recognition.onresult = ({ results }) => {
      expectLife(limits.pause, null);
      const text = Array.from(results, (result) => result[0]?.transcript ?? '').join('');
      events.heard(text.trim());
    };
    recognition.onerror = ({ error }) => {
      problem = problems[error] ?? null; // silence and our own abort are normal ends
      if (problem) end();
    };
    recognition.onend = end;
    expectLife(limits.permission, 'unavailable'); // somebody may be reading the browser's question
    try {
      recognition.start();
    } catch {
      problem = 'unavailable';
      end();
    }
  }

  stop(): void {
    this.#current?.stop();
  }

  abort(): void {
    const recognition = this.#current;
    this.#current = null;
    recognition?.abort();
  }

  /** Asks whether this device can do it by itself; the answer is in `destination`. */
  async preferDevice(): Promise<void> {
    try {
      const state = await this.#Recognition?.available?.({ langs: [this.#language], processLocally: true });
      this.#isOnDevice = state === 'available';
    } catch {
      this.#isOnDevice = false;
    }
  }
}
