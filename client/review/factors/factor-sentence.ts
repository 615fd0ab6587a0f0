/**
 * A factor read as one causal sentence: what was so, what it made more likely, and what came of that.
 * Pure; the words between the parts are ours, the parts are the panel's and are only trimmed, never reworded.
 */
import type { FactorRecord } from '../../../shared/review-document/records.ts';

/** Words that join the parts, as shown in the form and in the sentence alike. */
export const joins = {
  mechanism: 'which made it more likely that',
  effect: 'and so that',
} as const;

export interface SentencePart {
  /** `words` are the panel's, `join` is ours, `gap` stands for a condition nobody has written yet. */
  readonly kind: 'words' | 'join' | 'gap';
  readonly text: string;
}

type Parts = Pick<FactorRecord, 'condition' | 'mechanism' | 'effect'>;

/** The sentence in pieces, spaces and stops included; empty when nothing is written. */
export function factorSentence(factor: Parts): readonly SentencePart[] {
  const condition = trimmed(factor.condition);
  const mechanism = trimmed(factor.mechanism);
  const effect = trimmed(factor.effect);
  if (condition === '' && mechanism === '' && effect === '') return [];
  const parts: SentencePart[] = [
    condition === ''
      ? { kind: 'gap', text: 'A condition not named yet' }
      : { kind: 'words', text: condition },
  ];
  if (mechanism !== '') parts.push(join(joins.mechanism), { kind: 'words', text: mechanism });
  if (effect !== '') {
    parts.push(join(mechanism === '' ? joins.mechanism : joins.effect), { kind: 'words', text: effect });
  }
  const last = parts.at(-1);
  if (last !== undefined && !/[.!?…]["”’)]?$/u.test(last.text)) parts.push({ kind: 'join', text: '.' });
  return parts;
}

/** The same as plain text, for names and announcements; a stand-in when nothing is written. */
export function factorInWords(factor: Parts): string {
  const parts = factorSentence(factor);
  return parts.length === 0 ? 'A factor without words yet' : parts.map(({ text }) => text).join('');
}

/** A few words of a factor, to tell it from its neighbours when it is named aloud. */
export function factorName(factor: Parts, most = 60): string {
  const first = [factor.condition, factor.mechanism, factor.effect].map(trimmed).find((part) => part !== '');
  if (first === undefined) return 'Factor without words';
  if (first.length <= most) return first;
  return `${first.slice(0, first.lastIndexOf(' ', most) > most / 2 ? first.lastIndexOf(' ', most) : most)}…`;
}

function join(words: string): SentencePart {
  return { kind: 'join', text: `, ${words} ` };
}

function trimmed(part: string): string {
  return part
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/[.,;]$/u, '');
}
