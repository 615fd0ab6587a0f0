/** What each kind of hint is called on the screen. */
import { blameWords } from '../../shared/language/blame-words.ts';
import type { BlameCategory, Hint } from '../../shared/language/hint.ts';

const others: Readonly<Record<string, string>> = {
  'vague-descriptor': 'A verdict in place of a condition',
  'act-as-condition': 'An act in place of a condition',
  jargon: 'A word of the trade',
};

export function hintName({ category }: Pick<Hint, 'category'>): string {
  return Object.hasOwn(blameWords, category)
    ? blameWords[category as BlameCategory].label
    : (others[category] ?? 'Wording');
}
