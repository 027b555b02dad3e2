import type { OutgoingFile } from '../direct-line/activity';

const mebibyte = 1024 * 1024;

/** In bytes, from the attribute in MiB: the service's own default, unless its operator and the page say otherwise. A lower one the service tells (413). */
export function largestFile(attribute: string | undefined): number {
  const size = Number(attribute);
  return (size > 0 ? size : 10) * mebibyte;
}

/** The portal's limit, extension included. */
const longestName = 50;

/** Why a file is not sent at all. */
export type FileProblem = 'empty' | 'nameTooLong' | 'notTaken' | 'several' | 'tooLarge' | 'unreadable';

/** `.pdf,.jpg` as `PDF, JPG`; empty when every kind is taken. */
export function kindsOf(accept: string): string {
  return extensions(accept)
    .map((extension) => extension.slice(1).toUpperCase())
    .join(', ');
}

/** The one file that may go, read into memory: what leaves later, or again, is what was chosen. */
export async function prepareFile(
  files: readonly File[],
  accept: string,
  limit: number,
): Promise<OutgoingFile | FileProblem> {
  const [file, another] = files;
  if (!file || another) return 'several';
  // Macintosh writes an accent as a character of its own, which would count twice.
  const name = file.name.normalize('NFC');
  const problem = problemWith(name, file.size, accept, limit);
  if (problem) return problem;
  try {
    return { name, content: new Blob([await file.arrayBuffer()], { type: file.type }) };
  } catch {
    return 'unreadable'; // a folder, or a file that is gone or locked
  }
}

function problemWith(name: string, size: number, accept: string, limit: number): FileProblem | null {
  const taken = extensions(accept);
  const isTaken = taken.length === 0 || taken.some((extension) => name.toLowerCase().endsWith(extension));
  if (!isTaken) return 'notTaken';
  if (name.length > longestName) return 'nameTooLong';
  if (size === 0) return 'empty';
  return size > limit ? 'tooLarge' : null;
}

function extensions(accept: string): readonly string[] {
  return accept
    .toLowerCase()
    .split(',')
    .map((extension) => extension.trim())
    .filter((extension) => extension.startsWith('.'));
}
