import type { Destination, RecognitionEvents, RecognitionProblem, Recognizer } from '../recognizer';

/** One that is loaded when somebody first speaks to it. */
export class LateRecognizer implements Recognizer {
  readonly destination: Destination;
  readonly #load: () => Promise<Recognizer>;
  #recognizer: Recognizer | null = null;
  #round = 0;

  constructor(destination: Destination, load: () => Promise<Recognizer>) {
    this.destination = destination;
    this.#load = load;
  }

  get problem(): RecognitionProblem | null {
    if (!window.isSecureContext) return 'insecure';
    return 'mediaDevices' in navigator && 'AudioWorkletNode' in window ? null : 'unsupported';
  }

  start(events: RecognitionEvents): void {
    const round = (this.#round += 1);
    const begin = async (): Promise<void> => {
      try {
        this.#recognizer ??= await this.#load();
      } catch {
        if (round === this.#round) events.ended('unavailable');
        return;
      }
      if (round === this.#round) this.#recognizer.start(events);
    };
    void begin();
  }

  stop(): void {
    this.#recognizer?.stop();
  }

  abort(): void {
    this.#round += 1;
    this.#recognizer?.abort();
  }
}
