/** A thread can stand back behind the others of its process. */
import { constants, getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

test.skipIf(process.platform !== 'linux')(
  'a thread that stands back comes after the others, and the process stays as it was',
  async () => {
    const before = getPriority();
    const module = new URL('./stand-back.ts', import.meta.url).href;
    const worker = new Worker(
      `const { readlinkSync } = require('node:fs');
       const { getPriority } = require('node:os');
       const { parentPort } = require('node:worker_threads');
       import(${JSON.stringify(module)}).then(({ standBack }) => {
         standBack();
         parentPort.postMessage(getPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1))));
       });`,
      { eval: true },
    );
    const own = await new Promise((resolve) => worker.once('message', resolve));
    await worker.terminate();
    expect(own).toBe(constants.priority.PRIORITY_BELOW_NORMAL);
    expect(getPriority()).toBe(before);
  },
);
