/** `hints`: reads a file with one sentence a line and prints the language hints of each line as JSON. Needs no server. */
import { readFileSync } from 'node:fs';
import { readHints } from '../../shared/language/read-hints.ts';
import { UsageFault } from './usage-fault.ts';

/** The lines of the file; the line end at its end begins no further line. */
function linesOf(file: string): readonly string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : `it cannot be read (${code})`;
    throw new UsageFault(`"${file}" gives no lines: ${why}. Name a text file with one sentence a line.`);
  }
  if (text.includes('\u0000'))
    throw new UsageFault(`"${file}" is not a text file. Name one with one sentence a line.`);
  const lines = text.replace(/^\ufeff/u, '').split(/\r?\n/u);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Prints one JSON array that holds, for each line, the array of its hints. @throws UsageFault when there is no such file */
export function hints(file: string | undefined, say: (line: string) => void): void {
  if (file === undefined || file === '') throw new UsageFault('Say which file: hints --lines FILE.');
  const found = linesOf(file).map((line) => JSON.stringify(readHints(line, { use: 'prose' })));
  say(`[${found.join(',\n')}]`);
}
