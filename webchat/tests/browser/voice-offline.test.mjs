import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWav, tone } from '../../dev/sound.mjs';
import { eventually, useBrowser, widget } from './harness.mjs';
import { microphoneFlags, say } from './microphone.mjs';
import { dictate, noRecogniser, panel, sendAtOnce, standInRecogniser } from './voices.mjs';

const { visit } = useBrowser(...microphoneFlags);
const allowed = { init: noRecogniser, permissions: ['microphone'] };
const offline = { ...allowed, service: ({ speech }) => speech.offline() };

async function agree(page, chat, where = 'serveur de l’assistant') {
  await chat.button(dictate).click();
  await panel(page).getByText(where).waitFor();
  await chat.button('Continuer').click();
}

test('a sentence is recorded as 16 kHz WAV, written down by the server, and the microphone is closed', () =>
  visit(async (page, service) => {
    say();
    service.speech.texts = ['Je cherche mon lien.'];
    const chat = widget(page);
    await chat.open();
    await page.evaluate(() => {
      const { mediaDevices } = navigator;
      const ask = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = async (wishes) => (window.stream = await ask(wishes));
    });
    await agree(page, chat);
    await panel(page).getByText('Je vous écoute').waitFor();
    await eventually(
      () => chat.field.inputValue(),
      (text) => text === 'Je cherche mon lien.',
    );
    const { token, path, query } = service.requests.find((request) => request.path.endsWith('/transcribe'));
    assert.deepEqual([path, query, Boolean(token)], ['/api/speech/transcribe', '?locale=fr-FR', true]);
    const { peak, seconds, ...format } = readWav(service.speech.recordings[0]);
    assert.deepEqual(format, { marks: 'RIFFWAVE', format: 1, channels: 1, rate: 16_000, bits: 16 });
    assert.ok(peak > 0.05 && seconds > 1 && seconds < 6, `${peak} ${seconds}`);
    assert.equal(
      await page.evaluate(() => window.stream.getTracks().every((track) => track.readyState === 'ended')),
      true,
    );
    assert.equal(service.posts.length, 0);
  }, offline));

test('a device of another rate is brought to 16 kHz', () =>
  visit(
    async (page, service) => {
      say();
      service.speech.texts = ['Oui.'];
      const chat = widget(page);
      await chat.open();
      await sendAtOnce(page, chat);
      await agree(page, chat);
      await chat.said('J’ai bien reçu').waitFor();
      const { rate, peak, seconds } = readWav(service.speech.recordings[0]);
      assert.ok(rate === 16_000 && peak > 0.05 && seconds > 1 && seconds < 6, `${rate} ${peak} ${seconds}`);
    },
    {
      ...offline,
      // As in the browsers that refuse a stream whose rate is not the context's.
      init: `(${noRecogniser})();
        const create = AudioContext.prototype.createMediaStreamSource;
        AudioContext.prototype.createMediaStreamSource = function (stream) {
          if (this.sampleRate === 16000) throw new DOMException('rate', 'NotSupportedError');
          return create.call(this, stream);
        };`,
    },
  ));

test('silence sends nothing, a busy server is asked once more, and what it says of a recording is shown', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    say(tone(0, { after: 8 }));
    await agree(page, chat);
    await panel(page).getByText('Je vous écoute').waitFor();
    await chat.button(dictate).click(); // ends it before the four seconds that it would wait
    await panel(page).getByText('Je n’ai rien entendu').waitFor();
    assert.equal(service.speech.recordings.length, 0);

    say();
    service.speech.texts = ['Après une attente.'];
    service.speech.failures.transcribe = [{ status: 503, retryAfter: 1, detail: 'Plusieurs personnes parlent.' }];
    await chat.button(dictate).click();
    await eventually(
      () => chat.field.inputValue(),
      (text) => text === 'Après une attente.',
    );

    say();
    service.speech.failures.transcribe = [{ status: 429, detail: 'Vous avez fait beaucoup de demandes.' }];
    await chat.button(dictate).click();
    await panel(page).getByText('Vous avez fait beaucoup de demandes').waitFor();

    // Escape while the server is at work: what it answers comes too late.
    say();
    service.speech.failures.transcribe = [{ status: 503, retryAfter: 1 }];
    service.speech.texts = ['trop tard'];
    await chat.button(dictate).click();
    await panel(page).getByText('Transcription en cours').waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await panel(page).innerText(), '');
    assert.equal(await chat.field.inputValue(), 'Après une attente.');
  }, offline));

test('where the server fails, the browser takes over only after a new question that names where the voice goes', () =>
  visit(
    async (page, service) => {
      say();
      service.speech.failures.transcribe = [{ status: 503, detail: 'La dictée est en panne.' }];
      const chat = widget(page);
      await chat.open();
      // Agreed to long ago: a voice that was to stay on the premises does not leave them without a question.
      await page.evaluate(() => localStorage.setItem('claudia.voiceConsent', '["browser"]'));
      await page.evaluate(() => (window.script = { final: 'par le navigateur' }));
      await agree(page, chat);
      await panel(page).getByText('La dictée prévue ne répond pas').waitFor();
      await panel(page).getByText('qui peut l’envoyer à son éditeur').waitFor();
      assert.equal(await page.evaluate(() => window.starts), 0);
      await chat.button('Continuer').click();
      await eventually(
        () => chat.field.inputValue(),
        (text) => text === 'par le navigateur',
      );
    },
    { ...offline, init: standInRecogniser },
  ));

test('a refused, a busy and a missing microphone are explained, and no other engine is tried', () =>
  visit(
    async (page, service) => {
      const chat = widget(page);
      await chat.open();
      await agree(page, chat);
      await panel(page).getByText('L’accès au micro est refusé').waitFor();
      for (const [name, sentence] of [
        ['NotReadableError', 'Le micro est déjà pris'],
        ['NotFoundError', 'Aucun micro n’est disponible'],
      ]) {
        await page.evaluate((problem) => {
          navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', problem));
        }, name);
        await page.keyboard.press('Enter');
        await panel(page).getByText(sentence).waitFor();
      }
      assert.equal(service.speech.recordings.length, 0);
      assert.ok(await chat.button(dictate).isEnabled());
    },
    { ...offline, permissions: [] },
  ));
