import type { Store } from '../storage/store';
import type { Destination } from './recognizer';

export type SpeechRate = 'slow' | 'normal' | 'fast';

/** What a person chose about the voice; kept across pages, and the same in every tab. */
export class VoiceSettings {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Answers are read aloud. */
  get isSpeaking(): boolean {
    return this.#store.read('speech') === true;
  }

  set isSpeaking(value: boolean) {
    this.#store.write('speech', value || undefined);
  }

  get rate(): SpeechRate {
    const rate = this.#store.read('speechRate');
    return rate === 'slow' || rate === 'fast' ? rate : 'normal';
  }

  set rate(rate: SpeechRate) {
    this.#store.write('speechRate', rate);
  }

  /** What was dictated leaves without another look, and the answer to a question may be spoken as well. */
  get sendsAtOnce(): boolean {
    return this.#store.read('autoSend') === true;
  }

  set sendsAtOnce(value: boolean) {
    this.#store.write('autoSend', value || undefined);
  }

  /** Whoever dictates was told that the sound goes there. */
  isConsented(destination: Destination): boolean {
    return this.#consents.includes(destination);
  }

  consent(destination: Destination): void {
    this.#store.write('voiceConsent', [...new Set([...this.#consents, destination])]);
  }

  get #consents(): readonly unknown[] {
    const consents = this.#store.read('voiceConsent');
    return Array.isArray(consents) ? (consents as unknown[]) : [];
  }
}
