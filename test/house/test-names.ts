/** The names that tests have in the sources: the text in the quotes, holes of templates and tables left as they are. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
/** `test(`, `it(` and what they are called with options or a table, up to the first text. */
const call = /\b(?:test|it)(?:\.\w+)*(?:<[^(]*>)?\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`([^`]*)`)/g;
/** A name behind the brackets of a table. */
const afterTable = /\)\(\s*(?:'((?:[^'\\]|\\.)*)'|`([^`]*)`)\s*,/g;

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export function testFiles(): string[] {
  return globSync('{shared,db,server,client,test}/**/*.{test,e2e}.ts', { cwd: root }).sort();
}

export function testNames(file: string): string[] {
  const source = readText(file);
  return [call, afterTable].flatMap((pattern) =>
    [...source.matchAll(pattern)].map(
      (match) => (match.slice(1) as (string | undefined)[]).find((text) => text !== undefined) ?? '',
    ),
  );
}
