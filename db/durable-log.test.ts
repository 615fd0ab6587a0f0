/** A sync that failed is the end; a log that was replaced is found out. */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DurableLog } from './durable-log.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'causeway-log-'));
  writeFileSync(join(folder, 'db-wal'), 'log');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function turns(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

test('[P13] after a failed sync nothing is ever called durable again, and the end is called for once', async () => {
  let fails = true;
  const fatal: unknown[] = [];
  const log = await DurableLog.open(join(folder, 'db'), {
    onFatal: (error) => fatal.push(error),
    sync: async () => {
      if (fails) throw new Error('EIO');
    },
  });
  const told: string[] = [];
  void log.durable().then(() => told.push('first'));
  void log.durable().then(() => told.push('while it failed'));
  await turns();
  fails = false;
  void log.durable().then(() => told.push('afterwards'));
  await turns();
  expect(told).toEqual([]);
  expect(fatal.length).toBe(1);
  await log.close();
});

test('[P13] a log file that somebody replaced is found out', async () => {
  const fatal: unknown[] = [];
  const log = await DurableLog.open(join(folder, 'db'), {
    onFatal: (error) => fatal.push(error),
    sync: async () => undefined,
  });
  renameSync(join(folder, 'db-wal'), join(folder, 'old'));
  writeFileSync(join(folder, 'db-wal'), 'another');
  for (let time = 0; time < 300 && fatal.length === 0; time += 1)
    await Promise.race([log.durable(), turns()]);
  expect(String(fatal[0])).toContain('was replaced');
  await log.close();
});
