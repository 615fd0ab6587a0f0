/** What versions and what differs between them are called on the screen. Words only. */
import type { VersionComparison, VersionEntry } from '../../../shared/api/versions.ts';

type Difference = VersionComparison['differences'][number];

const reasons: Readonly<Record<VersionEntry['reason'], string>> = {
  activity: 'Kept while people were working',
  stage: 'Before the stage changed',
  restore: 'Before a version was restored',
  promotion: 'Before something was taken over',
  guard: 'Before most of the text was deleted',
  asked: 'Kept on request',
  'sign-off': 'Asked to be signed',
  signed: 'Signed',
  reopened: 'As it was signed, before it was reopened',
};

export function reasonWords({ reason }: VersionEntry): string {
  return reasons[reason];
}

export interface DifferenceLine {
  readonly place: string;
  /** Empty where nothing stood. */
  readonly before: string;
  readonly after: string;
}

const excerptLength = 280;

/** `nameOf` names a place in words people know, or answers null. */
export function differenceLines(
  differences: readonly Difference[],
  nameOf: (place: string) => string | null,
): readonly DifferenceLine[] {
  return differences.map(({ place, before, after }) => ({
    place: nameOf(place) ?? 'Elsewhere in the review',
    ...excerpts(before, after),
  }));
}

/** Long words are cut to what differs, with a little around it. */
function excerpts(before: string, after: string): { before: string; after: string } {
  if (before.length <= excerptLength && after.length <= excerptLength) return { before, after };
  let head = 0;
  while (head < before.length && before[head] === after[head]) head += 1;
  const from = Math.max(0, head - 40);
  return { before: cut(before, from), after: cut(after, from) };
}

function cut(words: string, from: number): string {
  if (words === '') return '';
  const piece = words.slice(from, from + excerptLength);
  return `${from > 0 ? '…' : ''}${piece}${from + excerptLength < words.length ? '…' : ''}`;
}
