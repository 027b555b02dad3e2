import { HttpFailure, send } from './http';
import { type Session, type SessionStore, subjectOf, toSession } from './session';
import type { Surroundings } from './surroundings';

/** Thrown when the conversation cannot be had back; the next call opens a new one. */
export class SessionLost extends Error {}

export interface CurrentSession {
  readonly session: Session;
  /** This call made it: the conversation is not started yet. */
  readonly isNew: boolean;
  /** The browser held somebody else's conversation until now. */
  readonly isForAnother?: boolean;
}

/**
 * Keeps one valid token: mints, refreshes, exchanges and binds it. The tabs of one browser share the session through
 * the store, so everything that changes it happens alone and looks there first.
 */
export class Tokens {
  readonly #service: string;
  readonly #surroundings: Surroundings;
  readonly #store: SessionStore;
  #userToken: string | undefined;

  constructor(service: string, surroundings: Surroundings, store: SessionStore, userToken: string | undefined) {
    this.#service = service;
    this.#surroundings = surroundings;
    this.#store = store;
    this.#userToken = userToken;
  }

  get userToken(): string | undefined {
    return this.#userToken;
  }

  /** Who is signed in on the page; the next `current` binds the conversation to them. */
  set userToken(userToken: string | undefined) {
    this.#userToken = userToken;
  }

  async current(): Promise<CurrentSession> {
    const known = this.#store.read();
    if (known && this.#isBound(known)) return { session: known, isNew: false };
    return this.#surroundings.alone(async () => {
      const session = this.#store.read();
      if (!session) return { session: await this.#mint(), isNew: true };
      if (this.#isBound(session)) return { session, isNew: false };
      try {
        return { session: await this.#bind(session), isNew: false };
      } catch (failure) {
        if (!isRefusal(failure)) throw failure;
        if (failure.status === 401) {
          this.#userToken = undefined; // the portal's token is no good: the conversation goes on as it was
          return { session, isNew: false };
        }
        // The conversation belongs to somebody else, who used this browser before: theirs stays theirs.
        this.#store.write(null);
        return { session: await this.#mint(), isNew: true, isForAnother: true };
      }
    });
  }

  /** After the service refused `stale`: a token of the same conversation, or SessionLost. */
  async renew(stale: Session): Promise<Session> {
    return this.#surroundings.alone(async () => {
      const stored = this.#store.read();
      if (stored && stored.token !== stale.token) return stored;
      try {
        return this.#keep(await this.#exchange(stale));
      } catch (failure) {
        if (!isRefusal(failure)) throw failure;
        this.#store.write(null);
        throw new SessionLost();
      }
    });
  }

  /** Before the token expires: a younger one. Does nothing when another tab was quicker. */
  async refresh(aging: Session): Promise<Session> {
    return this.#surroundings.alone(async () => {
      const stored = this.#store.read();
      if (stored && stored.token !== aging.token) return stored;
      const answer = await send(this.#surroundings, {
        method: 'POST',
        url: `${this.#service}/v3/directline/tokens/refresh`,
        token: aging.token,
      });
      return this.#keep({ ...aging, ...toSession(answer, this.#surroundings.now(), aging.subject) });
    });
  }

  /** Ends the sign-in of the conversation at the service: from then on its tokens are worth nothing to anybody. */
  async endSignIn(): Promise<void> {
    const session = this.#store.read();
    if (!session?.subject) return;
    try {
      await send(this.#surroundings, {
        method: 'POST',
        url: `${this.#service}/api/webchat/sign-out`,
        token: session.token,
      });
    } catch {
      // Out of reach, or over already: what is left of the sign-in ends by itself.
    }
  }

  /** Leaves a conversation: the one given, unless another tab has left it already; or whatever there is. */
  forget(session?: Session): void {
    if (!session || this.#store.read()?.conversationId === session.conversationId) this.#store.write(null);
  }

  #isBound(session: Session): boolean {
    const subject = subjectOf(this.#userToken);
    return subject === undefined || subject === session.subject;
  }

  async #bind(session: Session): Promise<Session> {
    const ask = (token: string): Promise<unknown> =>
      this.#askForToken({ userToken: this.#userToken, conversationId: session.conversationId }, token);
    let answer: unknown;
    try {
      answer = await ask(session.token);
    } catch (failure) {
      if (!isRefusal(failure) || failure.code !== 'TokenExpired') throw failure;
      answer = await ask((await this.#exchange(session)).token);
    }
    return this.#keep(toSession(answer, this.#surroundings.now(), subjectOf(this.#userToken)));
  }

  /** A sign-in counts for some hours; the portal's token, if it is still good, makes it count anew. */
  async #exchange(session: Session): Promise<Session> {
    const isSame = this.#userToken !== undefined && subjectOf(this.#userToken) === session.subject;
    const ask = (proof: object): Promise<unknown> => this.#askForToken({ token: session.token, ...proof });
    let answer: unknown;
    try {
      answer = await ask(isSame ? { userToken: this.#userToken } : {});
    } catch (failure) {
      if (!isSame || !isRefusal(failure) || failure.status !== 401) throw failure;
      answer = await ask({});
    }
    return toSession(answer, this.#surroundings.now(), session.subject);
  }

  async #mint(): Promise<Session> {
    const userToken = this.#userToken;
    try {
      const answer = await this.#askForToken(userToken ? { userToken } : {});
      return this.#keep(toSession(answer, this.#surroundings.now(), subjectOf(userToken)));
    } catch (failure) {
      if (!userToken || !isRefusal(failure)) throw failure;
      this.#userToken = undefined; // an expired sign-in must not keep anybody from asking for help
      return this.#mint();
    }
  }

  #askForToken(body: object, token?: string): Promise<unknown> {
    const url = `${this.#service}/api/webchat/token`;
    return send(this.#surroundings, { method: 'POST', url, body, ...(token ? { token } : {}) });
  }

  #keep(session: Session): Session {
    this.#store.write(session);
    return session;
  }
}

/** A final no, as opposed to an outage. */
function isRefusal(failure: unknown): failure is HttpFailure {
  return failure instanceof HttpFailure && !failure.isPassing;
}
