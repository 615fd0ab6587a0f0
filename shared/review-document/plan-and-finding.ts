/** How a plan and what was found stand to each other, told from their words alone. Pure; a mark, never a verdict. */
import type { AnswerValue } from './records.ts';

export type PlanAndFinding = 'unsaid' | 'as-planned' | 'differs' | 'nothing-planned';

const sameWords: ReadonlySet<string> = new Set([
  'as planned',
  'the same',
  'same',
  'no difference',
  'like the plan',
]);

/** Says nothing until both sides hold words, or the finding does and the plan is said to be unanswerable. */
export function planAndFinding(
  planned: AnswerValue | undefined,
  found: AnswerValue | undefined,
): PlanAndFinding {
  const plan = bare(planned?.text ?? '');
  const finding = bare(found?.text ?? '');
  if (finding === '') return 'unsaid';
  if (/^(nothing|none|no plan|not planned)( (had been|was|were))?( planned)?$/u.test(plan))
    return 'nothing-planned';
  if (plan === '') return planned?.state === 'answered' ? 'nothing-planned' : 'unsaid';
  return plan === finding || sameWords.has(finding) ? 'as-planned' : 'differs';
}

function bare(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
