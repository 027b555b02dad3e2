import { BrowserRecognizer } from './browser-recognizer';
import { loadAzure, loadOffline } from './late';
import type { Remote } from './offline/offline';
import type { RecognitionProblem, Recognizer } from './recognizer';
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
    const abilities = await this.#service.abilities();
    if (!abilities) return 'unavailable';
    const { provider, recognition } = abilities;
    await this.#browser.preferDevice();
    const choices: Recognizer[] = [this.#browser];
    if (provider === 'Azure' || recognition) {
      const remote = await this.#onServer(provider === 'Azure' ? 'azure' : 'premises');
      if (!remote) return 'unavailable'; // not the browser unasked
      if (provider === 'Browser') choices.push(remote);
      else choices.unshift(remote);
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

  async #onServer(destination: Remote): Promise<Recognizer | null> {
    try {
      const { createRecognizer } = await loadOffline();
      return (this.#remote ??= createRecognizer(destination, this.#language, this.#service.post, loadAzure));
    } catch {
      return null;
    }
  }
}
