/**
 * Measures with their readings, as tables and curves need them: by group for equity, over time for drift. Pure, over
 * records of `metrics`. Refuses to drop a reading: those whose measure is gone are listed apart.
 */
import type { MetricRecord } from '../review-document/records.ts';
import { differenceWords, isSmallCount, plainNumber, rateOf, wholeNumber, type Rate } from './rates.ts';

export interface Reading {
  readonly record: MetricRecord;
  readonly count: number | null;
  readonly of: number | null;
  readonly rate: Rate | null;
  /** Count and total contradict each other or are no whole numbers; the sentence says how. Empty when all is well. */
  readonly trouble: string;
  /** Numerator or denominator between 1 and 4. */
  readonly small: boolean;
  /** Against the reference group, in words; empty where there is nothing to compare. */
  readonly difference: string;
  /** The number a curve shows: the rate in percent, or else the figure; null when there is none. */
  readonly value: number | null;
  /** The value lies on the far side of the measure's threshold. */
  readonly beyond: boolean;
}

export interface Measure {
  readonly record: MetricRecord;
  readonly readings: readonly Reading[];
  readonly threshold: number | null;
}

/** Measures by group, each with its rows in the order the panel gave them. */
export function equityMeasures(records: readonly MetricRecord[]): readonly Measure[] {
  return records.filter(({ kind }) => kind === 'equity').map((measure) => withReadings(measure, records));
}

/** Measures over time, each with its rows in the order the panel gave them. */
export function driftMeasures(records: readonly MetricRecord[]): readonly Measure[] {
  return records.filter(({ kind }) => kind === 'drift').map((measure) => withReadings(measure, records));
}

/** From the earliest to the latest. */
export function byTime(a: Reading, b: Reading): number {
  return a.record.at < b.record.at ? -1 : a.record.at > b.record.at ? 1 : 0;
}

/** Changes of version or settings, the earliest first. */
export function versionMarks(records: readonly MetricRecord[]): readonly MetricRecord[] {
  return records
    .filter(({ kind }) => kind === 'mark')
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Measurements in words, and readings whose measure is not there any more. */
export function otherMeasurements(records: readonly MetricRecord[]): readonly MetricRecord[] {
  const measures = new Set(
    records.filter(({ kind }) => kind === 'equity' || kind === 'drift').map(({ id }) => id),
  );
  return records.filter(
    ({ kind, measure }) => kind === null || (kind === 'reading' && !measures.has(measure)),
  );
}

function withReadings(measure: MetricRecord, records: readonly MetricRecord[]): Measure {
  const own = records.filter((record) => record.kind === 'reading' && record.measure === measure.id);
  const threshold = plainNumber(measure.threshold);
  const reference = own.find(({ id }) => id === measure.reference);
  const base = reference === undefined ? null : plainReading(reference, measure, threshold).rate;
  return {
    record: measure,
    threshold,
    readings: own.map((record) => {
      const reading = plainReading(record, measure, threshold);
      const compared = base !== null && reading.rate !== null && record.id !== reference?.id;
      return compared ? { ...reading, difference: differenceWords(reading.rate.share, base.share) } : reading;
    }),
  };
}

function plainReading(record: MetricRecord, measure: MetricRecord, threshold: number | null): Reading {
  const isCounted = record.data === null || record.data === 'counted';
  const count = isCounted ? wholeNumber(record.count) : null;
  const of = isCounted ? wholeNumber(record.of) : null;
  const rate = rateOf(count, of);
  const value =
    rate === null ? (isCounted ? plainNumber(record.figure || record.value) : null) : rate.share * 100;
  const beyond =
    value !== null &&
    threshold !== null &&
    (measure.alarm === 'below' ? value < threshold : value > threshold);
  return {
    record,
    count,
    of,
    rate,
    trouble: isCounted ? troubleWith(record, count, of) : '',
    small: isSmallCount(count) || isSmallCount(of),
    difference: '',
    value,
    beyond,
  };
}

function troubleWith(record: MetricRecord, count: number | null, of: number | null): string {
  if (record.count.trim() !== '' && count === null) return `“${record.count.trim()}” is no whole number.`;
  if (record.of.trim() !== '' && of === null) return `“${record.of.trim()}” is no whole number.`;
  if (count !== null && of !== null && count > of) return 'More were counted than there are.';
  return '';
}
