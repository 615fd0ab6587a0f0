/** What the page about harm says. Words only. */
import type { HarmDimensionState, OwnHarmRating } from '../../../shared/api/harm.ts';
import { gradeWords } from '../../../shared/harm/harm-grades.ts';
import { confidenceNames } from '../../../shared/review-document/choice-names.ts';

export const privateNotice =
  'Each person grades on their own first. Until the chair or the facilitator shows the grades, nobody is told what anybody chose, only how many have graded.';

/** "Nobody has graded yet", "1 person has graded", "3 people have graded". */
export function ratersWords({ raters }: Pick<HarmDimensionState, 'raters'>): string {
  if (raters === 0) return 'Nobody has graded yet';
  return raters === 1 ? '1 person has graded' : `${String(raters)} people have graded`;
}

export function ownWords({ grade, confidence }: OwnHarmRating): string {
  return `${gradeWords(grade)}, confidence ${confidenceNames[confidence].toLowerCase()}`;
}

/** What showing does, before it is done. */
export function showingWords(raters: number): string {
  return raters === 1
    ? 'Only one person has graded this. With a second grade you would see where you differ. If it has to be shown now, say why.'
    : `Everybody in the review will read all ${String(raters)} grades with their reasons, under roles and numbers. This cannot be taken back.`;
}
