import type { RecognitionEvents } from '../recognizer';
import { Endpoint } from './endpoint';
import { type Microphone, MicrophoneProblem, openMicrophone } from './microphone';

export interface Listening {
  /** Each block as it comes, 8 ms at 16 kHz. */
  block?(block: Float32Array): void;
  /** The microphone is closed, and there was a voice. */
  sentence(blocks: readonly Float32Array[]): void;
}

/** Opens the microphone for one sentence. Tells of what goes wrong, and of silence, by itself. */
export class Listener {
  readonly #abort = new AbortController();
  readonly #endpoint = new Endpoint();
  readonly #blocks: Float32Array[] = [];
  readonly #events: RecognitionEvents;
  readonly #listening: Listening;
  #microphone: Microphone | null = null;
  #isOver = false;

  constructor(events: RecognitionEvents, listening: Listening) {
    this.#events = events;
    this.#listening = listening;
    void this.#open();
  }

  /** The sentence ends here. */
  stop(): void {
    if (this.#isOver) return;
    this.#close();
    if (this.#endpoint.hasVoice) this.#listening.sentence(this.#blocks);
    else this.#events.ended(null);
  }

  abort(): void {
    this.#close();
  }

  async #open(): Promise<void> {
    const lost = (): void => {
      if (this.#isOver) return;
      this.#close();
      this.#events.ended('noDevice');
    };
    try {
      this.#microphone = await openMicrophone((block) => this.#accept(block), lost, this.#abort.signal);
    } catch (failure) {
      if (this.#isOver) return;
      this.#isOver = true;
      this.#events.ended(failure instanceof MicrophoneProblem ? failure.problem : 'unavailable');
      return;
    }
    if (this.#isOver) this.#microphone.close();
    else this.#events.started();
  }

  #accept(block: Float32Array): void {
    if (this.#isOver) return;
    this.#blocks.push(block);
    this.#listening.block?.(block);
    if (this.#endpoint.accept(block) !== 'more') this.stop();
  }

  #close(): void {
    this.#isOver = true;
    this.#abort.abort();
    this.#microphone?.close();
  }
}
