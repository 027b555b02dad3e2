import { Recognizer, SpeechConfig, SpeechSynthesisOutputFormat } from 'microsoft-cognitiveservices-speech-sdk';
import type { AzureToken } from './azure-tokens';

/** Sends Microsoft nothing but what is to be heard or said. */
export function speechConfig({ token, region, host }: AzureToken, language: string): SpeechConfig {
  Recognizer.enableTelemetry(false);
  const config = host ? SpeechConfig.fromHost(new URL(host)) : SpeechConfig.fromAuthorizationToken(token, region);
  config.authorizationToken = token;
  config.speechRecognitionLanguage = language;
  config.speechSynthesisLanguage = language;
  config.speechSynthesisOutputFormat = SpeechSynthesisOutputFormat.Riff16Khz16BitMonoPcm;
  return config;
}
