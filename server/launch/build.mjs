// Builds client and server into dist/, and knows whether dist/ still matches the sources.
// `node server/launch/build.mjs` always builds, with `--when-stale` only if something changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findNode, root } from './find-node.mjs';

const STAMP = join(root, 'dist/built-from');
const BUNDLE = join(root, 'dist/server/main.js');
const FOLDERS = ['shared', 'db', 'server', 'client'];
const FILES = ['package.json', 'package-lock.json', 'vite.config.ts', 'rolldown.config.ts', 'tsconfig.json'];
const TOOLS = [
  ['vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  ['rolldown/bin/cli.mjs', '-c', 'rolldown.config.ts', '--logLevel', 'warn'],
];

/** Builds unless dist/ was made from exactly these sources. */
export function buildWhenStale() {
  const built = existsSync(STAMP) && existsSync(BUNDLE) ? readFileSync(STAMP, 'utf8') : '';
  if (built !== fingerprint()) build();
}

/** Builds both halves. The fingerprint is taken first: a file saved meanwhile makes the next start build again. */
export function build() {
  console.error('Building Causeway, this takes a few seconds …');
  const sources = fingerprint();
  // A migration or a chunk that is gone from the sources must not live on in the bundle's folder.
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  for (const [tool, ...args] of TOOLS) {
    const path = join(root, 'node_modules', tool);
    if (!existsSync(path)) {
      console.error('The build tools are not installed. Run `npm ci`, then the same command again.');
      process.exit(1);
    }
    const { status } = spawnSync(findNode(), [path, ...args], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (status !== 0) {
      console.error('The build failed; the reason stands above. Nothing was started.');
      process.exit(status ?? 1);
    }
  }
  writeFileSync(STAMP, sources);
}

/** One hash over name, size and time of change of every file that goes into dist/. */
function fingerprint() {
  const hash = createHash('sha256');
  const paths = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/[.]test[.]ts$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  paths.push(...FILES.map((file) => join(root, file)));
  for (const path of paths.sort()) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${relative(root, path)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--when-stale')) buildWhenStale();
  else build();
}
