import {
  AudioConfig,
  AudioInputStream,
  AudioStreamFormat,
  type PushAudioInputStream,
  ResultReason,
  SpeechRecognizer,
} from 'microsoft-cognitiveservices-speech-sdk';
import type { Destination, RecognitionEvents, RecognitionProblem, Recognizer } from '../recognizer';
import { Listener } from '../sound/listener';
import { sampleRate } from '../sound/microphone';
import { toPcm } from '../sound/wav';
import type { Post } from '../speech-service';
import { AzureTokens } from './azure-tokens';
import { speechConfig } from './speech-config';

/** Azure's recognition, fed from our own capture: the SDK's would need a script that a strict policy refuses. */
export class AzureRecognizer implements Recognizer {
  readonly destination: Destination = 'azure';
  readonly problem = null;
  readonly #language: string;
  readonly #tokens: AzureTokens;
  #sentence: Sentence | null = null;

  constructor(language: string, post: Post) {
    this.#language = language;
    this.#tokens = new AzureTokens(post);
  }

  start(events: RecognitionEvents): void {
    this.#sentence = new Sentence(this.#language, this.#tokens, events);
  }

  stop(): void {
    this.#sentence?.stop();
  }

  abort(): void {
    this.#sentence?.close();
    this.#sentence = null;
  }
}

class Sentence {
  readonly #events: RecognitionEvents;
  readonly #stream: PushAudioInputStream;
  readonly #listener: Listener;
  #recognizer: SpeechRecognizer | null = null;
  #stopFollowing: (() => void) | null = null;
  #isOver = false;

  constructor(language: string, tokens: AzureTokens, events: RecognitionEvents) {
    this.#events = events;
    // What is said while the connection is made waits in the stream.
    this.#stream = AudioInputStream.createPushStream(AudioStreamFormat.getWaveFormatPCM(sampleRate, 16, 1));
    this.#listener = new Listener(
      { ...events, started: () => this.#isOver || events.started(), ended: (problem) => this.#end(problem) },
      {
        block: (block) => this.#stream.write(toPcm(block).buffer as ArrayBuffer),
        sentence: () => {
          this.#stream.close();
          if (!this.#isOver) events.transcribing();
        },
      },
    );
    void this.#recognize(language, tokens);
  }

  stop(): void {
    this.#listener.stop();
  }

  close(): void {
    this.#isOver = true;
    this.#listener.abort();
    this.#stopFollowing?.();
    this.#recognizer?.close();
    this.#recognizer = null;
  }

  async #recognize(language: string, tokens: AzureTokens): Promise<void> {
    try {
      const token = await tokens.current();
      if (this.#isOver) return;
      const recognizer = new SpeechRecognizer(speechConfig(token, language), AudioConfig.fromStreamInput(this.#stream));
      this.#recognizer = recognizer;
      this.#stopFollowing = tokens.follow((renewed) => (recognizer.authorizationToken = renewed));
      recognizer.recognizing = (_sender, { result }) => {
        if (!this.#isOver && result.text) this.#events.heard(result.text);
      };
      recognizer.recognizeOnceAsync(
        ({ reason, text }) => {
          if (this.#isOver) return;
          if (reason === ResultReason.RecognizedSpeech && text) this.#events.heard(text);
          this.#end(reason === ResultReason.Canceled ? 'unavailable' : null);
        },
        () => this.#end('unavailable'),
      );
    } catch {
      this.#end('unavailable');
    }
  }

  #end(problem: RecognitionProblem | null): void {
    if (this.#isOver) return;
    this.close();
    this.#events.ended(problem);
  }
}
