/** What the bin shows: how long, and by which words a record is known again. Pure. */
import { recordShapes } from '../../../shared/review-document/layout.ts';
import type { BinnedRecord } from '../../../shared/review-document/records.ts';

const daysKept = 30;

/** Entries binned within the days that the bin keeps. Times are UTC milliseconds. */
export function binnedWithin(entries: readonly BinnedRecord[], now: number): readonly BinnedRecord[] {
  const since = now - daysKept * 86_400_000;
  return entries.filter(({ record }) => (record.withdrawnAt ?? now) >= since);
}

/** The words of a record, the first fields first. */
export function binExcerpt(record: BinnedRecord['record']): string {
  const fields = record as unknown as Readonly<Record<string, unknown>>;
  const texts = Object.values(recordShapes).flatMap((shape) => shape.texts);
  const words = [...new Set(texts)].map((field) => fields[field]);
  return words.filter((text): text is string => typeof text === 'string' && text.trim() !== '').join(' · ');
}
