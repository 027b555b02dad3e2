import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit, box, eventually, useBrowser, widget } from './harness.mjs';

const { visit } = useBrowser();

/** A recogniser that says what the test puts into `window.script`, or fails as it says. */
const standInRecogniser = () => {
  window.webkitSpeechRecognition = window.SpeechRecognition = class {
    start() {
      const { problem, interim, final } = window.script ?? {};
      setTimeout(() => {
        this.onstart?.();
        if (problem) this.onerror?.({ error: problem });
        const result = (transcript, isFinal) => Object.assign([{ transcript }], { isFinal });
        if (interim) this.onresult?.({ results: [result(interim, false)] });
        if (final) setTimeout(() => this.onresult?.({ results: [result(final, true)] }), 30);
        if (problem || final || !interim) setTimeout(() => this.onend?.(), 60);
      }, 10);
    }
    stop() {
      this.onend?.();
    }
    abort() {
      this.onend?.();
    }
  };
};

/** Voices that write down what they are given to say. */
const standInVoices = () => {
  window.spoken = [];
  const voice = { name: 'Voix', lang: 'fr-FR', localService: true, default: true, voiceURI: 'v' };
  Object.defineProperty(window, 'speechSynthesis', {
    value: {
      getVoices: () => [voice],
      speak: (utterance) => {
        window.spoken.push(utterance.text);
        setTimeout(() => utterance.onend?.(), 20);
      },
      cancel: () => window.spoken.push('(silence)'),
      addEventListener: () => undefined,
    },
  });
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
};

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
      await chat.said('Pas parti').waitFor();
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

test('dictation tells where the sound goes, then writes what it heard', () =>
  visit(
    async (page, service) => {
      const chat = widget(page);
      await chat.open();
      await page.evaluate(() => (window.script = { interim: 'je cherche', final: 'je cherche mon lien' }));
      await chat.button('Dicter un message').click();
      await chat.window.getByText('reconnaissance vocale de votre navigateur').waitFor();
      await page.keyboard.press('Enter'); // the focus is on "Continuer"
      await eventually(
        () => chat.field.inputValue(),
        (text) => text === 'je cherche mon lien',
      );
      await chat.window.getByText('Vérifiez le texte').waitFor();
      assert.equal(service.posts.length, 0);
      await chat.button('Envoyer').click();
      await chat.said('adresse e-mail').waitFor();
    },
    { init: standInRecogniser },
  ));

test('a refused microphone is explained', () =>
  visit(
    async (page) => {
      const chat = widget(page);
      await chat.open();
      await page.evaluate(() => (window.script = { problem: 'not-allowed' }));
      await chat.button('Dicter un message').click();
      await chat.button('Continuer').click();
      await chat.window.getByText('L’accès au micro est refusé').waitFor();
      assert.equal(await chat.button('Dicter un message').getAttribute('aria-pressed'), 'false');
    },
    { init: standInRecogniser },
  ));

test('dictation that cannot work says why', () =>
  visit(
    async (page) => {
      const chat = widget(page);
      await chat.open();
      await chat.button('Dicter un message').click();
      await chat.window.getByText('Votre navigateur ne permet pas de dicter').waitFor();
      assert.ok(await chat.button('Dicter un message').isEnabled());
    },
    {
      init: () => {
        delete window.SpeechRecognition;
        delete window.webkitSpeechRecognition;
      },
    },
  ));

test('answers are read aloud in short pieces, not announced as well, and stop when somebody types', () =>
  visit(
    async (page, service) => {
      const chat = widget(page);
      await chat.open();
      const region = page.locator('claudia-chat .announcer');
      await eventually(
        () => region.innerText(),
        (text) => text.includes('Bonjour'),
      );
      await chat.button('Lire les réponses à voix haute').click();
      assert.equal(await chat.button('Lire les réponses à voix haute').getAttribute('aria-pressed'), 'true');
      service.say({
        text: `SIRET **21930083100027**, soit 1 250,50 € pour la facture n° 12. ${'Une phrase de plus. '.repeat(20)}`,
      });
      const said = await eventually(
        () => page.evaluate(() => window.spoken.filter((text) => text !== '')),
        (all) => all.length > 5,
      );
      assert.match(said.join(' '), /2, 1, 9\. 3, 0, 0\./);
      assert.match(said.join(' '), /1250 euros et 50 centimes pour la facture numéro 12\./);
      assert.ok(said.every((piece) => piece.length <= 180));
      assert.ok(!(await region.innerText()).includes('SIRET'));
      await chat.field.pressSequentially('a');
      assert.ok((await page.evaluate(() => window.spoken)).includes('(silence)'));
    },
    { init: standInVoices },
  ));

test('a whole exchange by voice: sent at once, and heard again after a question', () =>
  visit(
    async (page, service) => {
      const chat = widget(page);
      await chat.open();
      await chat.button('Options').click();
      await chat.button('Envoyer la dictée sans relire').click();
      await page.keyboard.press('Escape');
      await page.evaluate(() => (window.script = { final: 'mon lien d’activation' }));
      await chat.button('Dicter un message').click();
      await page.evaluate(() => (window.script = { final: 'mon lien d’activation' }));
      await chat.button('Continuer').click();
      await chat.said('adresse e-mail').first().waitFor();
      await page.evaluate(() => (window.script = { final: 'jeanne@laposte.fr' }));
      await eventually(
        () => service.posts.map(({ body }) => body.text),
        (texts) => texts.includes('jeanne@laposte.fr'),
      );
      await chat.said('60 minutes').waitFor();
    },
    { init: standInRecogniser },
  ));
