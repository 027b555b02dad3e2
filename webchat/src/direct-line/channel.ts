import { HttpFailure, send } from './http';
import type { Session } from './session';
import type { Surroundings } from './surroundings';
import { SessionLost, type Tokens } from './tokens';

/** Requests in the session's name: keeps its token young, and exchanges one that is no longer good. */
export class Channel {
  readonly #service: string;
  readonly #surroundings: Surroundings;
  readonly #tokens: Tokens;
  /** The conversation cannot be had back. */
  readonly #onLost: () => void;
  #session: Session | null = null;
  #cancelRefresh: (() => void) | null = null;

  constructor(service: string, surroundings: Surroundings, tokens: Tokens, onLost: () => void) {
    this.#service = service;
    this.#surroundings = surroundings;
    this.#tokens = tokens;
    this.#onLost = onLost;
  }

  get session(): Session | null {
    return this.#session;
  }

  use(session: Session): void {
    this.#session = session;
    this.#cancelRefresh?.();
    const life = session.expiresAt - this.#surroundings.now();
    this.#cancelRefresh = this.#surroundings.after(Math.max(life / 2, 5_000), () => void this.#refresh(session));
  }

  close(): void {
    this.#cancelRefresh?.();
  }

  async call(method: 'GET' | 'POST', path: string, body?: unknown, timeout?: number): Promise<unknown> {
    const session = this.#session;
    if (!session) throw new HttpFailure(0); // still connecting
    const request = { method, url: this.#service + path, body, ...(timeout === undefined ? {} : { timeout }) };
    try {
      return await send(this.#surroundings, { ...request, token: session.token });
    } catch (failure) {
      if (!(failure instanceof HttpFailure)) throw failure;
      if (failure.status === 404 && path.startsWith('/v3/')) {
        // The service does not know this conversation any more: the next one begins at once.
        this.#tokens.forget(session);
        this.#onLost();
        throw new SessionLost();
      }
      if (!failure.isAboutCredentials) throw failure;
    }
    const renewed = await this.#renew(session);
    return send(this.#surroundings, { ...request, token: renewed.token });
  }

  async #renew(session: Session): Promise<Session> {
    try {
      const renewed = await this.#tokens.renew(session);
      this.use(renewed);
      return renewed;
    } catch (failure) {
      if (failure instanceof SessionLost) this.#onLost();
      throw failure;
    }
  }

  async #refresh(session: Session): Promise<void> {
    try {
      this.use(await this.#tokens.refresh(session));
    } catch {
      // Not now: an expired token is exchanged when it is refused.
    }
  }
}
