/** Makes one backup on a thread of its own, so that nobody who types waits for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { backUp } from './backup.ts';
import { standBack } from './stand-back.ts';

standBack();

const { databaseFile, to } = workerData as { readonly databaseFile: string; readonly to: string };

backUp(databaseFile, to).then(
  () => parentPort?.postMessage(null),
  (error: unknown) => parentPort?.postMessage(error instanceof Error ? error.message : String(error)),
);
