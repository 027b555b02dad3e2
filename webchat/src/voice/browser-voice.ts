import type { Piece, Voice } from './voice';

/** Milliseconds. */
const voiceLoading = 1_500;
const longestPause = 12_000;
const longestSign = 200;

/** `speechSynthesis`: the voices of this device, and those that the browser gets from its maker. */
export class BrowserVoice implements Voice {
  readonly #synthesis = 'speechSynthesis' in window ? window.speechSynthesis : null;

  /** A first utterance within the click unlocks the sound, where a browser asks for a gesture. */
  unlock(): void {
    this.#synthesis?.speak(new SpeechSynthesisUtterance(''));
  }

  /** The best one for a language, if there is one. */
  async find(language: string): Promise<SpeechSynthesisVoice | undefined> {
    return this.#synthesis ? choose(await this.#voices(this.#synthesis), language) : undefined;
  }

  async say({ text, language }: Piece, pace: number, signal: AbortSignal): Promise<void> {
    const synthesis = this.#synthesis;
    if (!synthesis) throw new Error('No voice.');
    const utterance = new SpeechSynthesisUtterance(text);
    const voice = choose(synthesis.getVoices(), language);
    utterance.lang = language;
    if (voice) utterance.voice = voice;
    utterance.rate = pace;
    await new Promise<void>((resolve, reject) => {
      // Some engines lose the end of an utterance; without this the rest would never be said.
      const guard = setTimeout(resolve, longestPause + text.length * longestSign);
      const done = (): void => {
        clearTimeout(guard);
        resolve();
      };
      utterance.onend = done;
      utterance.onerror = ({ error }) => {
        if (signal.aborted || error === 'interrupted' || error === 'canceled') done();
        else reject(new Error(error));
      };
      signal.addEventListener('abort', done);
      synthesis.speak(utterance);
    });
  }

  hush(): void {
    this.#synthesis?.cancel();
  }

  /** The first call of a page answers an empty list while the voices are still being looked for. */
  #voices(synthesis: SpeechSynthesis): Promise<readonly SpeechSynthesisVoice[]> {
    const known = synthesis.getVoices();
    if (known.length > 0) return Promise.resolve(known);
    return new Promise((resolve) => {
      const done = (): void => resolve(synthesis.getVoices());
      synthesis.addEventListener('voiceschanged', done, { once: true });
      setTimeout(done, voiceLoading);
    });
  }
}

/** A voice of this device before one that sends the text away, the exact language before its cousins. */
function choose(voices: readonly SpeechSynthesisVoice[], language: string): SpeechSynthesisVoice | undefined {
  const score = (voice: SpeechSynthesisVoice): number =>
    (voice.localService ? 4 : 0) + (voice.lang.replace('_', '-') === language ? 2 : 0) + (voice.default ? 1 : 0);
  return voices
    .filter(({ lang }) => lang.slice(0, 2).toLowerCase() === language.slice(0, 2))
    .sort((one, other) => score(other) - score(one))[0];
}
