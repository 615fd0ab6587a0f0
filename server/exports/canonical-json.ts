/**
 * A whole review as canonical JSON: the same review gives the same bytes on every machine, so that its hash means
 * something. A schema name with a version tells the reader what it is.
 */
import { canonicalJson } from '../../shared/canonical-json.ts';
import type { ReviewContent } from '../../shared/review-document/records.ts';
import { harmElsewhere, harmScales } from '../../shared/harm/harm-scales.ts';
import { gradeToFile, shownHarm } from '../../shared/harm/shown-harm.ts';
import { taxonomyVersion } from '../../shared/taxonomy/factor-code.ts';
import { nothingFromBefore } from './report.ts';

export const reviewSchema = 'causeway.review/1';

/**
 * The whole review with its row facts, action rows, clocks, signatures, what it took up of earlier reviews, and the
 * digests of its files, as canonical JSON.
 */
export function canonicalReview(
  review: Readonly<Record<string, unknown>>,
  content: ReviewContent,
  actions: readonly unknown[],
  files: readonly unknown[] = [],
  clocks: readonly unknown[] = [],
  agreement: unknown = null,
  fromBefore: unknown = nothingFromBefore,
): string {
  return canonicalJson({
    schema: reviewSchema,
    taxonomy: taxonomyVersion,
    review,
    content,
    actions,
    files,
    clocks,
    agreement,
    fromBefore,
    harmElsewhere: elsewhere(content),
  });
}

/** What the grades are on other scales, with the version of each and when it was compared; worked out, never stored. */
function elsewhere({ harm }: ReviewContent): readonly object[] {
  return shownHarm(harm).flatMap((shown) => {
    const grade = gradeToFile(shown);
    if (grade === undefined) return [];
    const { dimension } = shown;
    return harmElsewhere(dimension, grade).map(({ scale, value }) => {
      const { version, checkedOn, unsure } = harmScales[scale];
      return { dimension, grade, scale, value, version, checkedOn, unsure };
    });
  });
}
