// Finds a Node that can run Causeway. Plain JavaScript, because it must also run on the Node that is too old.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

const OLDEST = [22, 18];

/** The path of a usable Node; explains what to do and ends the process when there is none. */
export function findNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return process.execPath;
  const brought = join(root, 'node_modules/.bin/node');
  if (existsSync(brought)) return brought;
  console.error(
    `Causeway needs Node ${OLDEST.join('.')} or newer, and this is Node ${process.versions.node}. ` +
      'Install Node 24 from https://nodejs.org and run the same command again.',
  );
  process.exit(1);
}
