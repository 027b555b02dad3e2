export { AzureRecognizer } from './azure-recognizer';
export { AzureVoice } from './azure-voice';
