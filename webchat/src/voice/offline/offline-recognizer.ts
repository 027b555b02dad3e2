import type { HttpFailure } from '../../direct-line/http';
import type { Destination, RecognitionEvents, Recognizer } from '../recognizer';
import { Listener } from '../sound/listener';
import { sampleRate } from '../sound/microphone';
import { toWav } from '../sound/wav';
import type { Post } from '../speech-service';

/** Milliseconds. Somebody who has spoken waits so long for a busy server, not longer. */
const longestRush = 5_000;

/** Records a sentence, and has our own server write it down. */
export class OfflineRecognizer implements Recognizer {
  readonly destination: Destination = 'premises';
  readonly problem = null;
  readonly #path: string;
  readonly #post: Post;
  #listener: Listener | null = null;

  constructor(language: string, post: Post) {
    this.#path = `/api/speech/transcribe?locale=${language}`;
    this.#post = post;
  }

  start(events: RecognitionEvents): void {
    const listener = new Listener(events, {
      sentence: (blocks) => {
        events.transcribing();
        void this.#transcribe(toWav(blocks, sampleRate), events, () => this.#listener === listener);
      },
    });
    this.#listener = listener;
  }

  stop(): void {
    this.#listener?.stop();
  }

  abort(): void {
    this.#listener?.abort();
    this.#listener = null;
  }

  async #transcribe(wav: Blob, events: RecognitionEvents, isWanted: () => boolean, isSecond = false): Promise<void> {
    try {
      const { text } = (await this.#post(this.#path, wav)) as { text?: unknown };
      if (!isWanted()) return;
      if (typeof text === 'string' && text.trim()) events.heard(text.trim());
      events.ended(null);
    } catch (failure) {
      if (!isWanted()) return;
      const { status = 0, retryAfter = 0, detail } = failure as Partial<HttpFailure>;
      if (retryAfter > 0 && retryAfter <= longestRush && !isSecond) {
        await new Promise((resolve) => setTimeout(resolve, retryAfter));
        if (isWanted()) await this.#transcribe(wav, events, isWanted, true);
        return;
      }
      // What the server says of this recording, or of the rush, is no reason to take the voice elsewhere.
      const isAboutThisOne = retryAfter > 0 || [400, 413, 415, 429].includes(status);
      events.ended(isAboutThisOne ? 'notNow' : 'unavailable', detail);
    }
  }
}
