import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, useBrowser, widget } from './harness.mjs';
import { countSounds, noVoices, panel, readAloud, standInVoices } from './voices.mjs';

const { visit } = useBrowser();
const region = (page) => page.locator('claudia-chat .announcer');
const aloud = (page) => page.evaluate(() => window.spoken.filter((text) => text !== '').join(' '));

async function reading(page) {
  const chat = widget(page);
  await chat.open();
  await chat.button(readAloud).click();
  assert.equal(await chat.button(readAloud).getAttribute('aria-pressed'), 'true');
  return chat;
}

test('answers are read aloud in short pieces by the best voice, not announced as well, and stop when somebody types', () =>
  visit(
    async (page, service) => {
      const chat = widget(page);
      await chat.open();
      await eventually(
        () => region(page).innerText(),
        (text) => text.includes('Bonjour'),
      );
      await chat.button(readAloud).click();
      service.say({
        text: `SIRET **21930083100027**, soit 1 250,50 € pour la facture n° 12. ${'Une phrase de plus. '.repeat(20)}`,
      });
      await eventually(
        () => aloud(page),
        (text) => text.split('Une phrase de plus').length === 21,
      );
      const said = await page.evaluate(() => window.spoken);
      assert.match(said.join(' '), /2, 1, 9\. 3, 0, 0\./);
      assert.match(said.join(' '), /1250 euros et 50 centimes pour la facture numéro 12\./);
      assert.ok(said.every((piece) => piece.length <= 160));
      assert.deepEqual(await page.evaluate(() => [...new Set(window.languages)]), ['fr-FR true 1']);
      assert.ok(!(await region(page).innerText()).includes('SIRET'));
      // In the language of the message, at the chosen pace, in the words that the bot gives it to say.
      await chat.button('Options').click();
      await chat.button('Rapide').click();
      await page.keyboard.press('Escape');
      service.say({
        text: 'Written.',
        locale: 'en-GB',
        speak: '<speak version="1.0">Said <sub alias="aloud">a.</sub></speak>',
      });
      await eventually(
        () => aloud(page),
        (text) => text.includes('Said aloud'),
      );
      assert.equal(await page.evaluate(() => window.languages.at(-1)), 'en-GB true 1.3');
      assert.ok(!(await region(page).innerText()).includes('Written'));
    },
    { init: standInVoices },
  ));

test('it falls silent when somebody types, sends, presses a choice, mutes, minimises or leaves the page', () =>
  visit(
    async (page, service) => {
      const chat = await reading(page);
      await page.evaluate(() => (window.breath = 60_000));
      const isSpeaking = (expected) =>
        eventually(
          () => page.evaluate(() => window.isSpeaking),
          (found) => found === expected,
        );
      const silences = () => page.evaluate(() => window.spoken.filter((text) => text === '(silence)').length);
      let turn = 0;
      const interrupts = async (act) => {
        service.say({
          text: `Une longue réponse ${(turn += 1)}.`,
          suggestedActions: { actions: [{ type: 'imBack', title: 'Un choix', value: 'x' }] },
        });
        await isSpeaking(true);
        const before = await silences();
        await act();
        await eventually(silences, (count) => count > before);
      };
      await interrupts(() => chat.field.pressSequentially('a'));
      await page.evaluate(() => (window.breath = 10));
      await chat.button('Envoyer').click();
      await chat.said('J’ai bien reçu').first().waitFor();
      await isSpeaking(false);
      await page.evaluate(() => (window.breath = 60_000));
      await interrupts(() => chat.button('Un choix').click());
      await isSpeaking(true); // its answer
      await chat.button(readAloud).click();
      await isSpeaking(false);
      await chat.button(readAloud).click();
      await interrupts(() => page.evaluate(() => dispatchEvent(new Event('pagehide'))));
      await interrupts(() => page.keyboard.press('Escape')); // minimises as well
      assert.equal(await chat.window.isVisible(), false);
    },
    { init: standInVoices },
  ));

test('without a voice anywhere it says so, and answers are announced', () =>
  visit(
    async (page, service) => {
      await reading(page);
      await panel(page).getByText('Aucune voix n’est disponible').waitFor();
      service.say({ text: 'Votre lien est parti.' });
      await eventually(
        () => region(page).innerText(),
        (text) => text.includes('Votre lien est parti'),
      );
    },
    { init: `(${noVoices})();(${standInVoices})()` },
  ));

test('without a voice here the server reads, piece by piece and ahead; a voice that fails gives way to it too', () =>
  visit(
    async (page, service) => {
      const chat = await reading(page);
      service.say({ text: `Première phrase. ${'Une autre phrase assez longue pour elle seule. '.repeat(4)}` });
      await eventually(
        () => page.evaluate(() => window.sounds),
        (sounds) => sounds === service.speech.spoken.length && sounds >= 2,
      );
      assert.deepEqual(service.speech.spoken[0], {
        text: `Première phrase.${' Une autre phrase assez longue pour elle seule.'.repeat(2)}`,
        locale: 'fr-FR',
        rate: 1,
      });
      assert.ok(!(await region(page).innerText()).includes('Première'));
      // The server cannot any more: the words reach people all the same, once.
      service.speech.failures.synthesize = Array.from({ length: 4 }, () => ({ status: 503 }));
      service.say({ text: 'Dernière phrase.' });
      await eventually(
        () => region(page).innerText(),
        (text) => text.split('Dernière phrase').length === 2,
      );
      await panel(page).getByText('Aucune voix n’est disponible').waitFor();
      assert.ok(await chat.window.isVisible());
    },
    {
      init: `(${countSounds})();window.isDumb = true;(${standInVoices})()`,
      service: ({ speech }) => speech.offline(),
    },
  ));

test('a voice that sends texts to the browser’s maker is told of, and not used where speech is to stay here', () =>
  visit(
    async (page, service) => {
      const chat = await reading(page);
      await panel(page).getByText('envoyé à l’éditeur de votre navigateur').waitFor();
      await page.reload();
      Object.assign(service.speech, { provider: 'Offline', recognition: false, synthesis: false });
      await page.reload();
      await chat.said('Que puis-je faire pour vous').waitFor();
      service.say({ text: 'Rien ne sort.' });
      await eventually(
        () => region(page).innerText(),
        (text) => text.includes('Rien ne sort'),
      );
      assert.equal(await aloud(page), '');
    },
    {
      init: `window.voices = [{ name: 'g', lang: 'fr-FR', localService: false, voiceURI: 'g' }];(${standInVoices})()`,
    },
  ));
