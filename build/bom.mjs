// What is shipped, from the lock files alone: a bill of materials (CycloneDX 1.6) and the list of licences.
//   node build/bom.mjs --out FILE     writes the bill; the build does so beside the program
//   node build/bom.mjs --licences     writes LICENSES/THIRD-PARTY.md anew
//   node build/bom.mjs --check        fails where LICENSES/THIRD-PARTY.md is not what the lock files say
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = process.env.NUGET_PACKAGES ?? join(homedir(), '.nuget', 'packages');
const licences = join(root, 'LICENSES', 'THIRD-PARTY.md');
const read = (...path) => readFileSync(join(root, ...path), 'utf8');
const hex = (base64) => Buffer.from(base64, 'base64').toString('hex');
const byName = (a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1);

// They work while the program is built, and no file of theirs goes along.
const buildOnly = new Set(['Microsoft.CodeAnalysis.BannedApiAnalyzers', 'Microsoft.EntityFrameworkCore.Analyzers', 'vite']);

// Packages that bring their licence as a file instead of its SPDX name; read there by hand.
const readByHand = {
  'J2N LICENSE.txt': 'Apache-2.0',
  'Lucene.Net LICENSE.txt': 'Apache-2.0',
  'Lucene.Net.Analysis.Common LICENSE.txt': 'Apache-2.0',
  'Microsoft.ML.OnnxRuntime LICENSE': 'MIT',
  'Microsoft.ML.OnnxRuntime.Managed LICENSE.txt': 'MIT',
};

function licenceOf(id, version) {
  const nuspec = join(cache, id.toLowerCase(), version, `${id.toLowerCase()}.nuspec`);
  if (!existsSync(nuspec)) throw new Error(`${id} ${version} is not restored: ${nuspec}`);
  const text = readFileSync(nuspec, 'utf8');
  const [, kind, licence] = /<license\s+type="(\w+)"[^>]*>([^<]+)<\/license>/.exec(text) ?? [];
  if (kind === 'expression') return licence;
  const found = readByHand[`${id} ${licence}`];
  if (!found) throw new Error(`${id} ${version}: no SPDX licence; its own word: ${licence ?? 'none'}`);
  return found;
}

function nuget() {
  const locked = Object.entries(JSON.parse(read('bot', 'packages.lock.json')).dependencies['net10.0']);
  const packages = locked
    .filter(([name, { type }]) => type !== 'Project' && !buildOnly.has(name))
    .map(([name, { resolved, contentHash, dependencies }]) => ({
      name,
      version: resolved,
      hash: hex(contentHash),
      needs: Object.keys(dependencies ?? {}),
    }));
  // Taken by PackageDownload, which no lock file knows.
  const version = /<RecognizersTextVersion>([^<]+)</.exec(read('Directory.Packages.props'))[1];
  const names = /<RecognizersPackage Include="([^"]+)"/.exec(read('bot', 'Bot.csproj'))[1].split(';');
  for (const name of names) {
    const sha512 = readFileSync(join(cache, name.toLowerCase(), version, `${name.toLowerCase()}.${version}.nupkg.sha512`), 'utf8');
    packages.push({ name, version, hash: hex(sha512.trim()), needs: [] });
  }
  return packages.map((each) => ({ ...each, licence: licenceOf(each.name, each.version), purl: `pkg:nuget/${each.name}@${each.version}` }));
}

function npm() {
  const { packages } = JSON.parse(read('webchat', 'package-lock.json'));
  const found = new Map();
  const take = (name) => {
    if (found.has(name)) return;
    const { version, license, integrity, dependencies } = packages[`node_modules/${name}`];
    const needs = Object.keys(dependencies ?? {});
    found.set(name, {
      name,
      version,
      licence: license,
      hash: hex(integrity.replace('sha512-', '')),
      purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
      needs,
    });
    needs.forEach(take);
  };
  Object.keys(packages[''].dependencies ?? {})
    .filter((name) => !buildOnly.has(name))
    .forEach(take);
  return [...found.values()];
}

function table(packages) {
  const rows = packages.toSorted(byName).map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  return ['| package | version | licence |', '| --- | --- | --- |', ...rows].join('\n');
}

function list() {
  return `# What is shipped of others

Made from the lock files by \`node build/bom.mjs --licences\`; a test holds that it is up to date. Each package's own text of its licence
is in the package. What only builds or tests the program is not in this list.

## The service (NuGet)

${table(nuget())}

## The widget (npm)

${table(npm())}
`;
}

function bill() {
  const packages = [...nuget().toSorted(byName), ...npm().toSorted(byName)];
  const refs = new Map(packages.map(({ name, purl }) => [name, purl]));
  const components = packages.map(({ name, version, licence, hash, purl }) => ({
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    hashes: [{ alg: 'SHA-512', content: hash }],
    licenses: [/ (OR|AND|WITH) /.test(licence) ? { expression: licence } : { license: { id: licence } }],
  }));
  const version = /<Version>([^<]+)</.exec(read('Directory.Build.props'))[1];
  const main = { type: 'application', 'bom-ref': 'chorus-assistant', name: 'ChorusAssistant', version };
  const dependencies = [
    { ref: main['bom-ref'], dependsOn: packages.map(({ purl }) => purl) },
    ...packages.map(({ purl, needs }) => ({ ref: purl, dependsOn: needs.flatMap((need) => refs.get(need) ?? []).sort() })),
  ];
  // No time of day, and a number that follows from the content: the same sources give the same bill.
  const digest = createHash('sha256').update(JSON.stringify(components)).digest('hex');
  const serial = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  return JSON.stringify(
    { bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: `urn:uuid:${serial}`, version: 1, metadata: { component: main }, components, dependencies },
    null,
    2,
  );
}

const [what, file] = process.argv.slice(2);
if (what === '--out' && file) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${bill()}\n`);
} else if (what === '--licences') {
  mkdirSync(dirname(licences), { recursive: true });
  writeFileSync(licences, list());
} else if (what === '--check') {
  if (!existsSync(licences) || readFileSync(licences, 'utf8') !== list()) {
    console.error('LICENSES/THIRD-PARTY.md is not what the lock files say: run "node build/bom.mjs --licences", and read what is new.');
    process.exitCode = 1;
  }
} else {
  console.error('usage: node build/bom.mjs --out FILE | --licences | --check');
  process.exitCode = 64;
}
