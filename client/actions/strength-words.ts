/** How a strength is drawn and named, from the taxonomy. Pure. */
import { strengthIds, strengths, type Strength } from '../../shared/taxonomy/action-categories.ts';

/** Bars and name for StrengthMark; an action without a category has none yet. */
export function strengthMark(strength: Strength | null): { bars: 1 | 2 | 3 | null; name: string } {
  if (strength === null) return { bars: null, name: 'Not rated' };
  const rank = strengthIds.length - strengthIds.indexOf(strength);
  const name = strengths.find((entry) => entry.id === strength)?.name ?? strength;
  return { bars: rank === 3 ? 3 : rank === 2 ? 2 : 1, name };
}
