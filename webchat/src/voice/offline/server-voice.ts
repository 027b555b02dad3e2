import type { HttpFailure } from '../../direct-line/http';
import { Player } from '../sound/player';
import type { Post } from '../speech-service';
import type { Piece, Voice } from '../voice';

/** What our own server reads aloud. The next piece is fetched while one is being played. */
export class ServerVoice implements Voice {
  readonly #post: Post;
  readonly #player = new Player();
  readonly #ahead = new Map<string, Promise<ArrayBuffer>>();

  constructor(post: Post) {
    this.#post = post;
  }

  async say(piece: Piece, pace: number, signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.#ahead.clear());
    const key = keyOf(piece, pace);
    const sound = this.#ahead.get(key) ?? this.#fetch(piece, pace);
    this.#ahead.delete(key);
    const bytes = await sound;
    if (!signal.aborted) await this.#player.play(bytes, signal);
  }

  prepare(piece: Piece, pace: number): void {
    const sound = this.#fetch(piece, pace);
    sound.catch(() => undefined); // told when its turn comes
    this.#ahead.set(keyOf(piece, pace), sound);
  }

  async #fetch({ text, language }: Piece, rate: number, isSecond = false): Promise<ArrayBuffer> {
    try {
      return (await this.#post('/api/speech/synthesize', { text, locale: language, rate })) as ArrayBuffer;
    } catch (failure) {
      const { retryAfter = 0 } = failure as Partial<HttpFailure>;
      if (isSecond || retryAfter <= 0 || retryAfter > 5_000) throw failure;
      await new Promise((resolve) => setTimeout(resolve, retryAfter));
      return this.#fetch({ text, language }, rate, true);
    }
  }
}

function keyOf({ text, language }: Piece, pace: number): string {
  return `${language} ${pace} ${text}`;
}
