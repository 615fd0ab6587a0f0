import { expect, test } from 'vitest';
import { driftMeasures } from '../../../shared/metrics/measures.ts';
import type { MetricRecord } from '../../../shared/review-document/records.ts';
import { driftChart } from './drift-chart.ts';

const size = { width: 640, height: 240, left: 40, right: 10, top: 10, bottom: 30 };

function metric(id: string, fields: Partial<MetricRecord>): MetricRecord {
  const texts = { name: '', value: '', note: '', seenBy: '' };
  const strings = {
    at: '',
    group: '',
    measure: '',
    count: '',
    of: '',
    figure: '',
    threshold: '',
    reference: '',
  };
  const base = { order: id, createdAt: 0, withdrawnAt: null, kind: null, data: null, alarm: null };
  return { id, ...base, ...texts, ...strings, ...fields };
}

function chartOf(
  measure: Partial<MetricRecord>,
  rows: readonly Partial<MetricRecord>[],
  marks: string[] = [],
) {
  const [first] = driftMeasures([
    metric('m', { kind: 'drift', ...measure }),
    ...rows.map((row, i) => metric(`r${String(i)}`, { kind: 'reading', measure: 'm', ...row })),
  ]);
  if (first === undefined) throw new Error('no measure');
  return driftChart(first, marks, size);
}

test('there is no curve without a month and a number', () => {
  expect(chartOf({}, [{ at: '2026-03' }, { figure: '4' }, { at: 'spring', figure: '4' }])).toBeNull();
});

test('points lie within the frame, in order of time, one line for each group', () => {
  const chart = chartOf({ threshold: '60' }, [
    { at: '2026-03', figure: '70', group: 'All' },
    { at: '2026-01', figure: '50', group: 'All' },
    { at: '2026-02', count: '30', of: '40', group: 'Over 75' },
  ]);
  expect(chart?.series.map(({ group }) => group)).toEqual(['All', 'Over 75']);
  expect(chart?.series[0]?.points.map(({ month, beyond }) => [month, beyond])).toEqual([
    ['2026-01', false],
    ['2026-03', true],
  ]);
  expect(chart?.series[1]?.path).toBe('');
  for (const { points } of chart?.series ?? []) {
    for (const { x, y } of points) {
      expect(x).toBeGreaterThanOrEqual(size.left);
      expect(x).toBeLessThanOrEqual(size.width - size.right);
      expect(y).toBeGreaterThanOrEqual(size.top);
      expect(y).toBeLessThanOrEqual(size.height - size.bottom);
    }
  }
});

test('a change of version outside the readings widens the curve and keeps its number', () => {
  const chart = chartOf({}, [{ at: '2026-03', figure: '70' }], ['soon', '2025-12']);
  expect(chart?.marks).toEqual([{ x: size.left, number: 2 }]);
});

test('many months keep few labels, and equal values still have a range', () => {
  const rows = Array.from({ length: 24 }, (_one, i) => ({
    at: `${String(2024 + Math.floor(i / 12))}-${String((i % 12) + 1).padStart(2, '0')}`,
    figure: '5',
  }));
  const chart = chartOf({}, rows);
  expect(chart?.months.length).toBeLessThanOrEqual(8);
  expect(new Set(chart?.values.map(({ y }) => y)).size).toBe(chart?.values.length);
  expect(chart?.series[0]?.points.every(({ y }) => Number.isFinite(y))).toBe(true);
});
