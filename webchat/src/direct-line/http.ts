import type { Surroundings } from './surroundings';

/** Milliseconds. */
export const requestTimeout = 30_000;

/** Why a request has no answer to give. `status` 0: it never reached the service, or its answer never came back. */
export class HttpFailure extends Error {
  readonly status: number;
  /** The protocol's own word for what is wrong, when it gave one. */
  readonly code: string;
  /** Milliseconds that the service asked us to wait. */
  readonly retryAfter: number;
  /** The service's own sentence about it, for a person to read. */
  readonly detail: string | undefined;

  constructor(status: number, code = '', retryAfter = 0, detail?: string) {
    super(`HTTP ${status} ${code}`);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
    this.detail = detail;
  }

  /** The same request may do better later. 502 is the bot's own failure: it is asked again too. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }

  get isAboutCredentials(): boolean {
    return this.status === 401 || this.status === 403;
  }
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly token?: string;
  /** Sent as JSON; a form or a sound as it is. */
  readonly body?: unknown;
  /** Milliseconds; a file needs more than the usual time. */
  readonly timeout?: number;
}

/** One request, its JSON answer or its sound, or an HttpFailure: nothing else is thrown. */
export async function send(surroundings: Surroundings, request: HttpRequest): Promise<unknown> {
  const abort = new AbortController();
  const cancelTimeout = surroundings.after(request.timeout ?? requestTimeout, () => abort.abort());
  try {
    const headers: Record<string, string> = {};
    if (request.token) headers.Authorization = `Bearer ${request.token}`;
    const { body } = request;
    const isOwn = body instanceof FormData || body instanceof Blob; // names its own type
    if (body !== undefined && !isOwn) headers['Content-Type'] = 'application/json';
    const response = await surroundings.fetch(request.url, {
      method: request.method,
      headers,
      signal: abort.signal,
      cache: 'no-store',
      credentials: 'omit',
      ...(body === undefined ? {} : { body: isOwn ? body : JSON.stringify(body) }),
    });
    if (!response.ok) {
      const { code, detail } = await errorOf(response);
      throw new HttpFailure(response.status, code, retryAfter(response, surroundings.now()), detail);
    }
    const isSound = response.headers.get('Content-Type')?.startsWith('audio/');
    return (await (isSound ? response.arrayBuffer() : response.json())) as unknown;
  } catch (failure) {
    throw failure instanceof HttpFailure ? failure : new HttpFailure(0);
  } finally {
    cancelTimeout();
  }
}

async function errorOf(response: Response): Promise<{ code: string; detail?: string }> {
  try {
    const { error, detail } = (await response.json()) as { error?: { code?: unknown }; detail?: unknown };
    return {
      code: typeof error?.code === 'string' ? error.code : '',
      ...(typeof detail === 'string' ? { detail } : {}),
    };
  } catch {
    return { code: '' }; // a proxy's page instead of the service's JSON
  }
}

/** In milliseconds. The header holds seconds or a date. */
function retryAfter(response: Response, now: number): number {
  const header = response.headers.get('Retry-After');
  if (!header) return 0;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : 0;
}
