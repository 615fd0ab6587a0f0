/** The page on what was asked for names files, sections, codes and tests that exist, and leaves no row out. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actionCategories } from '../../shared/taxonomy/action-categories.ts';
import { factorCodes } from '../../shared/taxonomy/factor-codes.ts';
import { failureKinds } from '../../shared/taxonomy/failure-kinds.ts';
import { sectionLibrary } from '../../shared/templates/section-library.ts';
import type { SectionBlock } from '../../shared/templates/section.ts';
import { templates } from '../../shared/templates/templates.ts';
import { readText, testFiles } from './test-names.ts';

const root = join(import.meta.dirname, '../..');
const rows = [...readText('docs/coverage.md').matchAll(/^\| *(\d+) *\|(.*)\|$/gm)].map((match) => ({
  number: Number(match[1]),
  cells: (match[2] ?? '').split('|').map((cell) => cell.trim()),
}));

function namedIn(cell: string | undefined): string[] {
  return [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

function idsOf(block: SectionBlock): readonly string[] {
  if (block.kind === 'facts') return block.facts.map(({ id }) => id);
  if (block.kind === 'questions') return block.questions.map(({ id }) => id);
  return block.kind === 'checks' ? block.items.map(({ id }) => id) : [];
}

const known = new Set<string>([
  ...sectionLibrary.flatMap(({ id, blocks }) => [id, ...blocks.flatMap(idsOf)]),
  ...factorCodes.map(({ id }) => id),
  ...failureKinds.flatMap(({ id, lookNext }) => [id, ...lookNext.map((item) => item.id)]),
  ...templates.map(({ id }) => id),
  ...actionCategories.map(({ id }) => id),
]);

test('every one of the 48 things asked for has a row with a place, a test and a state', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 48 }, (_, index) => index + 1));
  const thin = rows.filter(
    ({ cells: [asked = '', from = '', where, by, state = ''] }) =>
      asked === '' ||
      !/^[LWPE](, [LWPE])*$/.test(from) ||
      namedIn(where).length === 0 ||
      namedIn(by).length === 0 ||
      !/^(here|(partly|later): \S.*)$/.test(state),
  );
  expect(thin).toEqual([]);
});

test('every file, section, code and test that is named exists', () => {
  const tests = new Set(testFiles());
  const missing = rows.flatMap(({ number, cells: [, , where, by] }) => [
    ...namedIn(where)
      .filter((name) => (name.includes('/') ? !existsSync(join(root, name)) : !known.has(name)))
      .map((name) => `${String(number)}: ${name}`),
    ...namedIn(by)
      .filter((name) => !tests.has(name))
      .map((name) => `${String(number)}: ${name}`),
  ]);
  expect(missing).toEqual([]);
});
