// nlp.js on the files of `nlu evaluate`: node peer.cjs TRAIN.tsv TEST.tsv LOCALE. Prints one line a test text: its own
// decision, a tab, and the best of its ranking; then on stderr the seconds of training and the microseconds a parse.
const fs = require('node:fs');
const { dockStart } = require('@nlpjs/basic');
const { LangFr } = require('@nlpjs/lang-fr');

const read = (path) =>
  fs.readFileSync(path, 'utf8').split('\n').slice(1).filter((line) => line !== '').map((line) => line.replace('\r', '').split('\t'));

async function main([train, test, locale]) {
  const dock = await dockStart({ use: ['Basic'], settings: { nlp: { languages: [locale], autoSave: false, forceNER: false, nlu: { log: false } } } });
  const container = dock.getContainer();
  if (locale === 'fr') {
    container.use(LangFr);
  }

  const nlp = container.get('nlp');
  nlp.settings.autoSave = false;
  nlp.addLanguage(locale);
  for (const [text, intent] of read(train)) {
    nlp.addDocument(locale, text, intent);
  }

  const start = process.hrtime.bigint();
  await nlp.train();
  const trained = process.hrtime.bigint();
  const texts = read(test);
  const lines = [];
  for (const [text] of texts) {
    const answer = await nlp.process(locale, text);
    lines.push(`${answer.intent}\t${answer.classifications[0]?.intent ?? 'None'}`);
  }

  const parsed = process.hrtime.bigint();
  process.stdout.write(lines.join('\n') + '\n');
  process.stderr.write(JSON.stringify({ train: Number(trained - start) / 1e9, parse: Number(parsed - trained) / 1e3 / texts.length }) + '\n');
}

main(process.argv.slice(2));
