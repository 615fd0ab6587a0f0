/** The faults, in the order in which they are tried. */
import { backupWhileTyping } from './backup-while-typing.ts';
import { failingSync, fullDisks, olderClient, secondServer } from './disk-and-folder.ts';
import { controls, killAtPoints, killAtRandom, powerCuts, stopUnderLoad } from './ends.ts';
import type { Fault } from './fault.ts';
import { brokenFramesInProcess, brokenFramesOverSockets } from './frames.ts';
import { lightAfterCut } from './light.ts';
import { cutAtEveryByte, halfOpen, reconnectStorm } from './network.ts';

/** @param kills kills at any moment; the other faults take their share of it */
export function allFaults(kills: number): readonly Fault[] {
  const some = Math.max(4, Math.ceil(kills / 4));
  const few = Math.max(2, Math.ceil(kills / 20));
  return [
    killAtRandom(kills),
    killAtPoints(some),
    powerCuts(some),
    ...controls(4),
    stopUnderLoad(few),
    ...fullDisks(few),
    failingSync(few),
    cutAtEveryByte(1),
    halfOpen(Math.max(6, few)),
    reconnectStorm(20, 10),
    lightAfterCut(3),
    secondServer(few),
    olderClient,
    backupWhileTyping(5),
    brokenFramesInProcess(10_000),
    brokenFramesOverSockets(500),
  ];
}
