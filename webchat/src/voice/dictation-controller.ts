import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { canHelp, type Destination, type RecognitionProblem, type Recognizer } from './recognizer';
import type { Impediment, Recognizers } from './recognizers';
import type { VoiceSettings } from './voice-settings';

/** What the panel above the text box says about the microphone. */
export type DictationState =
  | { readonly kind: 'idle' | 'preparing' | 'listening' | 'transcribing' | 'review' | 'nothing' }
  /** `isAnother`: the engine before this one has just failed. */
  | { readonly kind: 'consent'; readonly destination: Destination; readonly isAnother: boolean }
  | { readonly kind: 'problem'; readonly problem: Impediment; readonly detail?: string | undefined };

export interface DictationEvents {
  /** The microphone is about to open: silence, please. */
  opening(): void;
  heard(text: string): void;
  /** The microphone is closed. */
  closed(): void;
  /** What was heard does not count. */
  dropped(): void;
  /** A whole message was dictated, by somebody who wants it sent at once. */
  finished(): void;
}

/** After so many rounds without a word nobody is there any more. */
const silentRounds = 2;

export class DictationController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #settings: VoiceSettings;
  readonly #recognizers: Recognizers;
  readonly #events: DictationEvents;
  #recognizer: Recognizer | null = null;
  /** Whatever belongs to an earlier round comes too late. */
  #round = 0;
  #text = '';
  #silences = 0;

  state: DictationState = { kind: 'idle' };
  /** The last message was dictated: its answer may be spoken to as well. */
  wasLastByVoice = false;

  constructor(
    host: ReactiveControllerHost,
    settings: VoiceSettings,
    recognizers: Recognizers,
    events: DictationEvents,
  ) {
    this.#host = host;
    this.#settings = settings;
    this.#recognizers = recognizers;
    this.#events = events;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.cancel();
  }

  /** From the press on until the text is there. */
  get isBusy(): boolean {
    const { kind } = this.state;
    return kind === 'preparing' || kind === 'listening' || kind === 'transcribing';
  }

  /** The button: starts, stops, or says why not. */
  press(): void {
    if (this.state.kind === 'listening') this.#recognizer?.stop();
    else if (this.isBusy) this.cancel();
    else {
      this.#silences = 0;
      void this.#begin();
    }
  }

  consent(): void {
    const { state } = this;
    if (state.kind !== 'consent' || !this.#recognizer) return;
    this.#settings.consent(state.destination);
    this.#silences = 0;
    this.#listen(this.#recognizer);
  }

  /** Leaves whatever the panel says; answers whether something was under way that is now given up. */
  cancel(): boolean {
    const { isBusy } = this;
    const isAsking = this.state.kind === 'consent';
    this.#round += 1;
    this.#recognizer?.abort();
    if (this.state.kind !== 'idle') this.#set({ kind: 'idle' });
    if (isBusy) {
      this.#events.dropped();
      this.#events.closed();
    }
    return isBusy || isAsking;
  }

  /** The bot asks, and was last answered by voice: the answer may be spoken as well. */
  listenAgain(): void {
    if (!this.wasLastByVoice || this.#silences >= silentRounds || this.isBusy) return;
    void this.#begin();
  }

  /** A message has left the text box. */
  wasSent(): void {
    this.wasLastByVoice = this.state.kind === 'review'; // as it was heard: a correction is typed
    if (!this.wasLastByVoice) this.cancel();
    this.#set({ kind: 'idle' });
  }

  /** Somebody took to the keyboard or to the buttons. */
  wasTyped(): void {
    this.wasLastByVoice = false;
    this.cancel();
  }

  async #begin(isAnother = false): Promise<void> {
    const round = (this.#round += 1);
    this.#set({ kind: 'preparing' });
    const next = await this.#recognizers.next();
    if (round !== this.#round) return;
    if (typeof next === 'string') {
      this.#set({ kind: 'problem', problem: next });
      return;
    }
    this.#recognizer = next;
    const { destination } = next;
    // Whoever agreed to one engine is asked again before another takes its place, unless that one keeps the sound here.
    const isKnown = this.#settings.isConsented(destination) && (!isAnother || destination === 'device');
    if (isKnown) this.#listen(next);
    else this.#set({ kind: 'consent', destination, isAnother });
  }

  #listen(recognizer: Recognizer): void {
    const round = (this.#round += 1);
    const during =
      <T extends unknown[]>(action: (...values: T) => void) =>
      (...values: T): void => {
        if (round === this.#round) action(...values);
      };
    this.#text = '';
    this.#events.opening();
    this.#set({ kind: 'preparing' });
    recognizer.start({
      started: during(() => this.#set({ kind: 'listening' })),
      heard: during((text: string) => {
        if (this.state.kind === 'preparing') this.#set({ kind: 'listening' });
        this.#text = text;
        this.#events.heard(text);
      }),
      transcribing: during(() => this.#set({ kind: 'transcribing' })),
      ended: during((problem: RecognitionProblem | null, detail?: string) => this.#end(recognizer, problem, detail)),
    });
  }

  #end(recognizer: Recognizer, problem: RecognitionProblem | null, detail: string | undefined): void {
    this.#round += 1;
    if (problem && canHelp(problem)) {
      this.#recognizers.reject(recognizer);
      if (this.#text) this.#events.dropped();
      void this.#begin(true);
      return;
    }
    if (problem) {
      this.#set({ kind: 'problem', problem, detail });
    } else if (this.#text === '') {
      this.#silences += 1;
      this.#set({ kind: 'nothing' });
    } else if (this.#settings.sendsAtOnce) {
      this.#silences = 0;
      this.#set({ kind: 'idle' });
      this.wasLastByVoice = true;
      this.#events.finished();
    } else {
      this.#silences = 0;
      this.#set({ kind: 'review' });
    }
    this.#events.closed();
  }

  #set(state: DictationState): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
