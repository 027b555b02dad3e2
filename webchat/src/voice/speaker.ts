import { inPieces } from './spoken-form';
import type { SpeechRate, VoiceSettings } from './voice-settings';

const rates: Readonly<Record<SpeechRate, number>> = { slow: 0.8, normal: 1, fast: 1.3 };
const voiceLoading = 1_500;

/** Reads answers aloud with the voices of this device, when somebody turned that on. */
export class Speaker {
  readonly #settings: VoiceSettings;
  readonly #language: string;
  readonly #synthesis = 'speechSynthesis' in window ? window.speechSynthesis : null;
  #queue: string[] = [];
  #onSilence: (() => void) | null = null;
  #current: SpeechSynthesisUtterance | null = null;

  constructor(settings: VoiceSettings, language: string) {
    this.#settings = settings;
    this.#language = language;
  }

  /** Answers false when this device has no voice at all. */
  async turnOn(): Promise<boolean> {
    this.#settings.isSpeaking = true;
    if (!this.#synthesis) return false;
    // A first utterance within the click unlocks the sound, where a browser asks for a gesture.
    this.#synthesis.speak(new SpeechSynthesisUtterance(''));
    return (await this.#voices(this.#synthesis)).length > 0;
  }

  turnOff(): void {
    this.#settings.isSpeaking = false;
    this.hush();
  }

  say(text: string): void {
    if (!this.#settings.isSpeaking || !this.#synthesis) return;
    this.#queue.push(...inPieces(text));
    this.#advance(this.#synthesis);
  }

  /** Calls back once nothing is being said; at once when nothing is. */
  whenSilent(action: () => void): void {
    this.#onSilence = action;
    if (!this.#current) this.#fallSilent();
  }

  /** Stops at once: somebody else wants to speak. */
  hush(): void {
    this.#queue = [];
    this.#onSilence = null;
    this.#current = null;
    this.#synthesis?.cancel();
  }

  #advance(synthesis: SpeechSynthesis): void {
    if (this.#current) return;
    const piece = this.#queue.shift();
    if (piece === undefined) {
      this.#fallSilent();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(piece);
    const voice = this.#choose(synthesis.getVoices());
    utterance.lang = this.#language;
    if (voice) utterance.voice = voice;
    utterance.rate = rates[this.#settings.rate];
    const next = (): void => {
      if (this.#current !== utterance) return;
      this.#current = null;
      this.#advance(synthesis);
    };
    utterance.onend = next;
    utterance.onerror = next;
    this.#current = utterance;
    synthesis.speak(utterance);
  }

  #fallSilent(): void {
    const action = this.#onSilence;
    this.#onSilence = null;
    action?.();
  }

  /** The exact language before its cousins, a voice of this device before one that sends the text away. */
  #choose(voices: readonly SpeechSynthesisVoice[]): SpeechSynthesisVoice | undefined {
    const family = this.#language.slice(0, 2);
    const score = (voice: SpeechSynthesisVoice): number =>
      (voice.lang.replace('_', '-') === this.#language ? 4 : 0) +
      (voice.localService ? 2 : 0) +
      (voice.default ? 1 : 0);
    return voices.filter((voice) => voice.lang.startsWith(family)).sort((one, other) => score(other) - score(one))[0];
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
