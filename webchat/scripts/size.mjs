import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const launcherLimit = 6_000;
const widgetLimit = 45_000;
const out = new URL('../../bot/wwwroot/webchat/', import.meta.url);

const { files } = JSON.parse(await readFile(new URL('manifest.json', out), 'utf8'));
let widget = 0;
for (const name of Object.keys(files)) {
  const size = gzipSync(await readFile(new URL(name, out)), { level: 9 }).length;
  widget += size;
  console.log(`${String(size).padStart(7)} bytes gzipped  ${name}`);
  if (name === 'claudia.js' && size > launcherLimit) fail(`The launcher is over ${launcherLimit} bytes.`);
}
console.log(`${String(widget).padStart(7)} bytes gzipped  in all (limit ${widgetLimit})`);
if (widget > widgetLimit) fail(`The widget is over ${widgetLimit} bytes.`);

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
