/**
 * Writes a seed into an empty document, once, as the server does for a review. Points and links get ids of their own, so
 * that nothing in the document leads back to a record of the review. Pure; randomness and clock are passed in.
 */
import { makeId } from '../ids.ts';
import { createRecord, type Editing } from '../review-document/edits.ts';
import { seedMeta } from '../review-document/seed.ts';
import type { TemplateRef } from '../templates/template.ts';
import type { SummarySeed } from './seed-summary.ts';

/** @throws when something was written in the document before */
export function writeSummary(
  editing: Editing,
  seed: Pick<SummarySeed, 'points' | 'links'>,
  template: TemplateRef,
): void {
  const { random } = editing;
  seedMeta(editing.doc, template);
  const ids = new Map<string, string>();
  for (const { key } of seed.points) if (key !== '') ids.set(key, makeId(random));
  for (const { key, point } of seed.points) {
    const factors = (point.factors ?? []).flatMap((factor) => ids.get(factor) ?? []);
    createRecord(editing, 'points', { ...point, factors }, {}, ids.get(key));
  }
  for (const { from, to, kind } of seed.links) {
    const ends = { from: ids.get(from) ?? '', to: ids.get(to) ?? '' };
    if (ends.from !== '' && ends.to !== '') createRecord(editing, 'links', { ...ends, kind });
  }
}
