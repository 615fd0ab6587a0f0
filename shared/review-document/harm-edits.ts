/**
 * What the server writes into the `harm` root: ratings once they are shown, and the panel's line about them. The gate
 * lets no client write there. Nothing that was shown is overwritten; only the panel's line is replaced by a newer one.
 */
import type { HarmDimension } from '../harm/harm-grades.ts';
import { agreementKey, ratingKey, type Agreement, type ShownRating } from '../harm/shown-harm.ts';
import type { Editing } from './edits.ts';
import { rootMap } from './roots.ts';

export interface RatingToShow extends ShownRating {
  readonly dimension: HarmDimension;
}

/** Adds ratings that are not there yet; those that are stay as they were. */
export function showRatings({ doc, origin }: Editing, ratings: readonly RatingToShow[]): void {
  const harm = rootMap(doc, 'harm');
  doc.transact(() => {
    for (const { dimension, rater, round, ...shown } of ratings) {
      const key = ratingKey(dimension, rater, round);
      if (harm !== undefined && !harm.has(key)) harm.set(key, { ...shown });
    }
  }, origin);
}

export function setAgreement({ doc, origin }: Editing, dimension: HarmDimension, agreement: Agreement): void {
  doc.transact(() => {
    rootMap(doc, 'harm')?.set(agreementKey(dimension), { ...agreement });
  }, origin);
}
