// How Node runs the server and the commands. Young objects get more room than Node's own 16 MiB: what waits for a
// flush would otherwise be copied several times. It is only taken when that much is alive at once. V8 looks through
// memory on four threads beside, however few cores there are; on two of them they would take turns with the one
// that serves everybody. Source maps stay off: read at the start they take 100 MiB; the bundle is not minified, and the
// map beside it turns its lines into ours when somebody looks into a fault.
import { availableParallelism } from 'node:os';

const threads = Math.max(1, Math.min(4, availableParallelism() - 1));

export const nodeFlags = ['--max-semi-space-size=64', `--v8-pool-size=${threads}`];
