import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, choose, pdf } from './choosing.mjs';
import { audit, box, eventually, useBrowser, widget } from './harness.mjs';

const { visit } = useBrowser();

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
      const log = await box(chat.log);
      await eventually(
        async () => (await box(chat.said('Vérifiez qu’il s’ouvre'))).bottom - log.bottom,
        (hidden) => hidden <= 0,
      );
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
