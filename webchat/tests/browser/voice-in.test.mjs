import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit, eventually, useBrowser, widget } from './harness.mjs';
import { dictate, noRecogniser, panel, sendAtOnce, standInRecogniser, standInVoices } from './voices.mjs';

const { visit } = useBrowser();
const listening = { init: standInRecogniser };

test('dictation tells where the sound goes, writes what it heard after what was there, and waits for a look', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    await chat.field.fill('Bonjour,');
    await page.evaluate(() => (window.script = { interim: 'je cherche', final: 'je cherche mon lien' }));
    await chat.button(dictate).click();
    await panel(page).getByText('reconnaissance vocale de votre navigateur').waitFor();
    await page.keyboard.press('Enter'); // the focus is on "Continuer"
    await eventually(
      () => chat.field.inputValue(),
      (text) => text === 'Bonjour, je cherche mon lien',
    );
    await panel(page).getByText('Vérifiez le texte').waitFor();
    assert.equal(service.posts.length, 0);
    await chat.button('Envoyer').click();
    await chat.said('adresse e-mail').waitFor();
    // Agreed once, and for this destination: it is not asked again.
    await page.reload();
    await chat.window.waitFor();
    await page.evaluate(() => (window.script = { final: 'encore' }));
    await chat.button(dictate).click();
    await panel(page).getByText('Vérifiez le texte').waitFor();
  }, listening));

test('Escape gives up what is being said and leaves what was written; the button is pressed while it listens', () =>
  visit(async (page) => {
    const chat = widget(page);
    await chat.open();
    await chat.field.fill('Bonjour');
    await page.evaluate(() => (window.script = { interim: 'je cherche' }));
    await chat.button(dictate).click();
    await panel(page).getByText('Votre voix').waitFor();
    assert.deepEqual(await audit(page), []);
    await page.keyboard.press('Escape'); // the question alone closes
    assert.equal(await chat.window.isVisible(), true);
    await chat.button(dictate).click();
    await chat.button('Continuer').click();
    await panel(page).getByText('Je vous écoute').waitFor();
    await eventually(
      () => chat.field.inputValue(),
      (text) => text === 'Bonjour je cherche',
    );
    assert.equal(await chat.button(dictate).getAttribute('aria-pressed'), 'true');
    assert.deepEqual(await audit(page), []);
    await page.keyboard.press('Escape');
    assert.equal(await chat.field.inputValue(), 'Bonjour');
    assert.equal(await chat.button(dictate).getAttribute('aria-pressed'), 'false');
    // A press of the button ends the sentence instead: it counts.
    await chat.button(dictate).click();
    await panel(page).getByText('Je vous écoute').waitFor();
    await chat.button(dictate).click();
    await panel(page).getByText('Vérifiez le texte').waitFor();
    assert.equal(await chat.field.inputValue(), 'Bonjour je cherche');
  }, listening));

test('a whole exchange by voice alone: read aloud, sent at once, heard again when silent, ended by two silent rounds', () =>
  visit(
    async (page, service) => {
      const chat = widget(page);
      await chat.open();
      await sendAtOnce(page, chat);
      await chat.button('Lire les réponses à voix haute').click();
      await page.evaluate(() => {
        window.breath = 150;
        window.script = [
          { final: 'une carte' },
          { final: 'Oui.' },
          { final: 'mon lien' },
          {},
          {},
          { final: 'trop tard' },
        ];
      });
      await chat.button(dictate).click();
      await chat.button('Continuer').click();
      // Asked to confirm, it listens again by itself, once it has read the question and the choices.
      await eventually(
        () => service.posts.map(({ body }) => body.text),
        (texts) => texts.join() === 'une carte,Oui.',
      );
      const spoken = await page.evaluate(() => window.spoken.join(' '));
      assert.match(spoken, /Vérifiez avant de confirmer.*Confirmer la désactivation, Annuler\./);
      await chat.button(dictate).click();
      await eventually(
        () => page.evaluate(() => window.starts),
        (starts) => starts === 4,
      );
      await panel(page).getByText('Je n’ai rien entendu').waitFor();
      service.say({ text: 'Êtes-vous là ?', inputHint: 'expectingInput' });
      await eventually(
        () => page.evaluate(() => window.starts),
        (starts) => starts === 5,
      );
      service.say({ text: 'Toujours là ?', inputHint: 'expectingInput' });
      await eventually(
        () => page.evaluate(() => window.spoken.join(' ')),
        (all) => all.includes('Toujours là') && !all.endsWith('Toujours là ?(silence)'),
      );
      await eventually(
        () => page.evaluate(() => window.isSpeaking),
        (isSpeaking) => !isSpeaking,
      );
      assert.equal(await page.evaluate(() => window.starts), 5);
      assert.equal(await page.evaluate(() => window.wasSpeaking), false, 'it never listens while it speaks');
    },
    { init: `(${standInVoices})();(${standInRecogniser})()` },
  ));

test('what must be confirmed is read back after dictation even where reading is off, and typing hands the turn back', () =>
  visit(
    async (page, service) => {
      const chat = widget(page);
      await chat.open();
      await sendAtOnce(page, chat);
      await page.evaluate(
        () => (window.script = [{ final: 'mes factures' }, { final: 'une carte' }, { interim: 'ou' }]),
      );
      await chat.button(dictate).click();
      await chat.button('Continuer').click();
      await chat.said('F-2026-0412').waitFor();
      const aloud = () => page.evaluate(() => window.spoken.filter((text) => text !== '(silence)'));
      assert.deepEqual(await aloud(), []); // no confirmation: not read
      await chat.button(dictate).click();
      await eventually(aloud, (all) => all.join(' ').includes('Vérifiez avant de confirmer'));
      await panel(page).getByText('Je vous écoute').waitFor();
      await chat.field.pressSequentially('a');
      assert.equal(await panel(page).innerText(), '');
      await chat.field.fill('une carte');
      const before = (await aloud()).length;
      await chat.button('Envoyer').click();
      await eventually(
        () => service.posts.length,
        (count) => count === 3,
      );
      await eventually(
        () => page.locator('claudia-chat .announcer').innerText(),
        (text) => text.split('Vérifiez').length === 2, // announced, since it was not spoken
      );
      assert.equal((await aloud()).length, before);
    },
    { init: `(${standInVoices})();(${standInRecogniser})()` },
  ));

test('each way in which a browser fails is explained, and the focus stays where it was', () =>
  visit(
    async (page) => {
      const chat = widget(page);
      await chat.open();
      await page.evaluate(() => (window.script = { problem: 'not-allowed' }));
      await chat.button(dictate).click();
      await chat.button('Continuer').click();
      await panel(page).getByText('L’accès au micro est refusé').waitFor();
      for (const [problem, sentence] of Object.entries({
        'audio-capture': 'Aucun micro n’est disponible',
        network: 'La reconnaissance vocale ne répond pas',
        'language-not-supported': 'La reconnaissance vocale ne répond pas',
        'no-speech': 'Je n’ai rien entendu',
      })) {
        await page.evaluate((name) => (window.script = { problem: name }), problem);
        await page.keyboard.press('Enter');
        await panel(page).getByText(sentence).waitFor();
        assert.equal(await chat.button(dictate).getAttribute('aria-pressed'), 'false');
      }
      assert.deepEqual(await audit(page), []);
    },
    { ...listening, colorScheme: 'dark' },
  ));

for (const [state, prepare, sentence] of [
  ['no engine at all', () => undefined, 'Votre navigateur ne permet pas de dicter'],
  [
    'a server without its model',
    ({ speech }) => Object.assign(speech, { provider: 'Offline', reason: 'no-model' }),
    'La dictée n’est pas installée sur le serveur',
  ],
]) {
  test(`${state}: the button can be pressed, and says so`, () =>
    visit(
      async (page) => {
        const chat = widget(page);
        await chat.open();
        await chat.button(dictate).focus();
        await page.keyboard.press('Enter');
        await panel(page).getByText(sentence).waitFor();
        assert.ok(await chat.button(dictate).isEnabled());
      },
      { init: noRecogniser, service: prepare },
    ));
}

test('on-device recognition comes first where the browser has it, and says that the voice stays here', () =>
  visit(
    async (page) => {
      const chat = widget(page);
      await chat.open();
      await chat.button(dictate).click();
      await panel(page).getByText('transcrite sur cet appareil').waitFor();
    },
    { init: `(${standInRecogniser})();window.SpeechRecognition.available = async () => 'available'` },
  ));
