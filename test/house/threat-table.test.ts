/** The table of faults reported of others names tests that exist, and covers as many as it says. */
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readText, testNames } from './test-names.ts';

const page = readText('docs/threat-model.md');
const table = page.slice(page.indexOf('## Faults reported of others'));
const rows = [...table.matchAll(/^\| (?!Where\b|-)(.+?) +\| (.+?) +\| (.+?) +\|$/gm)].map(
  (match) => match[3] ?? '',
);
const reason = /^not covered: \S/;

test('every row of the table names a test that exists, or says why there is none', () => {
  const wrong = rows.filter((row) => {
    if (reason.test(row)) return false;
    const [, file = '', name = ''] = /^`([^`]+)`: (.+)$/.exec(row) ?? [];
    return !existsSync(file) || !testNames(file).includes(name);
  });
  expect(wrong).toEqual([]);
});

test('the table has all 101 faults, at least 70 of them with a test, and counts them right', () => {
  const covered = rows.filter((row) => !reason.test(row)).length;
  expect(rows).toHaveLength(101);
  expect(covered).toBeGreaterThanOrEqual(70);
  expect(table).toContain(`${covered} of ${rows.length} are covered by a test`);
});
