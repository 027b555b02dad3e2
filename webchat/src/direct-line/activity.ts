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
  return isRecord(value) && Array.isArray(value.activities);
}

/** What came over the wire, as far as it has the shape it should: a part that has not is left out, the rest is shown. */
export function readActivity(value: unknown): Activity | null {
  if (!isRecord(value) || typeof value.type !== 'string') return null;
  const { from, attachments, entities, suggestedActions, channelData, ...rest } = value;
  const { actions } = record(suggestedActions);
  return {
    ...withTexts(rest, 'id', 'timestamp', 'locale', 'replyToId', 'name', 'text', 'textFormat', 'speak', 'inputHint'),
    from: withTexts(record(from), 'id', 'name', 'role'),
    attachments: records(attachments).map((each) => ({
      ...withTexts(each, 'name', 'contentUrl'),
      contentType: String(each.contentType),
    })),
    entities: records(entities),
    suggestedActions: { actions: readActions(actions) },
    channelData: readChannelData(record(channelData)),
  } as unknown as Activity;
}

/** The buttons among what a message or a card calls its buttons. */
export function readActions(value: unknown): readonly CardAction[] {
  return records(value).map((each) => ({
    ...withTexts(each, 'title', 'text', 'displayText'),
    type: String(each.type),
  }));
}

function readChannelData({ messageBack, upload, attachmentSizes, ...rest }: Entity): Entity {
  return {
    ...withTexts(rest, 'clientActivityID'),
    ...(isRecord(messageBack) ? { messageBack: withTexts(messageBack, 'displayText') } : {}),
    ...(isRecord(upload) ? { upload: withTexts(upload, 'accept') } : {}),
    ...(Array.isArray(attachmentSizes) ? { attachmentSizes } : {}),
  };
}

function withTexts(value: Entity, ...names: readonly string[]): Entity {
  return Object.fromEntries(
    Object.entries(value).filter(([name, part]) => typeof part === 'string' || !names.includes(name)),
  );
}

export function records(value: unknown): readonly Entity[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function record(value: unknown): Entity {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Entity {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
