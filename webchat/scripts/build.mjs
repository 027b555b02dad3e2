import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = fileURLToPath(new URL('../../bot/wwwroot/webchat/', import.meta.url));

await build({ root, mode: 'window', logLevel: 'warn' });
const assets = (await readdir(`${out}assets`)).sort();
const windowModule = assets.find((name) => name.startsWith('claudia-window-'));
if (!windowModule) throw new Error('The window module was not built.');

// The launcher holds the window's hashed name, so it is built second.
process.env.CLAUDIA_WINDOW_MODULE = `assets/${windowModule}`;
await build({ root, mode: 'launcher', logLevel: 'warn' });

const files = {};
for (const name of ['claudia.js', ...assets.map((asset) => `assets/${asset}`)]) {
  const content = await readFile(out + name);
  files[name] = {
    bytes: content.length,
    integrity: `sha384-${createHash('sha384').update(content).digest('base64')}`,
  };
}
await writeFile(`${out}manifest.json`, `${JSON.stringify({ files }, null, 2)}\n`);
console.log(`claudia.js integrity="${files['claudia.js'].integrity}"`);
