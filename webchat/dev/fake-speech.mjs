import { tone } from './sound.mjs';

/** `/api/speech` of the stand-in: what it can do, what it hears, and how it fails, as a test sets it. */
export class FakeSpeech {
  provider = 'Browser';
  recognition = false;
  synthesis = false;
  reason = undefined;
  /** What the next recordings say, in this order; then nothing. */
  texts = [];
  /** The next answers of a path's last word, such as `transcribe`: `{ status, detail, retryAfter }`. */
  failures = {};
  /** Of a token for Azure. */
  expiresIn = 540;
  host = undefined;
  recordings = [];
  spoken = [];
  tokens = 0;

  offline() {
    Object.assign(this, { provider: 'Offline', recognition: true, synthesis: true });
  }

  azure(host) {
    Object.assign(this, { provider: 'Azure', host });
  }

  /** For a page's security policy. */
  get sources() {
    return this.host ? `; connect-src 'self' ${this.host}` : '';
  }

  answer(path, body, claims) {
    const { provider, recognition, synthesis, reason } = this;
    if (path === '/api/speech') return [200, { provider, recognition, synthesis, reason }];
    if (!claims) return [401, { status: 401, detail: 'Ouvrez d’abord une conversation.' }];
    const what = path.split('/').at(-1);
    const failure = this.failures[what]?.shift();
    if (failure) {
      const { status, detail, retryAfter } = failure;
      return [status, { status, detail }, retryAfter ? { 'Retry-After': retryAfter } : {}];
    }
    switch (what) {
      case 'transcribe':
        this.recordings.push(body);
        return [200, { text: this.texts.shift() ?? '' }];
      case 'synthesize':
        this.spoken.push(body);
        return [200, tone(0.2), { 'Content-Type': 'audio/wav' }];
      case 'token':
        this.tokens += 1;
        return [
          200,
          { token: `azure-${this.tokens}`, region: 'francecentral', host: this.host, expiresIn: this.expiresIn },
        ];
      default:
        return [404, { status: 404 }];
    }
  }
}
