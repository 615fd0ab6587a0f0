// `npm start` and `npm run causeway`: builds when stale, then becomes the server or the command, so that
// signals, exit codes and the terminal belong to it and not to a parent in between.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhenStale } from './build.mjs';
import { findNode, root } from './find-node.mjs';
import { nodeFlags } from './node-flags.mjs';
import { surroundings } from './surroundings.mjs';

const [entry = 'main', ...args] = process.argv.slice(2);
const node = findNode();
buildWhenStale();

const bundle = join(root, 'dist/server', `${entry}.js`);
if (!existsSync(bundle)) {
  console.error(`There is no ${bundle}. Run \`npm run build\` and look at what it says.`);
  process.exit(1);
}

if (typeof process.execve === 'function' && process.platform !== 'win32') {
  process.execve(node, [node, ...nodeFlags, bundle, ...args], surroundings(process.env));
}
// An older Node cannot replace itself: it waits, and hands on what it is told.
const env = surroundings(process.env);
const child = spawn(node, [...nodeFlags, bundle, ...args], { stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
