import { ResultReason, SpeechSynthesizer } from 'microsoft-cognitiveservices-speech-sdk';
import { Player } from '../sound/player';
import type { Post } from '../speech-service';
import type { Piece, Voice } from '../voice';
import { AzureTokens } from './azure-tokens';
import { speechConfig } from './speech-config';

const names: Readonly<Record<string, string>> = { fr: 'fr-FR-DeniseNeural', en: 'en-GB-SoniaNeural' };

/** Azure's voices; we play what they say, so that it stops at once. */
export class AzureVoice implements Voice {
  readonly #tokens: AzureTokens;
  readonly #player = new Player();
  #ahead: { readonly key: string; readonly sound: Promise<ArrayBuffer> } | null = null;

  constructor(post: Post) {
    this.#tokens = new AzureTokens(post);
  }

  async say(piece: Piece, pace: number, signal: AbortSignal): Promise<void> {
    const ssml = toSsml(piece, pace);
    const sound = this.#ahead?.key === ssml ? this.#ahead.sound : this.#synthesize(ssml, piece.language);
    this.#ahead = null;
    const bytes = await sound;
    if (!signal.aborted) await this.#player.play(bytes, signal);
  }

  prepare(piece: Piece, pace: number): void {
    const key = toSsml(piece, pace);
    const sound = this.#synthesize(key, piece.language);
    sound.catch(() => undefined); // told when its turn comes
    this.#ahead = { key, sound };
  }

  async #synthesize(ssml: string, language: string): Promise<ArrayBuffer> {
    const synthesizer = new SpeechSynthesizer(speechConfig(await this.#tokens.current(), language), null);
    try {
      return await new Promise<ArrayBuffer>((resolve, reject) =>
        synthesizer.speakSsmlAsync(
          ssml,
          ({ audioData, reason }) =>
            reason === ResultReason.SynthesizingAudioCompleted
              ? resolve(audioData)
              : reject(new Error('Azure did not say it.')),
          (problem) => reject(new Error(problem)),
        ),
      );
    } finally {
      synthesizer.close();
    }
  }
}

export function toSsml({ text, language }: Piece, pace: number): string {
  const words = text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const voice = names[language.slice(0, 2)] ?? names.fr ?? '';
  return `<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="${language}"><voice name="${voice}"><prosody rate="${pace}">${words}</prosody></voice></speak>`;
}
