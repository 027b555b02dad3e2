import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit, box, eventually, useBrowser, widget } from './harness.mjs';

const { visit } = useBrowser();

/** Runs in the page: all that can be pressed, through every shadow root, with its box and its visible text. */
const controls = () => {
  const found = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (!element.matches('button, a, input, textarea, [tabindex="0"]') || !element.checkVisibility()) continue;
      const target = element.matches('label input') ? element.closest('label') : element;
      const { width, height, left, right } = target.getBoundingClientRect();
      const name = element.getAttribute('aria-label') ?? element.textContent.trim();
      const isInline = element.matches('p a, li a, td a, span a');
      found.push({ name, isInline, width, height, left, right, cut: target.scrollWidth - target.clientWidth > 1 });
    }
  };
  walk(document.querySelector('claudia-chat').shadowRoot);
  return found;
};

/** Runs in the page: the spacing that a reader may set (WCAG 1.4.12), in every part of the widget. */
const spaceOut = () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
  );
  const walk = (root) => {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) walk(element.shadowRoot);
  };
  walk(document.querySelector('claudia-chat').shadowRoot);
};

for (const [look, { space, ...options }] of Object.entries({
  light: {},
  dark: { colorScheme: 'dark', reducedMotion: 'reduce' },
  spaced: { space: true },
  forced: { forcedColors: 'active' },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
})) {
  test(`recap, steps, languages, refusals and files: axe finds nothing, targets are large enough: ${look}`, () =>
    visit(async (page, service) => {
      const chat = widget(page);
      await chat.open();
      if (space) await page.evaluate(spaceOut);
      service.say({ inputHint: 'acceptingInput', text: 'À faire :\n\n1. Ouvrez la [page](/a).\n2. Cliquez.' });
      service.refusePosts(1, 413);
      await chat.say('Trop long');
      await chat.button('Modifier').waitFor();
      await chat.say('english');
      await chat.said('How can I help you?').waitFor();
      assert.deepEqual(await audit(page), []);
      await chat.say('document');
      await chat.button('Joindre un fichier').waitFor();
      assert.deepEqual(await audit(page), []);
      await chat.say('recap');
      await chat.button('Confirmer et envoyer').waitFor();
      assert.deepEqual(await audit(page), []);
      if (!options.isMobile) await chat.button('Options').click();
      const all = await page.evaluate(controls);
      const { x, right } = await box(chat.window);
      for (const { name, isInline, width, height, left, right: end, cut } of all) {
        assert.ok(isInline || (width >= 24 && height >= 24), `${name} is ${width}x${height}`);
        assert.ok(left >= x && end <= right, `${name} sticks out`);
        assert.ok(!cut, `${name} is cut`);
      }
    }, options));
}

test('the focus is seen on everything: three to one against what lies around it', () =>
  visit(async (page) => {
    const chat = widget(page);
    await chat.open();
    await chat.say('recap');
    await chat.button('Annuler').waitFor();
    for (const scheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: scheme });
      await chat.field.focus();
      for (let stop = 0; stop < 14; stop += 1) {
        await page.keyboard.press('Shift+Tab');
        const { isOutside, name, outline, width, around } = await page.evaluate(() => {
          let active = document.activeElement;
          while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
          const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(active);
          let ground = active.parentElement ?? active.getRootNode().host;
          const colourOf = (element) => getComputedStyle(element).backgroundColor;
          while (ground && colourOf(ground) === 'rgba(0, 0, 0, 0)') {
            ground = ground.parentElement ?? ground.getRootNode().host;
          }
          return {
            isOutside: document.activeElement.localName !== 'claudia-chat',
            name: active.getAttribute('aria-label') ?? active.textContent.trim(),
            outline: outlineStyle === 'none' ? 'none' : outlineColor,
            width: Number.parseFloat(outlineWidth),
            around: ground ? colourOf(ground) : 'rgb(255, 255, 255)',
          };
        });
        if (isOutside) break;
        assert.ok(width >= 2, `${name}: ${width}`);
        assert.ok(contrast(outline, around) >= 3, `${scheme} ${name}: ${outline} on ${around}`);
      }
    }
  }));

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  const [red, green, blue] = colour
    .match(/\d+(\.\d+)?/g)
    .slice(0, 3)
    .map((part) => part / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('turned, zoomed and resized, the window and the pill stay wholly on the screen', () =>
  visit(
    async (page) => {
      const chat = widget(page);
      await chat.open();
      const inside = async (locator, width, height) => {
        await page.setViewportSize({ width, height });
        await eventually(
          () => box(locator),
          ({ x, y, right, bottom }) => x >= 0 && y >= 0 && right <= width && bottom <= height,
        );
      };
      await chat.button('Options').click();
      await chat.button('En bas à droite').click();
      await chat.button('Grande').click();
      await page.keyboard.press('Escape');
      // A tablet turned, 200 % and 400 % of 1280 x 800, a phone upright and turned, and back.
      const sizes = [
        [768, 1024],
        [1024, 768],
        [640, 400],
        [320, 200],
        [390, 844],
        [844, 390],
        [1280, 800],
      ];
      for (const [width, height] of sizes) await inside(chat.window, width, height);
      assert.equal((await box(chat.window)).width, 540);
      await chat.field.press('Escape');
      for (const [width, height] of sizes) await inside(chat.pill, width, height);
    },
    { viewport: { width: 1024, height: 768 } },
  ));

test('at 200 % everything can be reached, and nothing scrolls sideways', () =>
  visit(
    async (page) => {
      const chat = widget(page);
      await chat.open();
      await chat.say('recap');
      await chat.button('Confirmer et envoyer').waitFor();
      for (const text of ['Options', 'Réduire', 'Confirmer et envoyer', 'Annuler', 'Dicter un message', 'Envoyer']) {
        const place = await box(chat.button(text));
        assert.ok(place.x >= 0 && place.right <= 640 && place.bottom <= 400, text);
      }
      assert.ok((await box(chat.log)).height >= 90);
      assert.ok((await chat.log.evaluate((log) => log.scrollWidth - log.clientWidth)) <= 0);
    },
    { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
  ));

test('on a phone the sheet makes room for the on-screen keyboard', () =>
  visit(
    async (page) => {
      const chat = widget(page);
      await chat.open();
      assert.deepEqual(await chat.window.boundingBox(), { x: 0, y: 0, width: 390, height: 844 });
      await page.evaluate(() => {
        // The keyboard takes the lower part of what is seen, and the page is pushed up a little.
        Object.defineProperty(window.visualViewport, 'height', { get: () => 480, configurable: true });
        Object.defineProperty(window.visualViewport, 'offsetTop', { get: () => 30, configurable: true });
        window.visualViewport.dispatchEvent(new Event('resize'));
      });
      await eventually(
        () => chat.window.boundingBox(),
        ({ y, height }) => y === 30 && height === 480,
      );
      assert.ok((await box(chat.field)).bottom <= 510);
      await chat.choices.getByRole('button').first().click();
      await chat.said('adresse e-mail').waitFor();
      assert.ok(!(await chat.field.evaluate((field) => field.getRootNode().activeElement === field)));
    },
    { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  ));

test('whoever presses a button that goes away keeps the focus in the window', () =>
  visit(async (page, service) => {
    const chat = widget(page);
    await chat.open();
    const hasFocus = () => chat.window.evaluate((dialog) => dialog.getRootNode().activeElement !== null);
    await chat.choices.getByRole('button').first().press('Enter');
    assert.ok(await hasFocus());
    await chat.say('Bonjour');
    await chat.button('Réponse pas utile').press('Enter');
    await page.getByRole('textbox', { name: 'Votre commentaire (facultatif)' }).fill('Trop court');
    await chat.button('Envoyer le commentaire').press('Enter');
    await chat.said('votre commentaire est transmis').waitFor();
    assert.ok(await hasFocus());
    service.refusePosts(1, 413);
    await chat.say('Encore');
    await chat.button('Réessayer').press('Enter');
    await chat.said('J’ai bien reçu : Encore').waitFor();
    assert.ok(await hasFocus());
  }));
