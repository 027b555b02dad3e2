import assert from 'node:assert/strict';
import { mkdtemp, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { asked, choose, pdf } from './choosing.mjs';
import { useBrowser } from './harness.mjs';

const { visit } = useBrowser();

test('a file is chosen by keyboard, sent, shown, and there after a reload', () =>
  visit(
    async (page, service) => {
      const chat = await asked(page);
      await chat.field.focus();
      await page.keyboard.press('Shift+Tab');
      assert.equal(await page.evaluate(() => focused()), 'Joindre un fichier');
      await page.keyboard.press('Shift+Tab');
      assert.equal(await page.evaluate(() => focused()), 'Je ne l’ai pas encore');
      assert.equal(await chat.window.locator('input[type=file]').getAttribute('accept'), '.pdf,.jpg');

      await choose(page, chat, pdf());
      await chat.said('décompte.pdf').waitFor();
      await chat.said('Parti', { exact: true }).waitFor();
      await chat.said('1 ko').waitFor();
      const [{ query, body }] = service.uploads;
      assert.equal(query, '?userId=dl_c1');
      assert.equal(body.activityType, 'application/vnd.microsoft.activity');
      assert.deepEqual(
        [body.activity.type, body.activity.from, body.file.name, body.text],
        ['message', { id: 'dl_c1', role: 'user' }, 'décompte.pdf', '%PDF-1.7'],
      );
      assert.equal(await chat.button('Joindre un fichier').count(), 0);
      assert.ok(await chat.field.evaluate((field) => field.getRootNode().activeElement === field));

      await page.reload();
      const link = chat.log.getByRole('link', { name: 'décompte.pdf' });
      await link.waitFor();
      assert.equal(await link.getAttribute('download'), '');
      assert.equal(service.requests.filter(({ path }) => path.includes('/files/')).length, 0);
    },
    { init: tellFocus },
  ));

test('what cannot go is told before it goes', () =>
  visit(async (page, service) => {
    const chat = await asked(page);
    await choose(page, chat, { name: 'plan.dwg', mimeType: 'image/x-dwg', buffer: Buffer.from('x') });
    await chat.window.getByText('Formats acceptés : PDF, JPG.').waitFor();
    await choose(page, chat, await tooLarge());
    await chat.window.getByText('La limite est de 10 Mo.').waitFor();
    await choose(page, chat, pdf(`${'a'.repeat(47)}.pdf`));
    await chat.window.getByText('dépasse 50 caractères').waitFor();
    assert.equal(service.uploads.length, 0);
    await choose(page, chat, pdf());
    await chat.said('décompte.pdf').waitFor();
    assert.equal(await chat.window.getByText('dépasse 50 caractères').count(), 0);
  }));

for (const [status, reason] of [
  [400, 'Le service n’a pas accepté ce fichier.'],
  [413, 'trop lourd pour le service'],
]) {
  test(`a file that the service refuses with ${status} says why, and another takes its place`, () =>
    visit(async (page, service) => {
      const chat = await asked(page);
      service.refusePosts(1, status);
      await choose(page, chat, pdf('faux.pdf'));
      await chat.said(reason).waitFor();
      await chat.button('Réessayer').waitFor();
      await choose(page, chat, pdf('vrai.pdf'));
      await chat.said('vrai.pdf').waitFor();
      await chat.said('Parti', { exact: true }).waitFor();
      assert.equal(await chat.said('faux.pdf').count(), 0);
    }));
}

test('tried again by hand, it is the same file under the same id', () =>
  visit(async (page, service) => {
    const chat = await asked(page);
    service.refusePosts(1, 400);
    await choose(page, chat, pdf());
    await chat.button('Réessayer').click();
    await chat.said('Parti', { exact: true }).waitFor();
    const [first, second, ...more] = service.uploads.map(({ body }) => body);
    assert.deepEqual([second, more], [first, []]);
  }));

test('offline, a file waits and goes once; a reload loses it and says so', () =>
  visit(async (page, service, context) => {
    const chat = await asked(page);
    service.refusePosts(2, 503);
    await choose(page, chat, pdf());
    await chat.said('Parti', { exact: true }).waitFor({ timeout: 10_000 });
    const ids = service.uploads.map(({ body }) => body.activity.channelData.clientActivityID);
    assert.equal(ids.length, 3);
    assert.equal(new Set(ids).size, 1);

    await chat.say('un document');
    await chat.button('Joindre un fichier').waitFor();
    await context.setOffline(true);
    await choose(page, chat, pdf('perdu.pdf'));
    await chat.said('Pas parti').waitFor();
    await chat.button('Réessayer').waitFor();
    await page.evaluate(() => window.addEventListener('online', (event) => event.stopImmediatePropagation(), true));
    service.refusePosts(9, 503);
    await context.setOffline(false);
    await page.reload();
    await chat.said('perdu.pdf').waitFor();
    await chat.said('Joignez de nouveau le fichier').waitFor();
    assert.equal(await chat.button('Réessayer').count(), 0);
    await chat.button('Joindre un fichier').waitFor();
    await page.reload();
    await chat.button('Joindre un fichier').waitFor();
    assert.equal(await chat.said('perdu.pdf').count(), 0);
  }));

/** On the disk: through the debugger's wire ten megabytes take long. */
async function tooLarge() {
  const path = join(await mkdtemp(join(tmpdir(), 'claudia-')), 'plan.pdf');
  const file = await open(path, 'w');
  await file.truncate(10 * 1024 * 1024 + 1);
  await file.close();
  return path;
}

function tellFocus() {
  window.focused = () => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.getAttribute('aria-label') ?? active?.textContent.trim();
  };
}
