import { HttpFailure } from './http';

/** The right to one conversation. */
export interface Session {
  readonly conversationId: string;
  readonly token: string;
  /** Milliseconds since 1970, by this machine's clock. */
  readonly expiresAt: number;
  readonly userId?: string;
  /** The signed-in person the token is bound to, by the portal's own name for them. */
  readonly subject?: string;
}

/** Where the session outlives the page; another tab may change it at any time. */
export interface SessionStore {
  read(): Session | null;
  write(session: Session | null): void;
}

export interface TokenAnswer {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
  readonly userId?: string;
}

export function toSession(answer: unknown, now: number, subject: string | undefined): Session {
  const { conversationId, token, expires_in, userId } = answer as Partial<TokenAnswer>;
  if (typeof conversationId !== 'string' || typeof token !== 'string') throw new HttpFailure(502);
  return {
    conversationId,
    token,
    expiresAt: now + (typeof expires_in === 'number' ? expires_in : 1800) * 1000,
    ...(userId ? { userId } : {}),
    ...(subject ? { subject } : {}),
  };
}

/**
 * The `sub` claim, read without checking: it only tells whether the person changed since the session was made. The
 * server checks the signature before it believes anything.
 */
export function subjectOf(userToken: string | undefined): string | undefined {
  const payload = userToken?.split('.')[1];
  if (!payload) return undefined;
  try {
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    const { sub } = JSON.parse(new TextDecoder().decode(bytes)) as { sub?: unknown };
    return typeof sub === 'string' && sub ? sub : undefined;
  } catch {
    return undefined;
  }
}
