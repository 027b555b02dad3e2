import assert from 'node:assert/strict';
import { test } from 'node:test';
import { box, eventually, name, useBrowser, widget } from './harness.mjs';

const { visit } = useBrowser();

const drag = async (page, from, deltaX, deltaY, { release = true } = {}) => {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + deltaX / 2, from.y + deltaY / 2);
  await page.mouse.move(from.x + deltaX, from.y + deltaY);
  if (release) await page.mouse.up();
};

test('the pill drags without clicking, moves by arrows, and stays where it was put', () =>
  visit(async (page) => {
    const chat = widget(page);
    const start = await box(chat.pill);
    assert.deepEqual([1280 - start.right, 800 - start.bottom], [16, 16]);
    await drag(page, { x: start.x + 30, y: start.y + 30 }, -400, -300);
    const moved = await box(chat.pill);
    assert.deepEqual([moved.x, moved.y], [start.x - 400, start.y - 300]);
    assert.ok(!(await chat.window.isVisible()));
    await chat.pill.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const nudged = await box(chat.pill);
    assert.deepEqual([nudged.x, nudged.y], [moved.x + 16, moved.y + 16]);
    await page.reload();
    const kept = await box(chat.pill);
    assert.deepEqual([kept.x, kept.y], [nudged.x, nudged.y]);
    await page.setViewportSize({ width: 500, height: 400 });
    const squeezed = await eventually(
      () => box(chat.pill),
      ({ right, bottom }) => right <= 500 && bottom <= 400,
    );
    assert.ok(squeezed.x >= 0 && squeezed.y >= 0);
  }));

test('the window moves by its bar and by keyboard, and Escape puts it back', () =>
  visit(async (page) => {
    const chat = widget(page);
    await chat.open();
    const start = await box(chat.window);
    await drag(page, { x: start.x + 150, y: start.y + 30 }, -300, -100);
    const moved = await box(chat.window);
    assert.deepEqual([moved.x, moved.y], [start.x - 300, start.y - 100]);
    await drag(page, { x: moved.x + 150, y: moved.y + 30 }, 90, 90, { release: false });
    await chat.button('Déplacer la fenêtre').focus();
    await page.mouse.up();
    const now = await box(chat.window);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowUp');
    const nudged = await box(chat.window);
    assert.deepEqual([nudged.x, nudged.y], [now.x - 16, now.y - 16]);
    await page.keyboard.press('Escape');
    assert.deepEqual(await box(chat.window), now);
    assert.ok(await chat.window.isVisible());
    await page.keyboard.press('Home');
    assert.deepEqual(await box(chat.window), start);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await chat.pill.waitFor();
  }));

test('Escape while the pointer drags puts the window back', () =>
  visit(async (page) => {
    const chat = widget(page);
    await chat.open();
    const start = await box(chat.window);
    await drag(page, { x: start.x + 150, y: start.y + 30 }, -300, -100, { release: false });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    assert.deepEqual(await box(chat.window), start);
    assert.ok(await chat.window.isVisible());
  }));

test('every edge and corner pulls, with the double arrow, and the handles work by keyboard', () =>
  visit(async (page) => {
    const chat = widget(page);
    await chat.open();
    await drag(page, { x: 1000, y: 190 }, -300, -60);
    const start = await box(chat.window);
    const cursors = await page
      .locator('claudia-chat .handle, claudia-chat .edge')
      .evaluateAll((all) => all.map((element) => getComputedStyle(element).cursor));
    assert.equal(cursors.length, 8);
    assert.ok(cursors.every((cursor) => cursor.endsWith('-resize')));
    await drag(page, { x: start.right, y: start.y + 200 }, 60, 0);
    assert.equal((await box(chat.window)).width, start.width + 60);
    await drag(page, { x: start.x, y: start.y + 200 }, -40, 0);
    assert.equal((await box(chat.window)).width, start.width + 100);
    await drag(page, { x: start.x + 200, y: start.bottom }, 0, -80);
    assert.equal((await box(chat.window)).height, start.height - 80);
    const [first, last] = await chat.button('Redimensionner').all();
    for (const handle of [first, last]) {
      const { width, height } = await box(handle);
      assert.ok(width >= 24 && height >= 24);
    }
    const before = await box(chat.window);
    await first.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowUp');
    const grown = await box(chat.window);
    assert.deepEqual([grown.width, grown.height, grown.right], [before.width + 16, before.height + 16, before.right]);
    await last.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const more = await box(chat.window);
    assert.deepEqual([more.width, more.height, more.x], [grown.width + 16, grown.height + 16, grown.x]);
    await page.reload();
    await chat.window.waitFor();
    await eventually(
      () => box(chat.window),
      (now) => now.width === more.width && now.height === more.height,
    );
  }));

test('one click puts the window in a corner, at a size, or full', () =>
  visit(async (page) => {
    const chat = widget(page);
    await chat.open();
    await chat.button('Options').click();
    assert.equal(await chat.button('Options').getAttribute('aria-expanded'), 'true');
    await chat.button('En haut à gauche').click();
    let now = await box(chat.window);
    assert.deepEqual([now.x, now.y], [16, 16]);
    await chat.button('Petite').click();
    const small = await box(chat.window);
    await chat.button('Grande').click();
    const large = await box(chat.window);
    assert.ok(small.width < now.width && now.width < large.width);
    await page.keyboard.press('Escape');
    assert.equal(await chat.button('Options').getAttribute('aria-expanded'), 'false');
    assert.ok(await chat.window.isVisible());
    await chat.button('Agrandir').click();
    now = await box(chat.window);
    assert.deepEqual([now.width, now.height], [1248, 768]);
    await chat.button('Restaurer la taille').click();
    assert.equal((await box(chat.window)).width, large.width);
    await page.setViewportSize({ width: 600, height: 420 });
    await eventually(
      () => box(chat.window),
      ({ x, y, right, bottom }) => x >= 0 && y >= 0 && right <= 600 && bottom <= 420,
    );
  }));

test('the keyboard walks in the documented order, and out', () =>
  visit(async (page) => {
    const chat = widget(page);
    await chat.open();
    const focused = () =>
      page.evaluate(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        return active.getAttribute('aria-label') ?? active.textContent.trim();
      });
    await page.getByRole('button', { name: 'Redimensionner' }).first().focus();
    const walk = [];
    for (let i = 0; i < 14; i += 1) {
      walk.push(await focused());
      await page.keyboard.press('Tab');
    }
    assert.deepEqual(walk.slice(0, 13), [
      'Redimensionner',
      'Déplacer la fenêtre',
      'Lire les réponses à voix haute',
      'Options',
      'Agrandir',
      'Réduire',
      'Conversation',
      'Recevoir mon lien d’activation',
      'Suivre une facture',
      'Réinitialiser un mot de passe technique',
      'Votre message',
      'Dicter un message',
      'Envoyer',
    ]);
  }));

test('the window steps aside from what has the focus on the page', () =>
  visit(async (page) => {
    const chat = widget(page);
    await chat.open();
    const start = await box(chat.window);
    const link = page.getByRole('link', { name: 'Lien du bas' });
    await link.focus();
    const target = await box(link);
    const aside = await eventually(
      () => box(chat.window),
      ({ y, bottom, x }) => bottom <= target.y || y >= target.bottom || x >= target.right || x + 1 < target.x - 400,
    );
    assert.notDeepEqual([aside.x, aside.y], [start.x, start.y]);
    await page.getByRole('textbox', { name: 'Recherche' }).focus();
    await eventually(
      () => box(chat.window),
      ({ x, y }) => x === start.x && y === start.y,
    );
  }));

test('a second tag and a written element give one widget, which obeys its attributes', () =>
  visit(
    async (page) => {
      const pill = page.getByRole('button', { name: 'Need help? Ask a question' });
      await pill.waitFor();
      assert.equal(await page.locator('claudia-chat').count(), 1);
      assert.equal(await pill.count(), 1);
      const place = await box(pill);
      assert.deepEqual([place.x, place.y], [16, 16]);
      await pill.click();
      await page.getByRole('textbox', { name: 'Your message' }).waitFor();
    },
    {
      path: `/?twice=1&body=${encodeURIComponent('<claudia-chat data-position="top-left" data-locale="en"></claudia-chat>')}`,
    },
  ));

test('a hostile style sheet changes nothing', () =>
  visit(
    async (page) => {
      const chat = widget(page);
      await chat.pill.waitFor();
      assert.equal(await chat.pill.evaluate((pill) => getComputedStyle(pill).color), 'rgb(255, 255, 255)');
      await chat.open();
      assert.equal((await box(chat.window)).width, 400);
    },
    { path: '/hostile' },
  ));

test('works where storage is forbidden, and forgets', () =>
  visit(
    async (page) => {
      const chat = widget(page);
      await chat.open();
      await chat.say('Bonjour');
      await chat.said('J’ai bien reçu').waitFor();
      await chat.button('Réduire').click();
      await chat.pill.click();
      await chat.said('J’ai bien reçu').waitFor();
    },
    {
      init: () =>
        Object.defineProperty(window, 'localStorage', {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        }),
    },
  ));

test('the page can open, send, listen, sign in and close', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.pill.waitFor();
    await page.evaluate(() => {
      window.heard = [];
      for (const event of ['open', 'close', 'message', 'sign-in']) {
        window.ClaudIA.on(event, ({ type }) => window.heard.push(type));
      }
      window.ClaudIA.open();
    });
    await chat.said('Que puis-je faire').waitFor();
    await page.evaluate(() => window.ClaudIA.send('je veux me connecter'));
    await page.evaluate(() => document.addEventListener('claudia:sign-in', (event) => event.preventDefault()));
    await chat.button('Se connecter').click();
    const token = `x.${Buffer.from(JSON.stringify({ sub: 'jeanne' })).toString('base64url')}.x`;
    await page.evaluate((userToken) => window.ClaudIA.signIn(userToken), token);
    await eventually(
      () => service.requests.find(({ body }) => body?.userToken)?.body,
      (body) => body?.conversationId === 'c1',
    );
    await chat.say('me revoilà');
    await chat.said('J’ai bien reçu').waitFor();
    assert.equal(service.posts.at(-1).body.from.id, 'jeanne');
    await page.evaluate(() => window.ClaudIA.close());
    await page.getByRole('button', { name }).waitFor();
    const heard = await page.evaluate(() => window.heard);
    for (const event of ['open', 'message', 'sign-in', 'close']) assert.ok(heard.includes(`claudia:${event}`));
  }));

test('the conversation is downloaded, printed and begun again', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    await chat.say('mes factures');
    await chat.said('F-2026-0412').waitFor();
    await chat.button('Options').click();
    const coming = page.waitForEvent('download');
    await chat.button('Télécharger la conversation').click();
    const file = await coming;
    assert.equal(file.suggestedFilename(), 'conversation-claudia.txt');
    const text = (await (await file.createReadStream()).toArray()).join('');
    assert.match(text, /Vous\nmes factures/);
    assert.match(text, /F-2026-0412 ; Commune de Lille/);
    await page.evaluate(() => (window.print = () => (window.printed = true)));
    await chat.button('Options').click();
    await chat.button('Imprimer').click();
    assert.ok(await page.evaluate(() => window.printed));
    await page.emulateMedia({ media: 'print' });
    assert.ok(!(await page.getByRole('heading', { name: 'Mes factures' }).isVisible()));
    assert.ok(await chat.said('F-2026-0412').isVisible());
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await chat.button('Options').click();
    await chat.button('Nouvelle conversation').click();
    await eventually(
      () => chat.said('F-2026-0412').count(),
      (count) => count === 0,
    );
    await chat.said('Que puis-je faire').waitFor();
    assert.equal(service.conversations.size, 2);
  }));

test('whoever signs out leaves nothing for the next person, even before the window is loaded', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    await chat.say('mes factures');
    await chat.said('F-2026-0412').waitFor();
    await chat.button('Réduire').click();
    await page.reload();
    await page.evaluate(() => window.ClaudIA.signIn(null));
    await chat.open();
    assert.equal(await chat.said('F-2026-0412').count(), 0);
    assert.equal(service.conversations.size, 2);
  }));
