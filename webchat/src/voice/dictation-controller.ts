import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RecognitionProblem, Recognizer } from './recognizer';
import type { VoiceSettings } from './voice-settings';

/** What the panel above the text box says about the microphone. */
export type DictationState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'consent'; readonly isOnDevice: boolean }
  | { readonly kind: 'listening' }
  | { readonly kind: 'review' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'problem'; readonly problem: RecognitionProblem };

export interface DictationEvents {
  /** The microphone is about to open: silence, please. */
  opening(): void;
  heard(text: string): void;
  /** A whole message was dictated, by somebody who wants it sent at once. */
  finished(text: string): void;
}

/** After so many rounds without a word nobody is there any more. */
const silentRounds = 2;

export class DictationController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #settings: VoiceSettings;
  readonly #recognizer: Recognizer;
  readonly #events: DictationEvents;
  #text = '';
  #silences = 0;
  #wasLastByVoice = false;

  state: DictationState = { kind: 'idle' };

  constructor(host: ReactiveControllerHost, settings: VoiceSettings, recognizer: Recognizer, events: DictationEvents) {
    this.#host = host;
    this.#settings = settings;
    this.#recognizer = recognizer;
    this.#events = events;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#recognizer.abort();
  }

  get isListening(): boolean {
    return this.state.kind === 'listening';
  }

  /** The button: starts, stops, or says why not. */
  press(): void {
    const { problem } = this.#recognizer;
    if (this.isListening) this.#recognizer.stop();
    else if (problem) this.#set({ kind: 'problem', problem });
    else if (!this.#settings.isConsented) {
      this.#set({ kind: 'consent', isOnDevice: this.#recognizer.isOnDevice });
    } else {
      this.#silences = 0;
      this.#listen();
    }
  }

  consent(): void {
    this.#settings.isConsented = true;
    this.#silences = 0;
    this.#listen();
  }

  /** Leaves whatever the panel says; answers whether it was listening. */
  cancel(): boolean {
    const wasListening = this.isListening;
    this.#text = '';
    this.#recognizer.abort();
    this.#set({ kind: 'idle' });
    return wasListening;
  }

  /** The bot asks, and was last answered by voice: the answer may be spoken as well. */
  listenAgain(): void {
    const { kind } = this.state;
    if (!this.#wasLastByVoice || !this.#settings.sendsAtOnce || this.#silences >= silentRounds || kind === 'listening')
      return;
    this.#listen();
  }

  /** The message that just left was typed, or corrected by hand. */
  wasTyped(): void {
    this.#wasLastByVoice = false;
    if (this.state.kind !== 'idle') this.cancel();
  }

  #listen(): void {
    this.#text = '';
    this.#events.opening();
    this.#set({ kind: 'listening' });
    this.#recognizer.start({
      started: () => this.#host.requestUpdate(),
      heard: (text) => {
        if (!this.isListening) return;
        this.#text = text;
        this.#events.heard(text);
      },
      ended: (problem) => this.#end(problem),
    });
  }

  #end(problem: RecognitionProblem | null): void {
    if (!this.isListening) return;
    if (problem) {
      this.#set({ kind: 'problem', problem });
    } else if (this.#text === '') {
      this.#silences += 1;
      this.#set({ kind: 'nothing' });
    } else if (this.#settings.sendsAtOnce) {
      this.#set({ kind: 'idle' });
      this.#events.finished(this.#text);
      this.#wasLastByVoice = true;
    } else {
      this.#set({ kind: 'review' });
    }
  }

  #set(state: DictationState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
