import { expect, test } from 'vitest';
import type { MetricRecord } from '../review-document/records.ts';
import { byTime, driftMeasures, equityMeasures, otherMeasurements, versionMarks } from './measures.ts';

const empty: MetricRecord = {
  id: '',
  order: '',
  createdAt: 0,
  withdrawnAt: null,
  name: '',
  value: '',
  note: '',
  seenBy: '',
  kind: null,
  data: null,
  alarm: null,
  at: '',
  group: '',
  measure: '',
  count: '',
  of: '',
  figure: '',
  threshold: '',
  reference: '',
};
function metric(id: string, fields: Partial<MetricRecord>): MetricRecord {
  return { ...empty, id, ...fields };
}
const reading = (id: string, measure: string, fields: Partial<MetricRecord>) =>
  metric(id, { kind: 'reading', measure, ...fields });

test('groups are compared with the reference by its row, whatever it is called', () => {
  const [measure] = equityMeasures([
    metric('m', { kind: 'equity', reference: 'a' }),
    reading('a', 'm', { group: 'Lighter skin', count: '10', of: '200' }),
    reading('b', 'm', { group: 'Darker skin', count: '18', of: '120' }),
  ]);
  expect(measure?.readings.map(({ difference }) => difference)).toEqual(['', '+10.0 points']);
});

test('small numbers are marked wherever they stand', () => {
  const [measure] = equityMeasures([
    metric('m', { kind: 'equity' }),
    reading('a', 'm', { count: '3', of: '90' }),
    reading('b', 'm', { count: '0', of: '4' }),
    reading('c', 'm', { count: '0', of: '90' }),
  ]);
  expect(measure?.readings.map(({ small }) => small)).toEqual([true, true, false]);
});

test('what was not recorded has no number, no rate and no trouble', () => {
  const [measure] = equityMeasures([
    metric('m', { kind: 'equity' }),
    reading('a', 'm', { data: 'not-recorded', count: 'many', of: '3' }),
  ]);
  expect(measure?.readings[0]).toMatchObject({ count: null, rate: null, trouble: '', small: false });
});

test('counts that contradict each other are told, not dropped', () => {
  const [measure] = equityMeasures([
    metric('m', { kind: 'equity' }),
    reading('a', 'm', { count: '12', of: '10' }),
    reading('b', 'm', { count: 'some', of: '10' }),
  ]);
  expect(measure?.readings.map(({ trouble }) => trouble)).toEqual([
    'More were counted than there are.',
    '“some” is no whole number.',
  ]);
});

test('a reading beyond the threshold is one on the side that asks for a response', () => {
  const rows = [
    reading('a', 'm', { at: '2026-02', figure: '82' }),
    reading('b', 'm', { at: '2026-01', count: '91', of: '100' }),
  ];
  const below = driftMeasures([metric('m', { kind: 'drift', threshold: '85 %', alarm: 'below' }), ...rows]);
  expect(below[0]?.readings.map(({ beyond }) => beyond)).toEqual([true, false]);
  const above = driftMeasures([metric('m', { kind: 'drift', threshold: '85' }), ...rows]);
  expect(above[0]?.readings.map(({ beyond }) => beyond)).toEqual([false, true]);
  expect(above[0]?.readings.toSorted(byTime).map(({ record }) => record.id)).toEqual(['b', 'a']);
});

test('measurements written before there were tables, and readings without their measure, are kept apart', () => {
  const old = metric('old', { name: 'Images a day', value: '140', at: 'March' });
  const orphan = reading('orphan', 'gone', { count: '9', of: '10' });
  const all = [old, orphan, metric('m', { kind: 'drift' }), reading('r', 'm', {})];
  expect(otherMeasurements(all)).toEqual([old, orphan]);
});

test('changes of version stand in order of time', () => {
  const marks = [metric('b', { kind: 'mark', at: '2026-05' }), metric('a', { kind: 'mark', at: '2026-02' })];
  expect(versionMarks(marks).map(({ id }) => id)).toEqual(['a', 'b']);
});
