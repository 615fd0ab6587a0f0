import { describe, expect, it } from 'vitest';
import { readingChart, type ReadingsToDraw } from './reading-chart.ts';

const size = { width: 400, height: 160, left: 40, right: 10, top: 10, bottom: 20 };
const asked = (change: Partial<ReadingsToDraw> = {}): ReadingsToDraw => ({
  readings: [
    { id: 1, day: '2026-03-01', number: 61 },
    { id: 2, day: '2026-03-11', number: null },
    { id: 3, day: '2026-03-31', number: 20 },
  ],
  baseline: '61 % (baseline week)',
  target: 'under 10 %',
  implementedOn: '2026-03-16',
  ...change,
});

describe('the curve of readings', () => {
  it('runs from the first day to the last and leaves out what is no number', () => {
    const chart = readingChart(asked(), size);
    expect(chart?.points.map(({ id, x }) => [id, x])).toEqual([
      [1, 40],
      [3, 390],
    ]);
    expect(chart?.days.map(({ day }) => day)).toEqual(['2026-03-01', '2026-03-31']);
  });

  it('draws higher values higher, within the picture, with target and baseline on the same scale', () => {
    const chart = readingChart(asked(), size);
    const [before, after] = chart?.points ?? [];
    expect(before?.y).toBe(chart?.baselineY);
    expect(before?.y ?? 0).toBeLessThan(after?.y ?? 0);
    expect(chart?.targetY ?? 0).toBeGreaterThan(after?.y ?? 0);
    expect(chart?.targetY ?? 999).toBeLessThanOrEqual(size.height - size.bottom);
  });

  it('marks the day it was done only among the readings', () => {
    expect(readingChart(asked(), size)?.doneX).toBe(215);
    expect(readingChart(asked({ implementedOn: '2026-01-01' }), size)?.doneX).toBeNull();
  });

  it('draws nothing for a single number, and lays no line where no number is said', () => {
    expect(readingChart(asked({ readings: asked().readings.slice(0, 2) }), size)).toBeNull();
    expect(readingChart(asked({ target: 'a stable figure' }), size)?.targetY).toBeNull();
  });

  it('holds when all readings are the same, on one day, or below zero', () => {
    const same = [1, 2].map((id) => ({ id, day: '2026-03-01', number: -4 }));
    const chart = readingChart(asked({ readings: same, baseline: '', target: '' }), size);
    for (const { x, y } of chart?.points ?? []) {
      expect([Number.isFinite(x), Number.isFinite(y)]).toEqual([true, true]);
      expect(y).toBeGreaterThanOrEqual(size.top);
      expect(y).toBeLessThanOrEqual(size.height - size.bottom);
    }
  });
});
