import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, name, useBrowser, widget } from './harness.mjs';

const { visit } = useBrowser();

test('asks for nothing but itself before the first click', () =>
  visit(async (page, service) => {
    await widget(page).pill.waitFor();
    await page.waitForLoadState('networkidle');
    const own = service.requests.filter(({ path }) => path !== '/' && path !== '/page.css').map(({ path }) => path);
    assert.deepEqual(own, ['/webchat/claudia.js']);
  }));

test('answers, and keeps the conversation over a reload and a change of page', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    assert.ok(await chat.field.evaluate((field) => field.getRootNode().activeElement === field));
    assert.ok(!(await chat.pill.isVisible()));
    await chat.say('je ne trouve pas le mail avec le lien pour activer mon compte');
    await chat.said('adresse e-mail').waitFor();
    assert.equal(await chat.choices.count(), 0);
    await chat.field.fill('jeanne@');
    await page.reload();
    await chat.said('adresse e-mail').waitFor();
    assert.equal(await chat.field.inputValue(), 'jeanne@');
    await page.getByRole('link', { name: 'Page suivante' }).click();
    await page.waitForURL('**/suite');
    await chat.said('pour activer mon compte').waitFor();
    await chat.say('jeanne@laposte.fr');
    await chat.said('60 minutes').waitFor();
    assert.equal(service.conversations.size, 1);
  }));

test('a suggested answer is said in its own words, once', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    await chat.choices.getByRole('button', { name: 'Suivre une facture' }).click();
    await chat.said('F-2026-0412').waitFor();
    assert.equal(service.posts.length, 1);
    assert.equal(service.posts[0].body.text, 'Suivre une facture');
  }));

test('what cannot leave says so, and leaves once when the network is back', () =>
  visit(async (page, service, context) => {
    const chat = widget(page);
    await chat.open();
    await context.setOffline(true);
    await chat.window.getByText('Hors ligne').waitFor();
    await chat.say('Bonjour ?');
    await chat.said('Pas parti').waitFor();
    await chat.button('Réessayer').waitFor();
    await context.setOffline(false);
    await chat.said('J’ai bien reçu').waitFor();
    assert.equal(await chat.said('Pas parti').count(), 0);
    assert.equal(await chat.said('Bonjour ?').count(), 2);
    await eventually(
      () => chat.window.getByText('Hors ligne').isVisible(),
      (visible) => !visible,
    );
  }));

test('a failing service gets the same message again, with the same id', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    service.refusePosts(3, 503);
    await chat.say('Essai');
    await chat.said('J’ai bien reçu').waitFor({ timeout: 10_000 });
    const ids = service.posts.map(({ body }) => body.channelData.clientActivityID);
    assert.equal(ids.length, 4);
    assert.equal(new Set(ids).size, 1);
  }));

test('a refused message waits for a person', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    service.refusePosts(1, 413);
    await chat.say('Trop long');
    await chat.said('Pas parti').waitFor();
    await chat.button('Réessayer').click();
    await chat.said('J’ai bien reçu').waitFor();
  }));

test('an unsent message survives the page', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    service.refusePosts(1, 429, { 'Retry-After': '3600' });
    await chat.say('Je reviens');
    await chat.said('Pas parti').waitFor();
    await page.reload();
    await chat.said('J’ai bien reçu').waitFor();
    assert.equal(await chat.said('Je reviens').count(), 2);
  }));

test('an expired token is exchanged for one of the same conversation', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    await page.evaluate(() => {
      const session = JSON.parse(localStorage.getItem('claudia.session'));
      const [head, body, end] = session.token.split('.');
      const claims = JSON.parse(atob(body.replace(/-/g, '+').replace(/_/g, '/')));
      const old = btoa(JSON.stringify({ ...claims, exp: 1000 }))
        .replace(/\+/g, '-')
        .replace(/\//g, '_')
        .replace(/=/g, '');
      localStorage.setItem('claudia.session', JSON.stringify({ ...session, token: [head, old, end].join('.') }));
    });
    await page.reload();
    await chat.said('Que puis-je faire').waitFor();
    await chat.say('Encore là');
    await chat.said('J’ai bien reçu').waitFor();
    assert.equal(service.conversations.size, 1);
  }));

test('works without sockets', () =>
  visit(
    async (page) => {
      const chat = widget(page);
      await chat.open();
      await chat.say('Sans prise');
      await chat.said('J’ai bien reçu').waitFor();
    },
    { service: (service) => service.withoutSockets() },
  ));

test('two tabs show the same, in the same order and form', () =>
  visit(async (page, service, context) => {
    const chat = widget(page);
    await chat.open();
    const second = await context.newPage();
    await second.goto(service.url);
    const other = widget(second);
    await other.said('Que puis-je faire').waitFor();
    await other.say('depuis le second');
    await chat.said('depuis le second').first().waitFor();
    await chat.say('depuis le premier');
    await other.said('depuis le premier').first().waitFor();
    const order = (log) => log.locator('div.bubble').allInnerTexts();
    await eventually(
      async () => (await order(chat.log)).length,
      (count) => count === 5,
    );
    assert.deepEqual(await order(other.log), await order(chat.log));
    await other.button('Réduire').click();
    await eventually(
      () => chat.window.isVisible(),
      (visible) => !visible,
    );
    assert.equal(service.conversations.size, 1);
  }));

test('news reaches the pill, is announced once, and history never is', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    const region = page.locator('claudia-chat .announcer');
    await eventually(
      () => region.innerText(),
      (text) => text.includes('Bonjour, je suis ClaudIA'),
    );
    await chat.field.press('Escape');
    await chat.pill.waitFor();
    assert.ok(await chat.pill.evaluate((pill) => pill.getRootNode().activeElement === pill));
    service.say({ text: 'Votre **structure** est active.' });
    await page.getByRole('button', { name: `${name}, 1 nouveau message`, exact: true }).waitFor();
    service.say({ text: 'Autre chose ?' });
    await page.getByRole('button', { name: `${name}, 2 nouveaux messages`, exact: true }).waitFor();
    const heard = await region.innerText();
    assert.equal(heard.split('Votre structure est active.').length, 2);
    await page.reload();
    await page.getByRole('button', { name: `${name}, 2 nouveaux messages`, exact: true }).waitFor();
    await chat.pill.click();
    await chat.said('Votre structure est active.').waitFor();
    assert.equal(await region.innerText(), '');
    await chat.button('Réduire').click();
    await page.getByRole('button', { name, exact: true }).waitFor();
  }));

test('a slow answer is seen coming', () =>
  visit(
    async (page) => {
      const chat = widget(page);
      await chat.open();
      await chat.say('Bonjour');
      await chat.said('ClaudIA écrit…').waitFor();
      await chat.said('J’ai bien reçu').waitFor();
      assert.equal(await chat.said('ClaudIA écrit…').count(), 0);
    },
    { service: (service) => (service.slowness = 700) },
  ));

test('an answer can be judged, the judgement changed and explained', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    assert.equal(await chat.button('Réponse utile').count(), 0);
    await chat.say('Bonjour');
    await chat.button('Réponse utile').click();
    await eventually(
      () => service.posts.length,
      (count) => count === 2,
    );
    assert.equal(service.posts[1].body.name, 'webchat:activity-status/feedback');
    assert.equal(service.posts[1].body.entities[0]['@type'], 'LikeAction');
    await chat.button('Réponse pas utile').click();
    await page.getByRole('textbox', { name: 'Votre commentaire (facultatif)' }).fill('Trop court');
    await chat.button('Envoyer le commentaire').click();
    await eventually(
      () => service.posts.length,
      (count) => count === 4,
    );
    const { body } = service.posts[3];
    assert.equal(body.name, 'message/submitAction');
    assert.equal(body.replyToId, service.posts[2].body.entities[0].object.identifier);
    assert.deepEqual(body.value, {
      actionName: 'feedback',
      actionValue: { reaction: 'dislike', feedback: { feedbackText: 'Trop court' } },
    });
    await page.reload();
    await chat.button('Réponse pas utile').waitFor();
    assert.equal(await chat.button('Réponse pas utile').getAttribute('aria-pressed'), 'true');
  }));

test('hostile text stays text', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    await chat.say('hostile');
    await chat.said('<script>').waitFor();
    assert.equal(await page.evaluate(() => window.pwned), undefined);
    assert.equal(await chat.log.locator('img, script').count(), 0);
    assert.deepEqual(await chat.log.getByRole('link').allInnerTexts(), ['photo']);
    assert.equal(service.requests.filter(({ path }) => path.includes('suivi')).length, 0);
  }));

test('an answer is copied as plain text, and says so', () =>
  visit(async (page, service, context) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const chat = widget(page);
    await chat.open();
    service.say({ inputHint: 'acceptingInput', text: 'Votre **facture** [F-12](/f) est payée.' });
    await chat.button('Copier le message').click();
    await chat.said('Message copié.').waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^Votre facture F-12.* est payée\.$/);
    await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error('denied'))));
    await chat.button('Copier le message').click();
    await page.locator('claudia-chat .announcer').getByText('La copie est refusée ici').waitFor();
  }));
