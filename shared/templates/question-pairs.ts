/**
 * Questions as a panel sees them: one that asks what was planned stands beside the one that asks what was found.
 * They are questions of their own in the document; only the id says that they belong together. Pure.
 */
import type { Question } from './section.ts';

const plannedEnd = '.planned';

export interface QuestionPair {
  /** What was found; what was planned where a template asks for the plan alone. */
  readonly question: Question;
  /** What had been planned before go-live, where both are asked. */
  readonly planned: Question | null;
}

/** In the order of the questions asked. */
export function questionPairs(questions: readonly Question[]): readonly QuestionPair[] {
  const asked = new Set(questions.map(({ id }) => id));
  return questions
    .filter(({ id }) => !(id.endsWith(plannedEnd) && asked.has(id.slice(0, -plannedEnd.length))))
    .map((question) => ({
      question,
      planned: questions.find(({ id }) => id === question.id + plannedEnd) ?? null,
    }));
}
