/** Why an action came from an earlier review, and what was answered about it, in words. Pure. */
import type { FromBeforeAnswer } from '../../../shared/actions/from-before.ts';
import { factorCode } from '../../../shared/taxonomy/factor-codes.ts';

/** What is shown of the codes at most; the rest is counted. */
const mostCodes = 3;

/** "Same AI system: Lung finder", "Same code: M3 Drift"; one or both. */
export function cameByWords(
  { system, codes }: { readonly system: boolean; readonly codes: readonly string[] },
  systemName: string | null,
): readonly string[] {
  const named = codes.slice(0, mostCodes).map((id) => factorCode(id)?.name ?? id);
  const rest = codes.length - named.length;
  const list = rest > 0 ? `${named.join(', ')} and ${String(rest)} more` : named.join(', ');
  return [
    ...(system ? [systemName === null ? 'Same AI system' : `Same AI system: ${systemName}`] : []),
    ...(codes.length === 0 ? [] : [`${codes.length === 1 ? 'Same code' : 'Same codes'}: ${list}`]),
  ];
}

export const answerWords: Readonly<Record<FromBeforeAnswer, string>> = {
  carried: 'Carried on here',
  closed: 'Closed',
  left: 'Left with its own review',
};

/** What stays unsaid about an action that the reader may not see. */
export const unseenAction = 'An action of a review you take no part in';
