import type { FileProblem } from '../conversation/files';
import type { Destination } from '../voice/recognizer';
import type { Impediment } from '../voice/recognizers';
import type { SpeechRate } from '../voice/voice-settings';
import type { Locale } from './locale';
import { en } from './en';
import { fr } from './fr';

/** Every word of the window. A language that lacks one does not compile. */
export interface Strings {
  readonly assistant: string;
  readonly subtitle: string;
  readonly footer: string;
  readonly log: string;
  readonly you: string;
  readonly message: string;
  readonly placeholder: string;
  readonly send: string;
  readonly dictate: string;
  readonly attach: string;
  readonly move: string;
  readonly moveHint: string;
  readonly readAloud: string;
  readonly options: string;
  readonly enlarge: string;
  readonly restore: string;
  readonly minimise: string;
  readonly resize: string;
  readonly moveTo: string;
  readonly corners: Readonly<Record<Corner, string>>;
  readonly size: string;
  readonly sizes: Readonly<Record<SizeName, string>>;
  readonly rate: string;
  readonly rates: Readonly<Record<SpeechRate, string>>;
  readonly sendAtOnce: string;
  readonly newConversation: string;
  readonly newConversationStarted: string;
  readonly download: string;
  readonly downloadName: string;
  readonly print: string;
  readonly choices: string;
  readonly isTyping: string;
  readonly connecting: string;
  readonly offline: string;
  readonly offlineHint: string;
  readonly sending: string;
  readonly sent: string;
  readonly notSent: string;
  readonly retry: string;
  readonly edit: string;
  readonly tooLong: string;
  readonly useful: string;
  readonly notUseful: string;
  readonly thanks: string;
  readonly comment: string;
  readonly sendComment: string;
  readonly commentSent: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly signIn: string;
  readonly openFile: string;
  readonly newWindow: string;
  readonly table: string;
  readonly today: string;
  readonly yesterday: string;
  readonly latest: string;
  readonly unreadable: string;
  readonly files: FileStrings;
  readonly voice: VoiceStrings;
}

/** What there is to say about a file that is being sent. */
export interface FileStrings extends Readonly<Record<Exclude<FileProblem, 'notTaken' | 'tooLarge'>, string>> {
  readonly drop: string;
  readonly notTaken: (kinds: string) => string;
  readonly tooLarge: (limit: string) => string;
  readonly refused: string;
  readonly refusedTooLarge: string;
  readonly lost: string;
}

export interface VoiceStrings {
  /** The engine before has failed; then comes what another one does. */
  readonly another: string;
  /** Where the voice goes. */
  readonly consents: Readonly<Record<Destination, string>>;
  readonly proceed: string;
  readonly cancel: string;
  readonly preparing: string;
  readonly listening: string;
  readonly transcribing: string;
  readonly review: string;
  readonly nothing: string;
  readonly problems: Readonly<Record<Impediment, string>>;
  readonly noVoice: string;
  /** Where the text of answers goes to be read aloud. */
  readonly readBy: Readonly<Record<'azure' | 'browser', string>>;
}

export type Corner = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';
export type SizeName = 'small' | 'medium' | 'large';

export const strings: Record<Locale, Strings> = { fr, en };
