// Answers with what it was allowed.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

process.on('message', () => {
  const told = {
    // Only what the system itself adds is left.
    settings: Object.keys(process.env).filter((name) => !name.startsWith('NODE_CHANNEL')),
    readsAccounts: may(() => readFileSync('/etc/passwd')),
    writes: may(() => writeFileSync(join(tmpdir(), 'causeway-may-not-write'), '')),
    starts: may(() => spawnSync(process.execPath, ['--version'])),
  };
  process.send?.({ bytes: new TextEncoder().encode(JSON.stringify(told)) });
});

function may(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
