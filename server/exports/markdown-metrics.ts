/**
 * Numbers by group and over time as Markdown tables. Counts from 1 to 4 are written `<5` and their rate is left out,
 * because a report travels; the JSON export keeps them.
 */
import { metricDataNames } from '../../shared/review-document/choice-names.ts';
import {
  byTime,
  driftMeasures,
  equityMeasures,
  otherMeasurements,
  versionMarks,
  type Measure,
  type Reading,
} from '../../shared/metrics/measures.ts';
import { intervalWords, isSmallCount, percent } from '../../shared/metrics/rates.ts';
import type { MetricRecord } from '../../shared/review-document/records.ts';
import { blocks, cell, inline, sentence, table } from './markdown-text.ts';
import type { Report } from './report.ts';

export function equityPart(report: Report): string {
  return blocks(
    ...equityMeasures(report.content.records.metrics).map((measure) => {
      const rows = measure.readings.filter(isSaid).map((reading) => [
        cell(reading.record.group) + (reading.record.id === measure.record.reference ? ' (reference)' : ''),
        ...counts(reading),
        // Beside a rate that is left out, a difference would give it back.
        reading.small ? '' : reading.difference,
        cell(reading.record.note),
      ]);
      const grid = table(['Group', 'Counted', 'Of', 'Rate (95 % interval)', 'Difference', 'Note'], rows);
      return titled(measure, grid);
    }),
  );
}

export function driftPart(report: Report): string {
  const { metrics } = report.content.records;
  const marks = versionMarks(metrics).filter(({ name, at }) => (name + at).trim() !== '');
  const other = otherMeasurements(metrics);
  return blocks(
    ...driftMeasures(metrics).map((measure) => {
      const rows = measure.readings
        .toSorted(byTime)
        .filter(isSaid)
        .map((reading) => [
          cell(reading.record.at),
          cell(reading.record.group),
          ...counts(reading),
          reading.rate === null ? figureWords(reading) : '',
          reading.beyond && !reading.small ? 'Beyond the threshold' : '',
          cell(reading.record.note),
        ]);
      const grid = table(
        ['When', 'Group', 'Counted', 'Of', 'Rate (95 % interval)', 'Figure', 'Threshold', 'Note'],
        rows,
      );
      return titled(measure, grid);
    }),
    marks.length === 0
      ? ''
      : blocks(
          'Changes of version or settings:',
          table(
            ['When', 'What changed'],
            marks.map(({ at, name }) => [cell(at), cell(name)]),
          ),
        ),
    otherTable(other),
  );
}

/** Measurements in words, as they were written before measures had tables. */
function otherTable(records: readonly MetricRecord[]): string {
  return table(
    ['Measure', 'Value', 'When', 'Group', 'Note'],
    records
      .map((row) => [row.name, valueOf(row), row.at, row.group, row.note].map(cell))
      .filter((row) => row.some((text) => text !== '')),
  );
}

function valueOf({ value, figure, count, of }: MetricRecord): string {
  if (value.trim() !== '') return value;
  if (figure !== '') return figure;
  return count === '' ? '' : `${count}${of === '' ? '' : ` of ${of}`}`;
}

function titled({ record, threshold }: Measure, grid: string): string {
  const said = [
    threshold === null
      ? ''
      : `Threshold: ${record.alarm === 'below' ? 'below' : 'above'} ${inline(record.threshold)}.`,
    record.seenBy.trim() === '' ? '' : `Seen by: ${sentence(inline(record.seenBy))}`,
    record.note.trim() === '' ? '' : sentence(inline(record.note)),
  ].filter((part) => part !== '');
  if (grid === '' && said.length === 0 && record.name.trim() === '') return '';
  return blocks(`**${inline(record.name) || 'A measure without a name'}**`, said.join(' '), grid);
}

function isSaid({ record }: Reading): boolean {
  const { group, at, count, of, figure, value, note } = record;
  return [group, at, count, of, figure, value, note].some((words) => words.trim() !== '');
}

function counts(reading: Reading): [count: string, of: string, rate: string] {
  const { record, count, of, rate, small } = reading;
  if (record.data !== null && record.data !== 'counted') return [metricDataNames[record.data], '', ''];
  return [
    isSmallCount(count) ? '\\<5' : cell(record.count),
    isSmallCount(of) ? '\\<5' : cell(record.of),
    rate === null || small ? '' : `${percent(rate.share)} (${intervalWords(rate)})`,
  ];
}

function figureWords({ record }: Reading): string {
  return cell(record.figure || record.value);
}
