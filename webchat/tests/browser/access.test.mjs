import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit, box, useBrowser, widget } from './harness.mjs';

const { visit } = useBrowser();

for (const [look, options] of Object.entries({
  light: {},
  dark: { colorScheme: 'dark' },
  phone: { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true },
  forced: { forcedColors: 'active' },
})) {
  test(`axe finds nothing in any state: ${look}`, () =>
    visit(async (page, service, context) => {
      const chat = widget(page);
      await chat.pill.waitFor();
      assert.deepEqual(await audit(page), []);
      await chat.open();
      assert.deepEqual(await audit(page), []);
      for (const text of ['mes factures', 'étapes', 'fichier', 'une carte']) await chat.say(text);
      await chat.said('Désactivation').waitFor();
      await chat.button('Réponse pas utile').first().click();
      await chat.button('Options').click();
      assert.deepEqual(await audit(page), []);
      await page.keyboard.press('Escape');
      await chat.button('Dicter un message').click();
      await context.setOffline(true);
      await chat.say('Perdu');
      await chat.said('Pas parti').waitFor({ timeout: 20_000 });
      assert.deepEqual(await audit(page), []);
    }, options));
}

test('nothing is lost or cut at 320 pixels, nor at 400 %', () =>
  visit(
    async (page) => {
      const chat = widget(page);
      await chat.open();
      const sheet = await box(chat.window);
      assert.deepEqual([sheet.x, sheet.width], [0, 320]);
      for (const text of ['Options', 'Réduire', 'Dicter un message', 'Envoyer']) {
        const { x, right, width, height } = await box(chat.button(text));
        assert.ok(x >= 0 && right <= 320 && width >= 24 && height >= 24, text);
      }
      await page.setViewportSize({ width: 320, height: 200 });
      await chat.button('Envoyer').scrollIntoViewIfNeeded();
      await chat.say('mes factures');
      await chat.said('F-2026-0412').waitFor();
      assert.ok((await chat.log.evaluate((log) => log.scrollWidth - log.clientWidth)) <= 0);
    },
    { viewport: { width: 320, height: 568 } },
  ));

test('text runs from right to left where it is written so, and long words break', () =>
  visit(async (page) => {
    const chat = widget(page);
    await chat.open();
    await chat.say('مرحبا');
    const mine = chat.log.locator('div.bubble', { hasText: 'مرحبا' }).first();
    assert.equal(await mine.evaluate((bubble) => getComputedStyle(bubble).direction), 'rtl');
    await chat.say('x'.repeat(5000));
    await chat.said('xxxx').first().waitFor();
    assert.ok((await chat.log.evaluate((log) => log.scrollWidth - log.clientWidth)) <= 0);
  }));
