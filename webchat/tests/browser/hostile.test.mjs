import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, useBrowser, widget } from './harness.mjs';

const { visit } = useBrowser();

test('broken cards and fields give what they hold, or say that they cannot be shown', () =>
  visit(async (page) => {
    const chat = widget(page);
    await chat.open();
    await chat.say('cassé');
    await chat.said('Le texte de secours.').waitFor();
    await chat.said('Avant la carte.').waitFor();
    assert.ok((await chat.said('Ce contenu ne peut pas être affiché ici.').count()) >= 2);
    await chat.choices.getByRole('button', { name: 'Le bouton entier' }).waitFor();
    await chat.say('Et ensuite ?');
    await chat.said('J’ai bien reçu').waitFor();
  }));

test('a message of 100 kB and a word of 5,000 letters are shown, and cost little', () =>
  visit(async (page, service, context) => {
    const chat = widget(page);
    await chat.open();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const spent = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration').value;
    };
    const before = await spent();
    service.say({ text: `${'x'.repeat(5000)} ${'Un **mot** [lien](/a) *et* \`suite\`. '.repeat(2800)}La fin.` });
    await chat.said('La fin.').waitFor();
    assert.ok((await spent()) - before < 2);
    assert.ok((await chat.log.evaluate((log) => log.scrollWidth - log.clientWidth)) <= 0);
    await chat.field.fill('y'.repeat(100_000));
    await chat.button('Envoyer').click();
    await chat.said('J’ai bien reçu').waitFor();
    assert.ok((await chat.log.evaluate((log) => log.scrollWidth - log.clientWidth)) <= 0);
  }));

test('a message that is too long for the service says so, and can be shortened', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    service.refusePosts(1, 413);
    await chat.say('Bien trop long');
    await chat.said('Raccourcissez-le').waitFor();
    await chat.button('Modifier').click();
    assert.equal(await chat.field.inputValue(), 'Bien trop long');
    assert.ok(await chat.field.evaluate((field) => field.getRootNode().activeElement === field));
    assert.equal(await chat.said('Pas parti').count(), 0);
    await chat.say('Court');
    await chat.said('J’ai bien reçu').waitFor();
  }));

test('after a night’s sleep the page goes on: expired token, closed socket, clock ahead', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    await chat.say('Bonsoir');
    await chat.said('Bonsoir', { exact: false }).nth(1).waitFor();
    service.slept = 9 * 3_600_000;
    service.dropSockets();
    await page.evaluate(() => {
      const now = Date.now;
      Date.now = () => now() + 9 * 3_600_000;
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await chat.say('Bonjour');
    await chat.said('J’ai bien reçu : Bonjour').waitFor();
    assert.equal(service.conversations.size, 1);
    assert.equal(await chat.said('Bonsoir', { exact: true }).count(), 2);
  }));

test('a clock that is years behind shows the service’s times and keeps talking', () =>
  visit(
    async (page, service) => {
      const chat = widget(page);
      await chat.open();
      await chat.say('Quelle heure ?');
      await chat.said('J’ai bien reçu').waitFor();
      const years = await chat.log
        .locator('time')
        .evaluateAll((times) => times.map(({ dateTime }) => dateTime.slice(0, 4)));
      assert.ok(years.length > 0 && years.every((year) => year === String(new Date().getFullYear())), `${years}`);
      assert.equal(service.conversations.size, 1);
    },
    {
      init: () => {
        const now = Date.now;
        Date.now = () => now() - 5 * 365 * 86_400_000;
      },
    },
  ));

test('works where storage is full', () =>
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
      init: () => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      },
    },
  ));

test('what another script left in the storage is not believed', () =>
  visit(
    async (page) => {
      const chat = widget(page);
      await chat.open();
      await chat.say('Bonjour');
      await chat.said('J’ai bien reçu').waitFor();
    },
    {
      init: () => {
        if (!localStorage.length) {
          for (const key of ['session', 'outbox', 'draft', 'votes', 'ticks', 'seen', 'unread', 'window', 'pill']) {
            localStorage.setItem(`claudia.${key}`, key.length % 2 ? '{"a":[1]}' : '[null,{"text":5}]');
          }
        }
      },
    },
  ));

test('a passage in another language says so to whoever reads it out', () =>
  visit(async (page) => {
    const chat = widget(page);
    await chat.open();
    await chat.say('english');
    await chat.said('How can I help you?').waitFor();
    const langOf = (element) => element.closest('[lang]').lang;
    assert.equal(await chat.said('How can I help you?').evaluate(langOf), 'en-GB');
    assert.equal(await chat.choices.getByRole('button').evaluate(langOf), 'en-GB');
    const heard = page.locator('claudia-chat .announcer').getByText('How can I help you?');
    assert.equal(await heard.evaluate(langOf), 'en-GB');
    assert.equal(await chat.said('Que puis-je faire').evaluate(langOf), 'fr-FR');
  }));

test('right to left is read from right to left, in an answer as in its table and list', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    service.say({ text: 'مرحبا بكم في البوابة\n\n- الفاتورة رقم 12\n- الفاتورة رقم 13' });
    const bubble = chat.log.locator('div.bubble', { hasText: 'مرحبا' });
    assert.equal(await bubble.evaluate((element) => getComputedStyle(element).direction), 'rtl');
    assert.equal(
      await bubble
        .locator('li')
        .first()
        .evaluate((item) => getComputedStyle(item).direction),
      'rtl',
    );
    await eventually(
      () => chat.log.evaluate((log) => log.scrollWidth - log.clientWidth),
      (extra) => extra <= 0,
    );
  }));

test('steps of an answer are ticked, and stay so', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    service.say({ inputHint: 'acceptingInput', text: 'À faire :\n\n1. Ouvrez la page.\n2. Cliquez.\n3. Fermez.' });
    const second = chat.log.getByRole('checkbox', { name: 'Cliquez.' });
    await second.check();
    await page.reload();
    await second.waitFor();
    assert.ok(await second.isChecked());
    assert.ok(!(await chat.log.getByRole('checkbox', { name: 'Fermez.' }).isChecked()));
    service.say({ inputHint: 'expectingInput', text: 'Lequel ?\n\n1. Le premier choix\n2. Le second choix' });
    await chat.said('Le second choix').waitFor();
    assert.equal(await chat.log.getByRole('checkbox').count(), 3);
  }));
