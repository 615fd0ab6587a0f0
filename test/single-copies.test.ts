// Some libraries compare classes by identity: a second copy in the tree breaks documents at run time,
// without any error at install.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8')) as {
  packages: Record<string, { version?: string }>;
};

const alone = [
  'yjs',
  'y-protocols',
  'lib0',
  '@tiptap/y-tiptap',
  'svelte',
  'prosemirror-model',
  'prosemirror-view',
];

test.each(alone)('exactly one copy of %s is installed', (name) => {
  const copies = Object.keys(lock.packages).filter((path) => path.endsWith(`node_modules/${name}`));
  expect(copies).toEqual([`node_modules/${name}`]);
});

test('all Tiptap packages have the same version, as their peers demand', () => {
  const versions = Object.entries(lock.packages)
    .filter(([path]) => path.startsWith('node_modules/@tiptap/') && !path.endsWith('/y-tiptap'))
    .map(([, { version }]) => version);
  expect(new Set(versions).size).toBe(1);
});
