/** Why a review is offered as similar, in one line. Pure. */
import { failureKind } from '../taxonomy/failure-kinds.ts';
import type { SharedTraits } from './similarity.ts';
import { codeName, stageName } from './theme-words.ts';

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const mostNamed = 4;

/** "Same AI system; two shared codes: Drift over time, Time pressure; same failure kind: Drift". */
export function reasonWords({ system, codes, kinds, stages, words }: SharedTraits): string {
  const named = (list: readonly string[]): string =>
    list.length <= mostNamed ? list.join(', ') : `${list.slice(0, mostNamed).join(', ')} and more`;
  const reasons = [
    ...(system ? ['same AI system'] : []),
    ...(codes.length === 0
      ? []
      : [
          `${numbers[codes.length] ?? codes.length} shared code${codes.length === 1 ? '' : 's'}: ${named(codes.map(codeName))}`,
        ]),
    ...(kinds.length === 0
      ? []
      : [
          `same failure kind${kinds.length === 1 ? '' : 's'}: ${named(kinds.map((kind) => failureKind(kind)?.name ?? kind))}`,
        ]),
    ...(stages.length === 0
      ? []
      : [`safeguards that did not hold: ${named(stages.map((stage) => stageName(stage).toLowerCase()))}`]),
    ...(words.length === 0 ? [] : [`in both titles: ${named(words)}`]),
  ];
  const line = reasons.join('; ');
  return `${line.slice(0, 1).toUpperCase()}${line.slice(1)}`;
}
