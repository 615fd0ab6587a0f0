/** What states of answers, ratings and plans are called on the screen. Words only. */
import type { AnswerState } from '../../../shared/review-document/records.ts';
import type { PlanAndFinding } from '../../../shared/review-document/plan-and-finding.ts';

export const answerStateNames: readonly { readonly value: AnswerState; readonly label: string }[] = [
  { value: 'open', label: 'Open' },
  { value: 'answered', label: 'Answered' },
  { value: 'not-answerable', label: 'Cannot be answered yet' },
];

export const planWords: Readonly<Record<PlanAndFinding, string>> = {
  unsaid: '',
  'as-planned': 'As planned',
  differs: 'Differs from the plan',
  'nothing-planned': 'Nothing had been planned',
};

/** Such as "3 of 7 answered, 1 cannot be answered yet". */
export function setProgressWords(states: readonly (AnswerState | undefined)[]): string {
  const answered = states.filter((state) => state === 'answered').length;
  const stuck = states.filter((state) => state === 'not-answerable').length;
  const head = `${String(answered)} of ${String(states.length)} answered`;
  return stuck === 0 ? head : `${head}, ${String(stuck)} cannot be answered yet`;
}
