/** Plays sound without an address for it, which a strict security policy would have to allow; stops at once. */
export class Player {
  #context: AudioContext | null = null;

  /** Resolves when it was played or stopped; rejects where the browser cannot read it. */
  async play(sound: ArrayBuffer, signal: AbortSignal): Promise<void> {
    this.#context ??= new AudioContext();
    const context = this.#context;
    if (context.state === 'suspended') await context.resume();
    const buffer = await context.decodeAudioData(sound.slice(0)); // what is decoded is taken away
    if (signal.aborted) return;
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(context.destination);
    await new Promise<void>((resolve) => {
      source.onended = () => resolve();
      signal.addEventListener('abort', () => {
        source.stop();
        resolve();
      });
      source.start();
    });
  }
}
