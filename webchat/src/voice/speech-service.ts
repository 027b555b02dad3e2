import { browserSurroundings } from '../conversation/browser-surroundings';
import { type HttpFailure, send } from '../direct-line/http';

/** What the operator chose, and what the server itself can do of it. */
export interface SpeechAbilities {
  readonly provider: 'Browser' | 'Azure' | 'Offline';
  /** The server turns recordings into text. */
  readonly recognition: boolean;
  /** The server reads texts aloud. */
  readonly synthesis: boolean;
}

/** POST to the service in the conversation's name; rejects with an HttpFailure. */
export type Post = (path: string, body: unknown) => Promise<unknown>;

const none: SpeechAbilities = { provider: 'Browser', recognition: false, synthesis: false };
const patience = 4_000;

/** The service's side of the voice: `/api/speech` and what is below it. */
export class SpeechService {
  readonly #url: string;
  readonly post: Post;
  #abilities: Promise<SpeechAbilities | null> | null = null;

  constructor(service: string, post: Post) {
    this.#url = `${service}/api/speech`;
    this.post = post;
  }

  /** Asked for once. Null while it cannot be known: nobody may then be heard elsewhere than the operator wants. */
  abilities(): Promise<SpeechAbilities | null> {
    this.#abilities ??= send(browserSurroundings, { method: 'GET', url: this.#url, timeout: patience }).then(
      (answer) => ({ ...none, ...(answer as Partial<SpeechAbilities>) }),
      (failure: unknown) => {
        if (!(failure as HttpFailure).isPassing) return none;
        this.#abilities = null;
        return null;
      },
    );
    return this.#abilities;
  }
}
