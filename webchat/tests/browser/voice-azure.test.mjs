import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FakeAzure } from '../../dev/fake-azure.mjs';
import { eventually, useBrowser, widget } from './harness.mjs';
import { microphoneFlags } from './microphone.mjs';
import { countSounds, dictate, noRecogniser, noVoices, panel, readAloud, standInVoices } from './voices.mjs';

const { visit } = useBrowser(...microphoneFlags);
const azure = new FakeAzure();
before(() => azure.start());
after(() => azure.stop());
const configured = (options) => ({
  permissions: ['microphone'],
  init: noRecogniser,
  service: ({ speech }) => speech.azure(azure.host),
  ...options,
});

test('Azure hears through its own kit: agreed to by name, with a token of our server, words as they come', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    assert.ok(!service.requests.some(({ path }) => path.includes('azure')), 'the kit is not loaded before it is used');
    await chat.button(dictate).click();
    await panel(page).getByText('Azure, le service de Microsoft').waitFor();
    assert.equal(service.speech.tokens, 0);
    await chat.button('Continuer').click();
    await eventually(
      () => chat.field.inputValue(),
      (text) => text === 'Je',
    );
    await eventually(
      () => chat.field.inputValue(),
      (text) => text === 'Je cherche mon lien.',
    );
    await panel(page).getByText('Vérifiez le texte').waitFor();
    const [{ path, token, language }] = azure.connections;
    assert.match(path, /^\/speech\/recognition\/interactive/);
    assert.deepEqual([token, language], ['Bearer azure-1', 'fr-FR']);
    assert.ok(azure.heard > 16_000, `${azure.heard} bytes of sound`);
    azure.text = '';
    await chat.button(dictate).click();
    await panel(page).getByText('Je n’ai rien entendu').waitFor();
    assert.equal(service.speech.tokens, 1, 'a token is used as long as it is good');
  }, configured()));

test('a token that cannot be had is the end of it: the browser is asked for instead, or nobody', () =>
  visit(
    async (page) => {
      const chat = widget(page);
      await chat.open();
      await chat.button(dictate).click();
      await chat.button('Continuer').click();
      await panel(page).getByText('La reconnaissance vocale ne répond pas').waitFor();
    },
    configured({
      service: ({ speech }) => {
        speech.azure(azure.host);
        speech.failures.token = [{ status: 502, detail: 'non' }];
      },
    }),
  ));

test('Azure reads where this device has no voice: told beforehand, escaped, at the chosen pace', () =>
  visit(
    async (page, service) => {
      const chat = widget(page);
      await chat.open();
      await chat.button(readAloud).click();
      await panel(page).getByText('Le texte des réponses est envoyé à Azure').waitFor();
      service.say({ text: 'Vos 3 factures < 10 € & leurs suites.' });
      await eventually(
        () => page.evaluate(() => window.sounds),
        (sounds) => sounds === 1,
      );
      const [ssml] = azure.ssml;
      assert.match(
        ssml,
        /<voice name="fr-FR-DeniseNeural"><prosody rate="1">Vos 3 factures &#60; 10 euros &#38; leurs suites\./,
      );
      assert.match(azure.connections.at(-1).path, /^\/tts\/cognitiveservices\/websocket/);
    },
    configured({ init: `(${countSounds})();(${noVoices})();(${standInVoices})()` }),
  ));
