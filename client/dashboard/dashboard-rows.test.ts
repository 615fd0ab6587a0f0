import { describe, expect, it } from 'vitest';
import { effectRows, lateRows, stuckWords, timeRows } from './dashboard-rows.ts';

const nothing = { many: 0, median: 0, lower: 0, upper: 0 };

describe('the rows of the dashboard', () => {
  it('give an empty figure no list to open', () => {
    const [first, second] = lateRows([
      { band: '1-7', many: 0 },
      { band: '8-30', many: 3 },
    ]);
    expect(first?.cells[0]?.href).toBeUndefined();
    expect(second?.cells[0]).toMatchObject({ text: '3', href: '/actions?late=8-30' });
  });

  it('say of a kind that was checked four times that these are few, and of one checked five times nothing', () => {
    const counts = { worked: 2, partly: 1, 'did-not': 1, 'cannot-tell': 0 };
    const rows = effectRows([
      { category: 'warning', strength: 'weaker', counts },
      { category: null, strength: null, counts: { ...counts, 'cannot-tell': 1 } },
    ]);
    expect(rows.map(({ few }) => few)).toEqual([true, false]);
    expect(rows[1]?.cells[0]?.href).toBe('/actions?category=none&outcome=worked');
  });

  it('begin with the first quarter in which anything was done, and keep empty ones after it', () => {
    const of = (quarter: string, many: number) => ({
      quarter,
      agreedToImplemented: many === 0 ? null : { ...nothing, many, median: 12.5, upper: 20 },
      implementedToVerified: null,
    });
    const rows = timeRows([of('2026-Q1', 0), of('2026-Q2', 6), of('2026-Q3', 0)], 'agreedToImplemented');
    expect(rows.map(({ head, cells }) => [head, cells[0]?.text])).toEqual([
      ['Q2 2026', '12.5 days'],
      ['Q3 2026', '–'],
    ]);
  });

  it('count one review in the singular', () => {
    const stuck = [{ place: 'gathering', open: 1, stuck: 0, longestDays: 3 }] as const;
    expect(stuckWords([...stuck], 14)).toMatch(/^0 of 1 review that is not signed had no edit/);
  });
});
