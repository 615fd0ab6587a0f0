/**
 * Underlines what was found in the words of a summary, and leads to where it is decided about. Findings are looked for on
 * the server, which knows the names of the review; they are drawn only while their words still stand where they stood.
 */
import type { SummaryFinding } from '../../shared/api/summaries.ts';
import type { TextHelper } from '../ui/text-helper.ts';
import type { SummaryWork } from './summary-work.svelte.ts';

/** @param show brings the finding with this key into view where it is decided about */
export function findingHelp(work: SummaryWork, show: (key: string, focus: boolean) => void): TextHelper {
  const standing = (place: string, words: string): readonly SummaryFinding[] => {
    const [, point = '', field = ''] = place.split('/');
    return work
      .findingsIn(point, field)
      .filter(({ from, to, text, answer }) => words.slice(from, to) === text && answer?.decision !== 'kept')
      .toSorted((a, b) => a.from - b.from);
  };
  return {
    underlines: (place, words) =>
      standing(place, words).map(({ from, to, certain }) => ({ from, to, grave: certain })),
    written: () => undefined,
    open: ({ place, words, at, focus }) => {
      const found = standing(place, words).find(({ from, to }) => from <= at && at <= to);
      if (found === undefined) return false;
      show(found.key, focus);
      return true;
    },
  };
}
