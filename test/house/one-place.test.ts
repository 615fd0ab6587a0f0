/** Some things may be decided in one module only. This reads the sources and says where else they are. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Product sources (tests apart) whose text matches the pattern. */
function filesMatching(pattern: RegExp): string[] {
  return globSync('{shared,db,server,client}/**/*.{ts,svelte}', { cwd: root })
    .filter((file) => !file.endsWith('.test.ts'))
    .filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')))
    .sort();
}

test('exactly one module inserts document updates', () => {
  expect(filesMatching(/insert\(\s*documentUpdates\b|insert into\s+["'`]?document_updates/i)).toEqual([
    'db/commit-rows.ts',
  ]);
});

test('exactly one module names the five layers', () => {
  expect(
    filesMatching(/'model'\s*,\s*'interface'\s*,\s*'workflow'\s*,\s*'human'\s*,\s*'governance'/),
  ).toEqual(['shared/taxonomy/layers.ts']);
});

test('exactly one module decides rights', () => {
  expect(filesMatching(/'document\.write'\s*:/)).toEqual(['shared/access.ts']);
  const comparesRoles =
    /(?:reviewRole|organisationRoles|myRole)\s*(?:===|!==)\s*'|organisationRoles\.includes\(/;
  expect(filesMatching(comparesRoles).filter((file) => file !== 'shared/access.ts')).toEqual([]);
});

test('exactly one module moves the status of an action', () => {
  expect(filesMatching(/update\(actions\)/)).toEqual(['db/action-writing.ts']);
  expect(filesMatching(/agreed:\s*\[/)).toEqual(['shared/actions/action-status.ts']);
});
