import type { ReactiveControllerHost } from 'lit';
import type { Activity } from '../direct-line/activity';
import { languageTags } from '../strings/locale';
import { strings } from '../strings/strings';
import type { Widget } from '../window/widget';
import { DictationController } from './dictation-controller';
import { Recognizers } from './recognizers';
import { Speaker } from './speaker';
import { type Post, SpeechService } from './speech-service';
import { spokenText } from './spoken-form';
import { VoiceSettings } from './voice-settings';

/** The text box, which dictation writes into. */
export interface Desk {
  isShown(): boolean;
  text(): string;
  write(text: string): void;
  send(text: string): void;
}

interface Held {
  readonly words: string;
  readonly language: string;
}

/** Lets the two voices take turns: the assistant is silent while somebody speaks or types, and listens when it is silent. */
export class VoiceController {
  readonly settings: VoiceSettings;
  readonly dictation: DictationController;
  readonly #host: ReactiveControllerHost;
  readonly #widget: Widget;
  readonly #desk: Desk;
  readonly #speaker: Speaker;
  /** Came while somebody was speaking. */
  #held: Held[] = [];
  /** What stood in the text box before the dictation. */
  #before = '';

  /** What there is to say about reading aloud. */
  notice = '';

  constructor(host: ReactiveControllerHost, widget: Widget, post: Post, desk: Desk) {
    this.#host = host;
    this.#widget = widget;
    this.#desk = desk;
    this.settings = new VoiceSettings(widget.store);
    const service = new SpeechService(widget.service, post);
    this.#speaker = new Speaker(this.settings, service, {
      unspoken: (text, language) => {
        widget.announce(text, language);
        this.#note(strings[widget.locale].voice.noVoice);
      },
    });
    const recognizers = new Recognizers(languageTags[widget.locale], service);
    this.dictation = new DictationController(host, this.settings, recognizers, {
      opening: () => {
        this.hush();
        this.#before = desk.text().trim();
      },
      heard: (text) => desk.write(`${this.#before} ${text}`.trim()),
      dropped: () => desk.write(this.#before),
      closed: () => {
        for (const { words, language } of this.#held.splice(0)) this.#speaker.say(words, language);
      },
      finished: () => desk.send(desk.text()),
    });
  }

  /**
   * Spoken or announced, never both: a screen reader user would hear everything twice. Where reading is off, what
   * somebody must confirm after having dictated is read back all the same.
   */
  answer(activity: Activity, text: string): void {
    const { dictation, settings } = this;
    const isWanted = settings.isSpeaking || (dictation.wasLastByVoice && isConfirmation(activity));
    const language = activity.locale ?? languageTags[this.#widget.locale];
    // Of several tabs, the one that is looked at speaks.
    const words = isWanted && this.#desk.isShown() && !document.hidden ? spokenText(activity, language) : '';
    if (!words) this.#widget.announce(text, language);
    else if (dictation.isBusy) this.#held.push({ words, language });
    else this.#speaker.say(words, language);
    if (activity.inputHint === 'expectingInput') this.#speaker.whenSilent(() => dictation.listenAgain());
  }

  toggleSpeech(): void {
    const { settings } = this;
    const words = strings[this.#widget.locale].voice;
    settings.isSpeaking = !settings.isSpeaking;
    this.#note('');
    if (!settings.isSpeaking) this.hush();
    else {
      void this.#speaker.turnOn(languageTags[this.#widget.locale]).then((reading) => {
        if (reading === null) this.#note(words.noVoice);
        else if (reading === 'azure' || reading === 'browser') this.#note(words.readBy[reading]);
      });
    }
  }

  /** Somebody types, or presses what the bot offers. */
  wasTyped(): void {
    this.hush();
    this.dictation.wasTyped();
  }

  /** The window or the page goes. */
  leave(): void {
    this.hush();
    this.dictation.cancel();
  }

  hush(): void {
    this.#held = [];
    this.#speaker.hush();
  }

  #note(notice: string): void {
    this.notice = notice;
    this.#host.requestUpdate();
  }
}

/** By the way the bot asks before it acts. */
function isConfirmation({ inputHint, suggestedActions }: Activity): boolean {
  return inputHint === 'expectingInput' && /^confirm/i.test(suggestedActions?.actions?.[0]?.title ?? '');
}
