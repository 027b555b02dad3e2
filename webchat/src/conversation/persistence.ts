import type { OutgoingActivity } from '../direct-line/activity';
import type { OutboxStore } from '../direct-line/outbox';
import type { Session, SessionStore } from '../direct-line/session';
import type { Store } from '../storage/store';

export function sessionStore(store: Store): SessionStore {
  return {
    read: () => {
      const session = store.read('session');
      return isSession(session) ? session : null;
    },
    write: (session) => store.write('session', session ?? undefined),
  };
}

export function outboxStore(store: Store): OutboxStore {
  return {
    read: () => {
      const activities = store.read('outbox');
      return Array.isArray(activities) ? activities.filter(isOutgoing) : [];
    },
    write: (activities) => store.write('outbox', activities.length > 0 ? activities : undefined),
  };
}

function isSession(value: unknown): value is Session {
  if (typeof value !== 'object' || value === null) return false;
  const { conversationId, token, expiresAt } = value as Partial<Record<keyof Session, unknown>>;
  return typeof conversationId === 'string' && typeof token === 'string' && typeof expiresAt === 'number';
}

function isOutgoing(value: unknown): value is OutgoingActivity {
  const { channelData } = (value ?? {}) as Partial<OutgoingActivity>;
  return typeof channelData?.clientActivityID === 'string';
}
