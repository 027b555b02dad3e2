import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tone } from '../../dev/sound.mjs';

// The browser reads the file again each time the microphone opens.
const file = join(mkdtempSync(join(tmpdir(), 'claudia-voice-')), 'microphone.wav');

/** What the microphone hears from its next opening on: a short sentence, unless something else is given. */
export function say(wav = tone(0.8, { before: 0.2, after: 3 })) {
  writeFileSync(file, wav);
}

say();

/** For `useBrowser`. */
export const microphoneFlags = [
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-audio-capture=${file}%noloop`,
];
