import type { Post } from '../speech-service';

/** The right to use Azure's service for some minutes, as our server hands it out. */
export interface AzureToken {
  readonly token: string;
  readonly region: string;
  /** Another address than the region's public one. */
  readonly host?: string;
}

const path = '/api/speech/token';

/** Keeps one token, and has it renewed when nine tenths of its life are over. */
export class AzureTokens {
  readonly #post: Post;
  #token: Promise<AzureToken> | null = null;
  #goodUntil = 0;

  constructor(post: Post) {
    this.#post = post;
  }

  current(): Promise<AzureToken> {
    if (!this.#token || Date.now() >= this.#goodUntil) this.#token = this.#ask();
    return this.#token;
  }

  /** Hands over each new token until it is stopped; for a connection that may outlive one. */
  follow(renewed: (token: string) => void): () => void {
    const renew = async (): Promise<void> => {
      try {
        renewed((await this.current()).token);
      } catch {
        // The connection goes on with the old one for as long as that is taken.
      }
      timer = setTimeout(() => void renew(), this.#rest());
    };
    let timer = setTimeout(() => void renew(), this.#rest());
    return () => clearTimeout(timer);
  }

  #rest(): number {
    return Math.max(this.#goodUntil - Date.now(), 1_000);
  }

  async #ask(): Promise<AzureToken> {
    try {
      const answer = (await this.#post(path, {})) as AzureToken & { readonly expiresIn?: number };
      this.#goodUntil = Date.now() + (answer.expiresIn ?? 540) * 900;
      return answer;
    } catch (failure) {
      this.#token = null;
      throw failure;
    }
  }
}
