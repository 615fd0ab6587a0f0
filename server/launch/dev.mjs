// `npm run dev`: the server, restarted when a source changes, and Vite in front of it. Ends both together.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findNode, root } from './find-node.mjs';

const ADDRESS = 'http://127.0.0.1:5173';
const node = findNode();
// The browser talks to Vite, so that is the origin the server has to accept.
const env = {
  ...process.env,
  PUBLIC_URL: process.env.PUBLIC_URL ?? ADDRESS,
  HOST: '127.0.0.1',
  PORT: '3000',
};
const children = [
  spawn(node, ['--watch', '--watch-preserve-output', 'server/main.ts'], { cwd: root, env, stdio: 'inherit' }),
  spawn(node, [join(root, 'node_modules/vite/bin/vite.js')], { cwd: root, env, stdio: 'inherit' }),
];

let ending = false;
function end(code) {
  if (ending) return;
  ending = true;
  process.exitCode = code;
  for (const child of children) child.kill('SIGTERM');
}
for (const child of children) child.on('exit', (code) => end(code ?? 0));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(0));
console.error(`Causeway for development: ${ADDRESS}`);
