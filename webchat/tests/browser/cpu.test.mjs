import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually, useBrowser, widget } from './harness.mjs';

// Processor time, not the clock's: a busy machine takes longer, and works as much.
const { visit, browser } = useBrowser();
const runs = 3;

const median = (values) => values.toSorted((one, other) => one - other)[values.length >> 1];

/** Milliseconds that the page's main thread has worked so far. */
async function meter(context, page) {
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
}

/** Cheaper than a locator, whose search through a thousand messages is work of the same thread. */
const shownMessages = () => {
  const inside = (root, name) => root?.querySelector(name)?.shadowRoot;
  return inside(inside(inside(document, 'claudia-chat'), 'claudia-window'), 'claudia-log')?.querySelectorAll('.message')
    .length;
};

test('ready, it has cost a bare page at most 60 ms, and no task over 50 ms', () =>
  visit(async (page, service, context) => {
    const cost = async (path) => {
      const fresh = await context.newPage();
      const spent = await meter(context, fresh);
      await fresh.goto(service.url + path, { waitUntil: 'load' });
      if (path !== '/nue') await widget(fresh).pill.waitFor();
      const result = await spent();
      await fresh.close();
      return result;
    };
    const added = [];
    for (let run = 0; run < runs; run += 1) added.push((await cost('/nue?tag')) - (await cost('/nue')));
    await browser().startTracing(page, { categories: ['toplevel'] });
    await page.goto(`${service.url}/nue?tag`, { waitUntil: 'load' });
    const { traceEvents } = JSON.parse((await browser().stopTracing()).toString());
    const tasks = traceEvents.filter(({ name, tdur }) => name.endsWith('RunTask') && tdur !== undefined);
    const longest = Math.max(...tasks.map(({ tdur }) => tdur / 1000));
    assert.ok(tasks.length > 0);
    console.log(
      `# ready: ${median(added).toFixed(1)} ms of main thread, longest task ${longest.toFixed(1)} ms (60 and 50)`,
    );
    assert.ok(median(added) <= 60, `${added}`);
    assert.ok(longest <= 50, `${longest} ms`);
  }));

test('a history of a thousand messages is shown within 300 ms of main thread, and stays smooth', () =>
  visit(
    async (page, service, context) => {
      const chat = widget(page);
      await chat.open();
      await chat.button('Réduire').click();
      const spent = await meter(context, page);
      const shown = [];
      const whole = [];
      for (let run = 0; run < 3; run += 1) {
        await page.reload();
        await chat.pill.waitFor();
        const before = await spent();
        await page.evaluate(() => window.ClaudIA.open());
        await eventually(() => page.evaluate(shownMessages), Boolean);
        const first = (await spent()) - before;
        await eventually(
          () => page.evaluate(shownMessages),
          (count) => count === 1001,
        );
        shown.push(first);
        whole.push((await spent()) - before);
        await chat.button('Réduire').click();
      }
      await chat.pill.click();
      const before = await spent();
      await page.evaluate(() => window.ClaudIA.send('Encore une'));
      await eventually(
        () => page.evaluate(shownMessages),
        (count) => count === 1003,
      );
      await page.mouse.move(1000, 500);
      for (let step = 0; step < 10; step += 1) await page.mouse.wheel(0, -800);
      await eventually(
        () => chat.log.evaluate((log) => log.scrollHeight - log.scrollTop),
        (distance) => distance > 4000,
      );
      const used = (await spent()) - before;
      console.log(
        `# 1,000 messages: the last ones after ${median(shown).toFixed(0)} ms of main thread, all after ${median(whole).toFixed(0)} ms (300); one more and a scroll: ${used.toFixed(0)} ms`,
      );
      assert.ok(median(whole) <= 300, `${whole}`);
      assert.ok(used <= 500, `${used} ms`);
    },
    {
      service: (service) => {
        service.seed = () =>
          Array.from({ length: 1000 }, (_, index) => ({
            type: 'message',
            textFormat: 'markdown',
            text: `**Message numéro ${index + 1}** avec un [lien](/aide/${index}).\n\n- un point\n- un autre`,
            ...(index % 2 ? { from: { id: 'u', role: 'user' } } : {}),
          }));
      },
    },
  ));
