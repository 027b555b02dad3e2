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

  constructor(status: number, code = '', retryAfter = 0) {
    super(`HTTP ${status} ${code}`);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
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
  /** Sent as JSON, or a form as it is. */
  readonly body?: unknown;
  /** Milliseconds; a file needs more than the usual time. */
  readonly timeout?: number;
}

/** One request, its JSON answer, or an HttpFailure: nothing else is thrown. */
export async function send(surroundings: Surroundings, request: HttpRequest): Promise<unknown> {
  const abort = new AbortController();
  const cancelTimeout = surroundings.after(request.timeout ?? requestTimeout, () => abort.abort());
  try {
    const headers: Record<string, string> = {};
    if (request.token) headers.Authorization = `Bearer ${request.token}`;
    const { body } = request;
    const isForm = body instanceof FormData; // names its own type, with its boundary
    if (body !== undefined && !isForm) headers['Content-Type'] = 'application/json';
    const response = await surroundings.fetch(request.url, {
      method: request.method,
      headers,
      signal: abort.signal,
      cache: 'no-store',
      credentials: 'omit',
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    if (!response.ok) {
      throw new HttpFailure(response.status, await errorCode(response), retryAfter(response, surroundings.now()));
    }
    return (await response.json()) as unknown;
  } catch (failure) {
    throw failure instanceof HttpFailure ? failure : new HttpFailure(0);
  } finally {
    cancelTimeout();
  }
}

async function errorCode(response: Response): Promise<string> {
  try {
    const { error } = (await response.json()) as { error?: { code?: unknown } };
    return typeof error?.code === 'string' ? error.code : '';
  } catch {
    return ''; // a proxy's page instead of the service's JSON
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
