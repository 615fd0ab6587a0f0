/**
 * Who may ask everyone to come to a place, and how often. A summon is passed on under the number its sender gave it, for
 * as long as they say it; one that was not let pass stays out, however often it is repeated.
 */
import { can, type ReviewRole } from '../../shared/access.ts';

/** Milliseconds between two summons in one room. */
export const summonGap = 15_000;

/** What was decided about the last summon of one connection. */
export interface SummonMemory {
  readonly number: number;
  readonly passed: boolean;
}

export class Summons {
  #lastAt = Number.NEGATIVE_INFINITY;

  /** @param now milliseconds of a clock that does not jump */
  decide(memory: SummonMemory | null, number: number, role: string, now: number): SummonMemory {
    if (memory?.number === number) return memory;
    const mayAsk = can({ organisationRoles: [], reviewRole: role as ReviewRole }, 'presence.summon');
    const passed = mayAsk && now - this.#lastAt >= summonGap;
    if (passed) this.#lastAt = now;
    return { number, passed };
  }
}
