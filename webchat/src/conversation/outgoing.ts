import type { Activity, CardAction, Entity, OutgoingActivity, OutgoingFile } from '../direct-line/activity';
import { languageTags, type Locale } from '../strings/locale';

/** Makes the activities that a person causes, each with a client id of its own. */
export class Outgoing {
  readonly #locale: Locale;

  constructor(locale: Locale) {
    this.#locale = locale;
  }

  message(text: string): OutgoingActivity {
    return this.#make({ type: 'message', text, textFormat: 'plain' });
  }

  /** Names the file; the service attaches its content. */
  file({ name, content }: OutgoingFile): OutgoingActivity {
    return this.#make({
      type: 'message',
      attachments: [{ contentType: content.type || 'application/octet-stream', name }],
      channelData: { attachmentSizes: [content.size] },
    });
  }

  /** A button's effect, by the protocol's rules; null when the button says nothing to the bot. */
  action(action: CardAction): OutgoingActivity | null {
    const { type, title = '', text, value } = action;
    switch (type) {
      case 'imBack':
        return this.message(typeof value === 'string' ? value : title);
      case 'postBack': {
        const content = typeof value === 'string' ? { text: value } : { value };
        return this.#make({ type: 'message', ...content, channelData: { postBack: true } });
      }
      case 'messageBack': {
        const displayText = action.displayText ?? text ?? title;
        const content = { ...(text === undefined ? {} : { text }), value };
        return this.#make({ type: 'message', ...content, channelData: { messageBack: { displayText } } });
      }
      default:
        return null;
    }
  }

  vote(action: Entity): OutgoingActivity {
    return this.#make({ type: 'event', name: 'webchat:activity-status/feedback', entities: [action] });
  }

  comment(messageId: string, feedbackText: string): OutgoingActivity {
    return this.#make({
      type: 'invoke',
      name: 'message/submitAction',
      replyToId: messageId,
      value: { actionName: 'feedback', actionValue: { reaction: 'dislike', feedback: { feedbackText } } },
    });
  }

  #make(activity: Activity): OutgoingActivity {
    return {
      ...activity,
      locale: languageTags[this.#locale],
      localTimestamp: new Date().toISOString(),
      localTimezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      channelData: { ...activity.channelData, clientActivityID: newId() },
    };
  }
}

/** `randomUUID` is missing on plain HTTP pages; random values are not. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
