import { readFile } from 'node:fs/promises';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { FakeService } from '../../dev/fake-service.mjs';

const flags = '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking';
const axe = await readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** One browser a file, with `more` flags; each test opens its own service and its own profile. */
export function useBrowser(...more) {
  const holder = {};
  before(async () => {
    holder.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [...flags.split(' '), '--disable-component-update', '--disable-sync', ...more],
    });
  });
  after(() => holder.browser?.close());
  return {
    browser: () => holder.browser,
    /** Runs `work` with a page of the stand-in portal; any error on the page fails the test. */
    visit: async (work, { path = '/', service: prepare, init, ...options } = {}) => {
      const service = await new FakeService().start();
      prepare?.(service);
      const context = await holder.browser.newContext({
        viewport: { width: 1280, height: 800 },
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        acceptDownloads: true,
        ...options,
      });
      context.setDefaultTimeout(6_000);
      try {
        if (init) await context.addInitScript(init);
        const page = await context.newPage();
        const errors = [];
        page.on('pageerror', (error) => errors.push(error.stack));
        // Nothing is ever asked of a third party.
        context.on('request', (request) => {
          const { protocol, hostname } = new URL(request.url());
          const isOurs = !protocol.startsWith('http') || hostname === '127.0.0.1' || hostname === 'localhost';
          if (!isOurs) errors.push(request.url());
        });
        await page.goto(service.url + path);
        await work(page, service, context);
        if (errors.length) throw new Error(errors.join('\n'));
        if (service.cspReports.length) throw new Error(JSON.stringify(service.cspReports));
      } finally {
        await context.close();
        await service.stop();
      }
    },
  };
}

export const name = "Besoin d'aide ? Posez une question";

/** The widget as its users know it: by roles and names. */
export function widget(page) {
  const byName = (role, text) => page.getByRole(role, { name: text, exact: true });
  return {
    pill: page.getByRole('button', { name }),
    window: byName('dialog', 'ClaudIA'),
    log: byName('log', 'Conversation'),
    field: byName('textbox', 'Votre message'),
    button: (text) => byName('button', text),
    choices: byName('group', 'Réponses suggérées'),
    async open() {
      await this.pill.click();
      await this.window.waitFor();
      await this.log.getByText('Que puis-je faire pour vous').waitFor();
    },
    async say(text) {
      await this.field.fill(text);
      await this.button('Envoyer').click();
    },
    said: (text, options) => byName('log', 'Conversation').getByText(text, options),
  };
}

/** What axe finds wrong, or cannot decide. */
export async function audit(page) {
  // Through the debugger's own world: the page's security policy holds for the page, not for its tests.
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations, incomplete } = await window.axe.run('claudia-chat', {
      resultTypes: ['violations', 'incomplete'],
    });
    return [...violations, ...incomplete].map(({ id, nodes }) => [
      id,
      ...nodes.map(({ target, html }) => `${target.flat()} ${html.slice(0, 160)}`),
    ]);
  });
  return found;
}

export async function box(locator) {
  const found = await locator.boundingBox();
  return { ...found, right: found.x + found.width, bottom: found.y + found.height };
}

/** Waits until `read` answers what is expected; a test never sleeps. */
export async function eventually(read, isRight, limit = 6_000) {
  const end = Date.now() + limit;
  for (;;) {
    const value = await read();
    if (isRight(value)) return value;
    if (Date.now() > end) throw new Error(`Still ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
