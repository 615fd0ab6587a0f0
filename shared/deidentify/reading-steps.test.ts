/** The work on a text grows with its length, whatever somebody puts into it. Counted, not timed. */
import { readFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readIdentifiers } from './find-identifiers.ts';
import type { KnownNames } from './finding.ts';
import { reach } from './scan.ts';

const known: KnownNames = {
  people: ['Ada Qvist', 'A A', 'Aa Aa'],
  organisations: ['A A A Hospital'],
  places: [],
  products: ['1 1 1'],
  ids: ['aaaaaaaa'],
};

const hostile: readonly (readonly [string, string])[] = [
  ['letters', 'a'],
  ['capitals', 'A'],
  ['digits', '1'],
  ['digits with spaces', '9 '],
  ['digits with dashes', '01-'],
  ['capitals with spaces', 'A '],
  ['names', 'Ada '],
  ['at signs', 'a@'],
  ['hosts', 'a.'],
  ['addresses', 'http://'],
  ['brackets', '(01)'],
  ['dates', '1/1/'],
  ['titles', 'Dr A. '],
  ['institutions', 'Aaa Hospital '],
  ['counts', 'two of the two '],
  ['labels', 'ref no: '],
  ['codes', 'AB12 '],
  ['hexadecimal', 'a1:'],
  ['line breaks', '\n'],
  ['marks', 'e\u0301\u200B'],
];

test.each(hostile)('100 kB of %s takes a bounded number of looks for each character', (_name, piece) => {
  const text = piece.repeat(Math.ceil(100_000 / piece.length));
  const { steps } = readIdentifiers(text, known);
  expect(steps).toBeLessThan(text.length * 120);
});

test('a look sees a bounded stretch, and no pattern repeats what itself repeats without end', () => {
  expect(reach).toBeLessThanOrEqual(160);
  const nested = globSync('*.ts', { cwd: import.meta.dirname })
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => readFileSync(join(import.meta.dirname, file), 'utf8').split('\n'))
    .filter((line) => /\([^()]*[^\\][+*][^()]*\)[+*]/.test(line) && /\/\^|`\^|RegExp/.test(line));
  expect(nested).toEqual([]);
});
