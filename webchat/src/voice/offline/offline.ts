export { OfflineRecognizer } from './offline-recognizer';
export { ServerVoice } from './server-voice';
