/** For threads whose work can wait and for which nobody waits: the others go before them. */
import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Gives the calling thread a tenth of what others get while they want the processor, where the system can do that for
 * a single thread. On one or two cores it would else take half of one from the thread that serves everybody.
 */
export function standBack(): void {
  try {
    // Ends with the number by which Linux knows this thread.
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Elsewhere it takes its turn like the others, which harms nobody.
  }
}
