/** Runs in the browser's audio thread: mono, 16 kHz, in blocks of 128 samples. */
declare const sampleRate: number;
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;
declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
  abstract process(inputs: readonly (readonly Float32Array[])[]): boolean;
}

const rate = 16_000;
const blockLength = 128;

class Capture extends AudioWorkletProcessor {
  /** Source samples for one of ours; 1 where the context has our rate. */
  readonly #step = sampleRate / rate;
  #block = new Float32Array(blockLength);
  #length = 0;
  #sum = 0;
  #count = 0;
  #next = this.#step;
  #seen = 0;

  process([channels]: readonly (readonly Float32Array[])[]): boolean {
    const [first] = channels ?? [];
    if (!first) return true;
    // The mean of what lies between two of our samples keeps the higher tones from folding back.
    for (const sample of first) {
      this.#sum += sample;
      this.#count += 1;
      this.#seen += 1;
      if (this.#seen < this.#next) continue;
      this.#push(this.#sum / this.#count);
      this.#sum = this.#count = 0;
      this.#next += this.#step;
    }
    return true;
  }

  #push(sample: number): void {
    this.#block[this.#length] = sample;
    this.#length += 1;
    if (this.#length < blockLength) return;
    this.port.postMessage(this.#block, [this.#block.buffer]);
    this.#block = new Float32Array(blockLength);
    this.#length = 0;
  }
}

registerProcessor('claudia-capture', Capture);
