import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit, box, eventually, useBrowser, widget } from './harness.mjs';

const { visit } = useBrowser();

const pdf = (name = 'décompte.pdf', content = '%PDF-1.7') => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(content),
});

/** The widget where the bot has just asked for a PDF or a JPG. */
async function asked(page) {
  const chat = widget(page);
  await chat.open();
  assert.equal(await chat.button('Joindre un fichier').count(), 0);
  await chat.say('un document');
  await chat.button('Joindre un fichier').waitFor();
  return chat;
}

/** As a person without a mouse does it. */
async function choose(page, chat, file) {
  const picker = page.waitForEvent('filechooser');
  await chat.button('Joindre un fichier').focus();
  await page.keyboard.press('Enter');
  await (await picker).setFiles(file);
}

/** A drag from the desktop, as far as a page can tell. */
async function drag(chat, files, types) {
  await chat.window.evaluate(
    (target, [files, types]) => {
      const dataTransfer = new DataTransfer();
      for (const { name, content } of files) dataTransfer.items.add(new File([content], name));
      window.prevented = types.map((type) => {
        const event = new DragEvent(type, { bubbles: true, cancelable: true, composed: true, dataTransfer });
        target.dispatchEvent(event);
        return event.defaultPrevented;
      });
    },
    [files, types],
  );
}

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
    await choose(page, chat, pdf('plan.pdf', 'x'.repeat(10 * 1024 * 1024 + 1)));
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

test('a file is dropped where one is asked for, and never opens in place of the page', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    await drag(chat, [{ name: 'a.pdf', content: '%PDF-' }], ['dragenter', 'dragover', 'drop']);
    assert.deepEqual(await page.evaluate(() => window.prevented), [true, true, true]);
    await chat.say('un document');
    await chat.button('Joindre un fichier').waitFor();
    assert.equal(service.uploads.length, 0);

    const invitation = chat.window.getByText('Déposez le fichier ici');
    await drag(chat, [{ name: 'a.pdf', content: '%PDF-' }], ['dragenter', 'dragover']);
    await invitation.waitFor();
    await drag(chat, [{ name: 'a.pdf', content: '%PDF-' }], ['dragleave']);
    await invitation.waitFor({ state: 'detached' });
    const two = ['a.pdf', 'b.pdf'].map((name) => ({ name, content: '%PDF-' }));
    await drag(chat, two, ['dragenter', 'drop']);
    await chat.window.getByText('un seul fichier à la fois').waitFor();
    await drag(chat, [{ name: 'a.pdf', content: '%PDF-' }], ['dragenter', 'drop']);
    await chat.said('a.pdf').waitFor();
    await invitation.waitFor({ state: 'detached' });
    assert.equal(service.uploads.length, 1);
  }));

for (const [look, options] of Object.entries({
  light: {},
  dark: { colorScheme: 'dark' },
  phone: { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true },
})) {
  test(`axe finds nothing where a file is asked for, and everything fits: ${look}`, () =>
    visit(async (page, service) => {
      const chat = await asked(page);
      assert.deepEqual(await audit(page), []);
      service.refusePosts(1, 400);
      await choose(page, chat, pdf());
      await chat.said('Pas parti').waitFor();
      await choose(page, chat, { name: 'plan.dwg', mimeType: 'image/x-dwg', buffer: Buffer.from('x') });
      await chat.window.getByText('Formats acceptés').waitFor();
      assert.deepEqual(await audit(page), []);
      await choose(page, chat, pdf());
      await chat.said('Parti', { exact: true }).waitFor();
      assert.deepEqual(await audit(page), []);
      await chat.say('un document');
      const { width, height, x } = await box(chat.button('Joindre un fichier'));
      assert.ok(width >= 44 && height >= 44 && x >= 0);
      assert.ok((await box(chat.field)).x > x);
    }, options));
}

test('a link to a file of the service downloads it, and one to an article opens beside the page', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    service.say({
      text: `[la fiche](${service.url}/documents/x/fiche.docx), [l’article](${service.url}/aide/travaux)`,
    });
    const article = chat.log.getByRole('link', { name: 'l’article' });
    await article.waitFor();
    assert.deepEqual(await article.evaluate(({ target, rel, download }) => [target, rel, download]), [
      '_blank',
      'noopener noreferrer',
      '',
    ]);
    const download = page.waitForEvent('download');
    await chat.log.getByRole('link', { name: 'la fiche' }).click();
    assert.match((await download).url(), /\/documents\/x\/fiche\.docx$/);
    await eventually(
      () => page.context().pages().length,
      (count) => count === 1,
    );
  }));

function tellFocus() {
  window.focused = () => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.getAttribute('aria-label') ?? active?.textContent.trim();
  };
}
