/** `more`: go on; `sentence`: one was said and is over; `silence`: nobody speaks. */
export type Verdict = 'more' | 'sentence' | 'silence';

/** In blocks of 8 ms. Measured on recordings: see the loudness of a voice, a breath between words, and a hesitation. */
const limits = { voice: 15, pause: 113, wait: 500, length: 3_750 };
const loudness = 0.01;

/** Hears where a sentence ends. */
export class Endpoint {
  #voiced = 0;
  #since = 0;
  #blocks = 0;

  /** A sentence, or enough of one, was said so far. */
  get hasVoice(): boolean {
    return this.#voiced >= limits.voice;
  }

  accept(block: Float32Array): Verdict {
    this.#blocks += 1;
    let energy = 0;
    for (const sample of block) energy += sample * sample;
    if (Math.sqrt(energy / block.length) > loudness) {
      this.#voiced += 1;
      this.#since = 0;
    } else this.#since += 1;
    if (this.hasVoice && (this.#since >= limits.pause || this.#blocks >= limits.length)) return 'sentence';
    // Clicks and knocks are no voice: they do not keep the microphone open.
    return !this.hasVoice && this.#blocks >= limits.wait + this.#voiced * 4 ? 'silence' : 'more';
  }
}
