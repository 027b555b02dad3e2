import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const launcherLimit = 6_000;
const widgetLimit = 45_000;
/** Loaded only where the operator chose this way to hear or speak, and only when somebody uses it. */
const late = {
  azure: 'Azure speech',
  offline: 'offline speech',
  sound: 'capture and playing for these two',
};
const out = new URL('../../bot/wwwroot/webchat/', import.meta.url);

const { files } = JSON.parse(await readFile(new URL('manifest.json', out), 'utf8'));
let widget = 0;
for (const name of Object.keys(files)) {
  const content = await readFile(new URL(name, out));
  const size = gzipSync(content, { level: 9 }).length;
  const kind = late[/^assets\/claudia-(\w+)-/.exec(name)?.[1]];
  if (!kind) widget += size;
  console.log(`${String(size).padStart(7)} bytes gzipped  ${name}${kind ? `  (not counted: ${kind})` : ''}`);
  if (name === 'claudia.js' && size > launcherLimit) fail(`The launcher is over ${launcherLimit} bytes.`);
  // What is not counted must not come along with what is.
  const early = /(?:from|import)\s*["'`]\.\/claudia-(?:azure|offline|sound)-/.exec(content.toString());
  if (!kind && early) fail(`${name} loads speech at once: ${early[0]}`);
}
console.log(
  `${String(widget).padStart(7)} bytes gzipped  in all, Azure and offline speech aside (limit ${widgetLimit})`,
);
if (widget > widgetLimit) fail(`The widget is over ${widgetLimit} bytes.`);

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
