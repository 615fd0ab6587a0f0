/**
 * A fact that offers answers still keeps its answer as words, so that every reader of the document can read it.
 * This tells which offered answer the words are. Pure.
 */
import type { FactDefinition } from '../../../shared/templates/section.ts';

/** The id of the offered answer; `other` when the words are somebody's own, empty when there are none. */
export function choiceOf(fact: FactDefinition, words: string): string {
  const said = words.trim();
  if (said === '') return '';
  const offered = fact.choices?.find((choice) => choice.label === said);
  return offered?.id ?? lastOf(fact) ?? '';
}

/** The words to write for a choice. Choosing the last one, which leaves room, starts from nothing. */
export function wordsOf(fact: FactDefinition, choiceId: string): string {
  if (choiceId === '' || choiceId === lastOf(fact)) return '';
  return fact.choices?.find((choice) => choice.id === choiceId)?.label ?? '';
}

function lastOf(fact: FactDefinition): string | undefined {
  return fact.choices?.at(-1)?.id;
}
