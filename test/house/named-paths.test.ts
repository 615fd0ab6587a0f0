/** The pages name only files and folders that are there, and the one on the architecture gives every folder its line. */
import { existsSync, globSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readText } from './test-names.ts';

const root = join(import.meta.dirname, '../..');
const rooms = '(?:shared|db|server|client|test)';
/** A file by its ending wherever it stands, a folder where it is set as code. */
const path = new RegExp(
  `(?<![\\w./-])(?:${rooms}/[\\w./*-]+\\.(?:ts|mjs|svelte|css)\\b|(?<=\`)${rooms}/[\\w./*-]*(?=\`))`,
  'g',
);

function pathsIn(page: string): string[] {
  return readText(page).match(path) ?? [];
}

test('every folder of the four rooms has its line in the page on the architecture', () => {
  const named = pathsIn('docs/architecture.md').map((folder) => folder.replace(/\/$/, ''));
  const folders = new Set(
    globSync('{shared,db,server,client}/**/*', { cwd: root })
      .filter((entry) => statSync(join(root, entry)).isFile())
      .map((file) => dirname(file)),
  );
  expect(folders.size).toBeGreaterThan(60);
  expect([...folders].filter((folder) => !named.includes(folder))).toEqual([]);
});

test('every file and folder that a page names exists', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root })];
  const gone = pages.flatMap((page) =>
    pathsIn(page)
      .filter((named) =>
        named.includes('*') ? globSync(named, { cwd: root }).length === 0 : !existsSync(join(root, named)),
      )
      .map((named) => `${page}: ${named}`),
  );
  expect(pages.flatMap(pathsIn).length).toBeGreaterThan(200);
  expect(gone).toEqual([]);
});
