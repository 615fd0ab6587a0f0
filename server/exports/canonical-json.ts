/**
 * The canonical JSON of a review: the same review gives the same bytes on every machine, so that its hash means
 * something. Keys sorted by code units, no blanks, no undefined, a schema name with a version in front of the reader.
 */
import type { ReviewContent } from '../../shared/review-document/records.ts';
import { harmElsewhere, harmScales } from '../../shared/harm/harm-scales.ts';
import { gradeToFile, shownHarm } from '../../shared/harm/shown-harm.ts';
import { taxonomyVersion } from '../../shared/taxonomy/factor-code.ts';

export const reviewSchema = 'causeway.review/1';

/** The whole review with its row facts, action rows, clocks and the digests of its files, as canonical JSON. */
export function canonicalReview(
  review: Readonly<Record<string, unknown>>,
  content: ReviewContent,
  actions: readonly unknown[],
  files: readonly unknown[] = [],
  clocks: readonly unknown[] = [],
): string {
  return canonicalJson({
    schema: reviewSchema,
    taxonomy: taxonomyVersion,
    review,
    content,
    actions,
    files,
    clocks,
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

/**
 * JSON with sorted keys. `undefined` is left out of objects.
 * @throws for anything that JSON does not hold, rather than writing something else in its place.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('A number that is none has no place in canonical JSON.');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`A ${typeof value} has no place in canonical JSON.`);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}
