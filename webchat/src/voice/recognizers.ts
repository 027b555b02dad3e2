import { BrowserRecognizer } from './browser-recognizer';
import type { Destination, RecognitionEvents, RecognitionProblem, Recognizer } from './recognizer';
import type { SpeechService } from './speech-service';

/** Why nobody can listen: a problem of the first choice, or the lack of a model on a server that was to do it. */
export type Impediment = RecognitionProblem | 'notInstalled';

/** Who may listen, the operator's choice first. One that failed is passed over until all have failed. */
export class Recognizers {
  readonly #language: string;
  readonly #service: SpeechService;
  readonly #browser: BrowserRecognizer;
  readonly #failed = new Set<Recognizer>();
  #remote: Recognizer | null = null;

  constructor(language: string, service: SpeechService) {
    this.#language = language;
    this.#service = service;
    this.#browser = new BrowserRecognizer(language);
  }

  async next(): Promise<Recognizer | Impediment> {
    const { provider, recognition } = await this.#service.abilities();
    await this.#browser.preferDevice();
    const choices: Recognizer[] = [this.#browser];
    if (provider === 'Azure' || recognition) {
      this.#remote ??= this.#onServer(provider === 'Azure' ? 'azure' : 'premises');
      if (provider === 'Browser') choices.push(this.#remote);
      else choices.unshift(this.#remote);
    }
    const usable = choices.find((choice) => !choice.problem && !this.#failed.has(choice));
    if (usable) return usable;
    const hasFailed = this.#failed.size > 0;
    this.#failed.clear(); // the next press tries again
    if (hasFailed) return 'unavailable';
    return provider === 'Offline' && !recognition ? 'notInstalled' : (choices[0]?.problem ?? 'unavailable');
  }

  /** It does not work, for now. */
  reject(recognizer: Recognizer): void {
    this.#failed.add(recognizer);
  }

  #onServer(destination: 'premises' | 'azure'): Recognizer {
    return new LateRecognizer(destination, async () =>
      destination === 'azure'
        ? new (await import('./azure/azure')).AzureRecognizer(this.#language, this.#service.post)
        : new (await import('./offline/offline')).OfflineRecognizer(this.#language, this.#service.post),
    );
  }
}

/** One that is loaded when somebody first speaks to it. */
class LateRecognizer implements Recognizer {
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
