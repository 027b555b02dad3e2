import assert from 'node:assert/strict';
import { widget } from './harness.mjs';

export const pdf = (name = 'décompte.pdf', content = '%PDF-1.7') => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(content),
});

/** The widget where the bot has just asked for a PDF or a JPG. */
export async function asked(page) {
  const chat = widget(page);
  await chat.open();
  assert.equal(await chat.button('Joindre un fichier').count(), 0);
  await chat.say('un document');
  await chat.button('Joindre un fichier').waitFor();
  return chat;
}

/** As a person without a mouse does it. */
export async function choose(page, chat, file) {
  const picker = page.waitForEvent('filechooser');
  await chat.button('Joindre un fichier').focus();
  await page.keyboard.press('Enter');
  await (await picker).setFiles(file);
}
