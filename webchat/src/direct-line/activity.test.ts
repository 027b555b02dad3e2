import { expect, test } from 'vitest';
import { readActivity } from './activity';

test('what is no activity is left out', () => {
  for (const value of [null, undefined, 3, 'message', [], {}, { type: 4 }]) expect(readActivity(value)).toBeNull();
});

test('a part that has another shape than it should is left out, and the rest is kept', () => {
  const activity = readActivity({
    type: 'message',
    id: '1',
    text: { de: 'Hallo' },
    timestamp: 12,
    speak: 'Bonjour',
    from: 'bot',
    entities: 'none',
    attachments: [null, 'card', { contentType: 7, name: [], content: { title: 'Titre' } }],
    suggestedActions: { actions: [{ type: 'imBack', title: {}, value: 'Oui' }, 5] },
    channelData: { clientActivityID: 9, messageBack: 'x', upload: { accept: [] }, own: 'kept' },
  });
  expect(activity).toEqual({
    type: 'message',
    id: '1',
    speak: 'Bonjour',
    from: {},
    entities: [],
    attachments: [{ contentType: '7', content: { title: 'Titre' } }],
    suggestedActions: { actions: [{ type: 'imBack', value: 'Oui' }] },
    channelData: { upload: {}, own: 'kept' },
  });
});
