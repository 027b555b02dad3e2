import { browserSurroundings } from '../conversation/browser-surroundings';
import { send } from '../direct-line/http';

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
  #abilities: Promise<SpeechAbilities> | null = null;

  constructor(service: string, post: Post) {
    this.#url = `${service}/api/speech`;
    this.post = post;
  }

  /** Asked for once; again after a failure, which leaves what the browser can do. */
  abilities(): Promise<SpeechAbilities> {
    this.#abilities ??= send(browserSurroundings, { method: 'GET', url: this.#url, timeout: patience }).then(
      (answer) => ({ ...none, ...(answer as Partial<SpeechAbilities>) }),
      () => {
        this.#abilities = null;
        return none;
      },
    );
    return this.#abilities;
  }
}
