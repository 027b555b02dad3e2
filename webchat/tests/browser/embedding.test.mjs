import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeService } from '../../dev/fake-service.mjs';
import { box, eventually, useBrowser, widget } from './harness.mjs';

const { visit } = useBrowser();
const tokenOf = (sub) => `x.${Buffer.from(JSON.stringify({ sub })).toString('base64url')}.x`;

test('position, locale, theme, file limit and colours are attributes and custom properties', () =>
  visit(
    async (page) => {
      const pill = page.getByRole('button', { name: 'Need help? Ask a question' });
      const place = await box(pill);
      assert.deepEqual([place.x, 800 - place.bottom], [16, 16]);
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          'claudia-chat { --claudia-accent-dark: rgb(1, 2, 3); --claudia-font: "Liberation Mono", monospace }',
        );
        document.adoptedStyleSheets = [sheet];
      });
      const look = await pill.evaluate((element) => {
        const { backgroundColor, fontFamily } = getComputedStyle(element);
        return [backgroundColor, fontFamily];
      });
      assert.deepEqual(look, ['rgb(1, 2, 3)', '"Liberation Mono", monospace']);
      await pill.click();
      const dialog = page.getByRole('dialog', { name: 'ClaudIA' });
      assert.equal(await dialog.getAttribute('lang'), 'en');
      assert.equal(await dialog.evaluate((element) => getComputedStyle(element).backgroundColor), 'rgb(22, 22, 32)');
      await page.getByRole('textbox', { name: 'Your message' }).fill('document');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Attach a file' }).waitFor();
      const [picker] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: 'Attach a file' }).click(),
      ]);
      await picker.setFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(2048) });
      await dialog.getByText('The limit is 1 kB').waitFor();
    },
    {
      path: `/?tag=${encodeURIComponent('data-position="bottom-left" data-locale="en" data-theme="dark" data-largest-file="0.001"')}`,
    },
  ));

test('the page is asked who is signed in, and again for each conversation', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await page.evaluate((token) => {
      window.asked = 0;
      window.ClaudIA.userToken = async () => ((window.asked += 1), token);
    }, tokenOf('jeanne'));
    await chat.open();
    assert.equal(service.requests.find(({ path }) => path === '/api/webchat/token').body.userToken, tokenOf('jeanne'));
    await chat.say('Bonjour');
    await chat.said('J’ai bien reçu').waitFor();
    assert.equal(service.posts[0].body.from.id, 'jeanne');
    // Signed out meanwhile: the next connection leaves what jeanne said.
    await page.evaluate(() => (window.ClaudIA.userToken = () => null));
    service.dropSockets();
    await eventually(
      () => chat.said('J’ai bien reçu').count(),
      (count) => count === 0,
    );
    await chat.said('Que puis-je faire').waitFor();
    assert.equal(service.conversations.size, 2);
  }));

test('a page that cannot say who is signed in keeps nobody from asking', () =>
  visit(async (page) => {
    const chat = widget(page);
    await page.evaluate(() => {
      window.ClaudIA.userToken = () => Promise.reject(new Error('portal down'));
    });
    await chat.open();
    await chat.say('Bonjour');
    await chat.said('J’ai bien reçu').waitFor();
  }));

for (const [kind, sandbox] of [
  ['of the same site', null],
  ['in a sandbox without an origin', 'allow-scripts'],
]) {
  test(`works in a frame ${kind}`, () =>
    visit(
      async (page) => {
        const chat = widget(page.frameLocator('iframe'));
        await chat.pill.click();
        await chat.said('Que puis-je faire').waitFor();
        const window = await box(chat.window);
        const frame = await box(page.locator('iframe'));
        assert.ok(window.x >= frame.x && window.right <= frame.right && window.bottom <= frame.bottom);
        await chat.say('Bonjour');
        await chat.said('J’ai bien reçu').waitFor();
        await chat.field.press('Escape');
        await chat.pill.waitFor();
      },
      // A policy of its own would shut a page without an origin out from its own files.
      { path: sandbox ? `/?frame=${encodeURIComponent('/nue?tag')}&sandbox=${sandbox}` : '/?frame=/' },
    ));
}

test('works in a frame of another site', async () => {
  const other = await new FakeService().start();
  try {
    await visit(
      async (page) => {
        const chat = widget(page.frameLocator('iframe'));
        await chat.pill.click();
        await chat.say('Bonjour');
        await chat.said('J’ai bien reçu').waitFor();
      },
      { path: `/?frame=${encodeURIComponent(`${other.url.replace('127.0.0.1', 'localhost')}/nue?tag`)}` },
    );
    assert.deepEqual(other.cspReports, []);
  } finally {
    await other.stop();
  }
});

test('a hostile style sheet moves, hides and colours nothing, inside or out', () =>
  visit(
    async (page) => {
      const chat = widget(page);
      const corner = await box(chat.pill);
      assert.deepEqual([1280 - corner.right, 800 - corner.bottom], [16, 16]);
      await chat.open();
      const looks = await chat.button('Réduire').evaluate((button) => {
        const { display, position, letterSpacing, fontSize, color } = getComputedStyle(button);
        return [display, position, letterSpacing, fontSize, color];
      });
      assert.deepEqual(looks, ['flex', 'static', 'normal', '16px', 'rgb(0, 0, 145)']);
      const window = await box(chat.window);
      assert.deepEqual([window.width, window.height, 1280 - window.right], [400, 620, 16]);
      await chat.say('Bonjour');
      await chat.said('J’ai bien reçu').waitFor();
    },
    { path: '/hostile' },
  ));
