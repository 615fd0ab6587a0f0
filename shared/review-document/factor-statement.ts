/** A factor in one line, for lists and exports that have no room for its three parts. Pure. */
import type { FactorRecord } from './records.ts';

/** Condition, mechanism and effect in their causal order; parts not written yet are left out. */
export function factorStatement(factor: Pick<FactorRecord, 'condition' | 'mechanism' | 'effect'>): string {
  return [factor.condition, factor.mechanism, factor.effect]
    .map((part) => part.replaceAll(/\s+/gu, ' ').trim())
    .filter((part) => part !== '')
    .join(' → ');
}
