/**
 * Factors that were found again after an action meant to end them: the same code, in a later event with the same AI
 * system. Without a system of the register, or a day on which it happened, nothing is claimed. Pure.
 */
import type { CountedReview } from './counted-review.ts';

/** An action that answers a factor with this code was carried out. */
export interface CarriedOut {
  readonly reviewId: string;
  readonly code: string;
  /** ISO calendar day of the earliest such action. */
  readonly since: string;
  /** A check recorded that one of them worked. */
  readonly worked: boolean;
}

export interface Return {
  readonly code: string;
  readonly systemId: string;
  readonly since: string;
  readonly worked: boolean;
  /** Ids of reviews with such an action. */
  readonly answered: ReadonlySet<string>;
  /** Ids of reviews of what happened later. */
  readonly returned: ReadonlySet<string>;
}

export function findReturns(
  reviews: readonly CountedReview[],
  carriedOut: readonly CarriedOut[],
): readonly Return[] {
  const systems = new Map<string, string>();
  const found = new Map<string, { readonly id: string; readonly day: string }[]>();
  for (const { id, system, day, themes } of reviews) {
    if (system === null) continue;
    systems.set(id, system);
    if (day === null) continue;
    for (const { aspect, value } of themes) {
      if (aspect !== 'code') continue;
      const key = `${value}/${system}`;
      const events = found.get(key);
      if (events === undefined) found.set(key, [{ id, day }]);
      else events.push({ id, day });
    }
  }
  const returns = new Map<string, Growing>();
  for (const { reviewId, code, since, worked } of carriedOut) {
    const systemId = systems.get(reviewId);
    if (systemId === undefined) continue;
    const key = `${code}/${systemId}`;
    const later = (found.get(key) ?? []).filter(({ id, day }) => id !== reviewId && day > since);
    if (later.length === 0) continue;
    const fresh = { code, systemId, since, worked, answered: new Set<string>(), returned: new Set<string>() };
    const row: Growing = returns.get(key) ?? fresh;
    returns.set(key, row);
    if (since < row.since) row.since = since;
    row.worked ||= worked;
    row.answered.add(reviewId);
    for (const { id } of later) row.returned.add(id);
  }
  return [...returns.values()];
}

interface Growing extends Return {
  since: string;
  worked: boolean;
  readonly answered: Set<string>;
  readonly returned: Set<string>;
}
