import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { eventually, useBrowser, widget } from './harness.mjs';

const { visit } = useBrowser();
const escapes = { n: '\n', t: '\t', f: '\f', '\\': '\\' };
const payloads = parse(await readFile(new URL('../../../tests/Security/data/xss.txt', import.meta.url), 'utf8'));

function parse(text) {
  return text
    .split('\n')
    .filter((line) => line && !line.startsWith('%% '))
    .map((line) =>
      line.replace(/\\(?:u([0-9A-F]{4})|([ntf\\]))/gi, (_, hex, c) =>
        hex ? String.fromCharCode(parseInt(hex, 16)) : escapes[c],
      ),
    );
}

/** A service that was taken over says it in every way that a message has. */
function forged(text) {
  const actions = ['openUrl', 'imBack', 'postBack', 'messageBack', 'signin', 'playVideo', text].map((type) => ({
    type,
    title: text,
    value: text,
    text,
    displayText: text,
    image: text,
  }));
  const card = (contentType, content) => ({ contentType: `application/vnd.microsoft.card.${contentType}`, content });
  const hero = {
    title: text,
    subtitle: text,
    text,
    images: [{ url: text, alt: text }],
    buttons: actions,
    tap: actions[0],
  };
  return [
    { text, speak: text, summary: text, locale: text, from: { id: text, name: text, role: 'bot' } },
    { text, textFormat: 'xml' },
    { text, textFormat: 'plain', suggestedActions: { actions } },
    {
      text: '',
      attachmentLayout: text,
      attachments: [
        card('hero', hero),
        card('signin', hero),
        card('oauth', { ...hero, connectionName: text }),
        card('video', { ...hero, media: [{ url: text }], image: { url: text } }),
        card('adaptive', {
          type: 'AdaptiveCard',
          body: [
            { type: 'TextBlock', text },
            { type: 'Image', url: text },
          ],
        }),
        { contentType: 'image/png', contentUrl: text, name: text, thumbnailUrl: text },
        { contentType: 'image/svg+xml', contentUrl: 'https://xss.example/i.svg', name: text },
        { contentType: 'text/html', content: text, contentUrl: text, name: text },
        { contentType: text, content: text, contentUrl: 'https://xss.example/a', name: text },
      ],
    },
    { type: 'event', name: text, value: text },
    {
      text,
      from: { id: 'u', name: text, role: 'user' },
      attachments: [{ contentType: 'image/png', contentUrl: text, name: text }],
    },
  ].map((activity) => ({ type: 'message', textFormat: 'markdown', ...activity }));
}

/** Everything inside the widget that could run or load, looked for in all its shadow trees. */
function dangers() {
  const found = [];
  const look = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const name = element.localName;
      if (
        /^(script|iframe|frame|object|embed|applet|link|meta|base|template|portal|animate|set|foreignobject|feimage|image|handler)$/i.test(
          name,
        )
      )
        found.push(element.outerHTML.slice(0, 120));
      for (const { name: attribute, value } of element.attributes) {
        if (
          /^on|^srcdoc$|^formaction$|^ping$|^style$/i.test(attribute) &&
          !(attribute === 'style' && !/url|expression/i.test(value))
        )
          found.push(`${name} ${attribute}=${value}`.slice(0, 120));
        if (attribute === 'src' || attribute === 'srcset' || attribute === 'poster') {
          if (new URL(value, location.href).origin !== location.origin)
            found.push(`${name} ${attribute}=${value}`.slice(0, 120));
        }
      }
      if (name === 'a' && element.hasAttribute('href')) {
        const address = new URL(element.href);
        if (!/^(https?|mailto):$/.test(address.protocol)) found.push(element.outerHTML.slice(0, 120));
        if (
          address.origin !== location.origin &&
          element.target === '_blank' &&
          !/noopener|noreferrer/.test(element.rel)
        )
          found.push(element.outerHTML);
      }
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(document.querySelector('claudia-chat').getRootNode());
  return found.filter(
    (html) => !/^<(script|link|meta)\b[^>]*(claudia\.js|page\.css|charset|viewport|data:,)/.test(html),
  );
}

/** Opens the widget, lets `act` say the texts, and tells everything that happened which must not. */
function hear(act, prepare) {
  return visit(
    async (page, service, context) => {
      const strange = [];
      page.on('dialog', (dialog) => (strange.push(`dialog ${dialog.message()}`), void dialog.dismiss()));
      context.on('page', (popup) => strange.push(`window ${popup.url()}`));
      page.on('framenavigated', (frame) => strange.push(`navigation ${frame.url()}`));
      page.on('request', (request) => {
        const isOurs = request.url().startsWith(service.url) || /^(data|blob):/.test(request.url());
        if (!isOurs) strange.push(`request ${request.url()}`);
      });
      const chat = widget(page);
      await chat.open();
      const planted = await page.evaluate(() => {
        const link = document.createElement('a');
        link.href = 'javascript:void 0';
        document.querySelector('claudia-chat').shadowRoot.append(link);
        return link.href;
      });
      assert.equal((await page.evaluate(dangers)).length, 1, `the search does not find ${planted}`);
      await page.evaluate(() => document.querySelector('claudia-chat').shadowRoot.lastChild.remove());
      await act(chat, page, service);
      assert.deepEqual(strange, []);
      assert.equal(await page.evaluate('window.xss'), undefined);
      assert.deepEqual(await page.evaluate(dangers), []);
      assert.deepEqual(service.cspReports, []);
    },
    { service: prepare },
  );
}

test(`${payloads.length} hostile texts, forged as messages of the bot: none runs, none loads anything`, () =>
  hear(
    async (chat, page) => {
      const messages = chat.log.locator('.message');
      await eventually(
        () => messages.count(),
        (count) => count > 3 * payloads.length,
      );
      // What waits for a pointer, or for the focus, gets both.
      await page.evaluate(() => {
        const touch = (root) => {
          for (const element of root.querySelectorAll('*')) {
            for (const kind of ['mouseover', 'pointerenter', 'focus', 'focusin', 'wheel', 'copy'])
              element.dispatchEvent(new Event(kind, { bubbles: true, composed: true }));
            if (element.shadowRoot) touch(element.shadowRoot);
          }
        };
        touch(document.querySelector('claudia-chat').shadowRoot);
      });
    },
    (service) => (service.seed = () => payloads.flatMap(forged)),
  ));

const typed = process.env.CHORUS_LONG ? payloads : payloads.filter((_, index) => index % 4 === 0);

test(`${typed.length} hostile texts, typed by the user: none runs, none loads anything`, () =>
  hear(async (chat, page, service) => {
    for (const [index, text] of typed.entries()) {
      if (index % 20 === 0) await chat.say(text);
      else await page.evaluate((said) => window.ClaudIA.send(said), text);
    }
    await eventually(
      () => service.posts.length,
      (count) => count >= typed.length,
      30_000,
    );
    await eventually(
      () => chat.log.locator('.message').count(),
      (count) => count > typed.length,
    );
  }));
