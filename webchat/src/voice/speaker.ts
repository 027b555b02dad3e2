import { BrowserVoice } from './browser-voice';
import { loadAzure, loadOffline } from './late';
import type { Remote } from './offline/offline';
import type { SpeechService } from './speech-service';
import { inPieces } from './spoken-form';
import { paces, type Piece, type Voice } from './voice';
import type { VoiceSettings } from './voice-settings';

export interface SpeakerEvents {
  /** Nobody here can say this: it has to reach people another way. */
  unspoken(text: string, language: string): void;
}

/** How a language would be read: on this device, by the server, by a service elsewhere, or not at all. */
export type Reading = 'here' | 'premises' | 'azure' | 'browser' | null;

/** Reads texts aloud, one after the other, with the nearest voice there is. */
export class Speaker {
  readonly #settings: VoiceSettings;
  readonly #service: SpeechService;
  readonly #events: SpeakerEvents;
  readonly #browser = new BrowserVoice();
  #isBrowserDumb = false;
  #remote: Promise<Voice> | null = null;
  #queue: Piece[] = [];
  #talk: AbortController | null = null;
  #onSilence: (() => void) | null = null;

  constructor(settings: VoiceSettings, service: SpeechService, events: SpeakerEvents) {
    this.#settings = settings;
    this.#service = service;
    this.#events = events;
  }

  /** To be called within a click: answers how texts in this language will be read. */
  turnOn(language: string): Promise<Reading> {
    this.#browser.unlock();
    this.#isBrowserDumb = false;
    return this.#reading(language);
  }

  say(text: string, language: string): void {
    this.#queue.push(...inPieces(text).map((piece) => ({ text: piece, language })));
    if (!this.#talk) void this.#speak((this.#talk = new AbortController()));
  }

  /** Calls back once nothing is being said; at once when nothing is. */
  whenSilent(action: () => void): void {
    if (this.#talk) this.#onSilence = action;
    else action();
  }

  /** Stops at once: somebody else wants to speak. */
  hush(): void {
    this.#queue = [];
    this.#onSilence = null;
    this.#talk?.abort();
    this.#talk = null;
    this.#browser.hush();
  }

  async #speak({ signal }: AbortController): Promise<void> {
    for (let piece = this.#queue.shift(); piece; piece = signal.aborted ? undefined : this.#queue.shift()) {
      if (await this.#saySomehow(piece, signal)) continue;
      if (signal.aborted) return;
      const { language } = piece;
      const rest = [piece, ...this.#queue.splice(0)];
      this.#events.unspoken(rest.map(({ text }) => text).join(' '), language);
    }
    if (signal.aborted) return;
    this.#talk = null;
    const action = this.#onSilence;
    this.#onSilence = null;
    action?.();
  }

  /** False when nobody can say it. A voice of the browser that fails gives way to the service's. */
  async #saySomehow(piece: Piece, signal: AbortSignal): Promise<boolean> {
    const isOver = (): boolean => signal.aborted;
    for (;;) {
      const reading = await this.#reading(piece.language);
      if (isOver()) return true;
      if (reading === null) return false;
      const isBrowser = reading === 'here' || reading === 'browser';
      try {
        const voice: Voice = isBrowser ? this.#browser : await this.#onServer(reading);
        const pace = paces[this.#settings.rate];
        const said = voice.say(piece, pace, signal);
        const [next] = this.#queue;
        if (next) voice.prepare?.(next, pace);
        await said;
        return true;
      } catch {
        if (isOver()) return true;
        if (!isBrowser) return false;
        this.#isBrowserDumb = true;
      }
    }
  }

  /** Where the operator keeps speech on the premises, no text goes to the browser's maker. */
  async #reading(language: string): Promise<Reading> {
    const own = this.#isBrowserDumb ? undefined : await this.#browser.find(language);
    if (own?.localService) return 'here';
    const abilities = await this.#service.abilities();
    if (abilities?.provider === 'Azure') return 'azure';
    if (abilities?.synthesis) return 'premises';
    return own && abilities?.provider === 'Browser' ? 'browser' : null;
  }

  #onServer(reading: Remote): Promise<Voice> {
    this.#remote ??= loadOffline()
      .then(({ createVoice }) => createVoice(reading, this.#service.post, loadAzure))
      .catch((failure: unknown) => {
        this.#remote = null; // the next answer tries again
        throw failure;
      });
    return this.#remote;
  }
}
