/** Which keys in a document's `answers` belong to a question: one, or two where a plan stands beside what was found. */
import type { Question } from './section.ts';

export function answerIdsOfQuestion(question: Question): readonly string[] {
  return question.planned === undefined ? [question.id] : [question.planned.id, question.id];
}
