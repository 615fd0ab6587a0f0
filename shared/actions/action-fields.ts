/** Which fields of an action are its wording, and what a change touches. Pure. */
import type { ChangeActionRequest } from '../api/actions.ts';

/** Owned by the review document while proposed, by the row ever after. */
export const wordingFields = [
  'title',
  'detail',
  'category',
  'measureName',
  'measureKind',
  'baseline',
  'target',
  'source',
  'unintended',
  'equity',
] as const;

/** Plain words that belong to the row from the beginning. */
export const figureFields = ['supplierRef', 'cost', 'funder'] as const;

export function rewords(change: ChangeActionRequest): boolean {
  return wordingFields.some((field) => change[field] !== undefined);
}

const additive: ReadonlySet<string> = new Set(['note', 'proof', 'reading', 'withdrawReading']);

/** Whether a change only adds to what is there, so that it stands in no other change's way. */
export function onlyAdds(change: ChangeActionRequest): boolean {
  return Object.entries(change).every(([field, value]) => value === undefined || additive.has(field));
}
