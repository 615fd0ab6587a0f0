// The page of dependencies is only worth reading while it is complete.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/dependencies.md'), 'utf8');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
  string,
  object | undefined
>;
const named = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((group) =>
  Object.keys(manifest[group] ?? {}),
);

test.each(named)('docs/dependencies.md says why %s is here', (name) => {
  // A family is written once in full and then by its endings: `@tiptap/extension-bold`, `-code`.
  const ending = name.startsWith('@tiptap/extension-')
    ? `\`-${name.slice('@tiptap/extension-'.length)}\``
    : name;
  expect(page.includes(`\`${name}\``) || page.includes(ending)).toBe(true);
});
