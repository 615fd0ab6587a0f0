/** What kinds of measure are called, and how a measure reads as a line. Words only. */
import type { MeasureKind } from '../../shared/review-document/records.ts';

export const measureKindNames: Readonly<Record<MeasureKind, string>> = {
  process: 'Is it being done?',
  outcome: 'Does it help?',
  balancing: 'Does it do harm elsewhere?',
};

/** "Share of … : 61 % to under 10 %"; empty without a name. */
export function measureLine(measure: {
  readonly measureName: string;
  readonly baseline: string;
  readonly target: string;
}): string {
  const name = measure.measureName.trim();
  const baseline = measure.baseline.trim();
  const target = measure.target.trim();
  if (name === '') return '';
  if (baseline === '' && target === '') return name;
  if (target === '') return `${name}: ${baseline} today`;
  return baseline === '' ? `${name}: ${target}` : `${name}: from ${baseline} to ${target}`;
}
