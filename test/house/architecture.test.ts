/** The page on the architecture gives every folder its line, and names no file or folder that is not there. */
import { existsSync, globSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readText } from './test-names.ts';

const root = join(import.meta.dirname, '../..');
const named = [
  ...readText('docs/architecture.md').matchAll(/`((?:shared|db|server|client|test)\/[^`]*)`/g),
].map(([, path = '']) => path);

test('every folder of the four rooms has its line', () => {
  const folders = new Set(
    globSync('{shared,db,server,client}/**/*', { cwd: root })
      .filter((path) => statSync(join(root, path)).isFile())
      .map((path) => dirname(path)),
  );
  const missing = [...folders].filter((folder) => !named.includes(folder) && !named.includes(`${folder}/`));
  expect(missing).toEqual([]);
});

test('every file and folder that is named exists', () => {
  const gone = named.filter((path) =>
    path.includes('*') ? globSync(path, { cwd: root }).length === 0 : !existsSync(join(root, path)),
  );
  expect(named.length).toBeGreaterThan(60);
  expect(gone).toEqual([]);
});
