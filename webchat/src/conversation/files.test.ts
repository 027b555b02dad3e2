import { expect, test } from 'vitest';
import { kindsOf, largestFile, prepareFile } from './files';

const limit = largestFile(undefined);

const sized = (name: string, size: number): File => {
  const file = new File(['x'], name);
  Object.defineProperty(file, 'size', { value: size });
  return file;
};

test('a file of a kind that is asked for is taken as it is', async () => {
  const file = await prepareFile(
    [new File(['%PDF-'], 'Décompte.PDF', { type: 'application/pdf' })],
    '.jpg, .pdf',
    limit,
  );
  expect(file).toMatchObject({ name: 'Décompte.PDF', content: { type: 'application/pdf', size: 5 } });
});

test('every kind is taken where none is named', async () => {
  expect(await prepareFile([new File(['x'], 'notes.txt')], '', limit)).toMatchObject({ name: 'notes.txt' });
});

test('an accent that is a character of its own does not count twice', async () => {
  const name = `${'e\u0301'.repeat(46)}.pdf`;
  expect(await prepareFile([new File(['x'], name)], '.pdf', limit)).toMatchObject({ name: `${'é'.repeat(46)}.pdf` });
});

test.each([
  ['notTaken', [new File(['x'], 'photo.png')]],
  ['notTaken', [new File(['x'], 'pdf')]],
  ['nameTooLong', [new File(['x'], `${'a'.repeat(47)}.pdf`)]],
  ['empty', [new File([], 'vide.pdf')]],
  ['tooLarge', [sized('plan.pdf', limit + 1)]],
  ['several', [new File(['x'], 'un.pdf'), new File(['x'], 'deux.pdf')]],
])('%s is told before anything is sent', async (problem, files) => {
  expect(await prepareFile(files, '.pdf,.jpg', limit)).toBe(problem);
});

test('a file of just the limit passes, and one that cannot be read does not', async () => {
  expect(await prepareFile([sized('plan.pdf', limit)], '.pdf', limit)).toMatchObject({ name: 'plan.pdf' });
  const locked = new File(['x'], 'plan.pdf');
  locked.arrayBuffer = () => Promise.reject(new Error('NotReadableError'));
  expect(await prepareFile([locked], '.pdf', limit)).toBe('unreadable');
});

test('kinds are named as people name them', () => {
  expect(kindsOf('.pdf,.jpg')).toBe('PDF, JPG');
});

test('the page may know another limit, in MiB', () => {
  expect(largestFile('0.5')).toBe(524_288);
  for (const nothing of [undefined, '', 'grand', '-3', '0']) expect(largestFile(nothing)).toBe(10_485_760);
});
