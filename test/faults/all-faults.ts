/** The faults, in the order in which they are tried. */
import { controls, killAtPoints, killAtRandom, powerCuts, stopUnderLoad } from './ends.ts';
import type { Fault } from './fault.ts';

/** @param kills kills at any moment; the other faults take their share of it */
export function allFaults(kills: number): readonly Fault[] {
  const some = Math.max(4, Math.ceil(kills / 4));
  return [
    killAtRandom(kills),
    killAtPoints(some),
    powerCuts(some),
    ...controls(4),
    stopUnderLoad(Math.ceil(some / 2)),
  ];
}
