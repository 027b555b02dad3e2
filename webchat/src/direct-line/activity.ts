/** The part of the Bot Framework's Activity that this widget reads or writes. Everything else travels untouched. */
export interface Activity {
  readonly type: string;
  readonly id?: string;
  readonly timestamp?: string;
  readonly localTimestamp?: string;
  readonly localTimezone?: string;
  readonly locale?: string;
  readonly from?: ChannelAccount;
  readonly replyToId?: string;
  readonly name?: string;
  readonly text?: string;
  readonly textFormat?: string;
  readonly speak?: string;
  readonly summary?: string;
  readonly inputHint?: string;
  readonly value?: unknown;
  readonly attachments?: readonly Attachment[];
  readonly suggestedActions?: SuggestedActions;
  readonly entities?: readonly Entity[];
  readonly channelData?: ChannelData;
}

export interface ChannelAccount {
  readonly id?: string;
  readonly name?: string;
  readonly role?: string;
}

export interface Attachment {
  readonly contentType: string;
  readonly content?: unknown;
  readonly contentUrl?: string;
  readonly name?: string;
}

export interface SuggestedActions {
  readonly to?: readonly string[];
  readonly actions?: readonly CardAction[];
}

export interface CardAction {
  readonly type: string;
  readonly title?: string;
  readonly text?: string;
  readonly displayText?: string;
  readonly value?: unknown;
}

export type Entity = Readonly<Record<string, unknown>>;

export interface ChannelData {
  readonly clientActivityID?: string;
  readonly postBack?: boolean;
  readonly messageBack?: { readonly displayText?: string };
  /** The bot asks for a file of one of these kinds: extensions with their points, between commas. */
  readonly upload?: { readonly accept?: string };
  /** In bytes, in the order of the attachments: other clients write and read it too. */
  readonly attachmentSizes?: readonly number[];
  readonly [key: string]: unknown;
}

/** What the stream and `GET activities` both answer. */
export interface ActivitySet {
  readonly activities: readonly Activity[];
  readonly watermark?: string | null;
}

/** An activity on its way out. Its client id stays the same however often it is posted: the server answers once. */
export interface OutgoingActivity extends Activity {
  readonly channelData: ChannelData & { readonly clientActivityID: string };
}

/** A file on its way out. Its content is in this page's memory alone. */
export interface OutgoingFile {
  readonly name: string;
  readonly content: Blob;
}

export function isActivitySet(value: unknown): value is ActivitySet {
  return (
    isObject(value) && 'activities' in value && Array.isArray(value.activities) && value.activities.every(isObject)
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
