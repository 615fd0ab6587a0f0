import { describe, expect, it } from 'vitest';
import { TimeLine } from '../../../shared/review-document/entry-span.ts';
import { sortEntries } from '../../../shared/review-document/entry-order.ts';
import { dayMs, hourMs, minuteMs } from '../../../shared/review-document/local-time.ts';
import type { TimelineRecord } from '../../../shared/review-document/records.ts';
import { neighbourMark } from './picture-keys.ts';
import { pictureLayout } from './picture-layout.ts';
import { timeScale } from './picture-scale.ts';

function entry(
  id: string,
  from: string,
  precision: TimelineRecord['precision'],
  more: Partial<TimelineRecord> = {},
): TimelineRecord {
  return {
    id,
    from,
    precision,
    text: `What ${id} did`,
    to: '',
    toPrecision: null,
    between: false,
    tz: 'UTC',
    offset: '',
    toOffset: '',
    place: '',
    lane: 'staff',
    known: null,
    milestone: null,
    starred: false,
    evidence: [],
    order: `a${id}`,
    createdAt: 0,
    withdrawnAt: null,
    ...more,
  };
}

function laidOut(entries: readonly TimelineRecord[], width = 1000) {
  return pictureLayout(sortEntries(entries), new TimeLine(entries), width);
}

describe('the scale', () => {
  it('keeps the order of times, gives a minute room beside a year, and names the gap', () => {
    const scale = timeScale([0, minuteMs, hourMs, 400 * dayMs], 1000);
    const xs = [0, minuteMs, hourMs, 400 * dayMs].map(scale.at);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
    expect(xs[0]).toBe(0);
    expect(xs[1]).toBeGreaterThan(20);
    expect(xs[3]).toBeCloseTo(1000);
    expect(scale.gaps.map(({ words }) => words)).toEqual(['13 months']);
  });

  it('puts a single time in the middle', () => {
    expect(timeScale([5], 1000).at(5)).toBe(500);
  });
});

describe('the picture', () => {
  it('draws a time as wide as it is unsure, and what lasted with its sure part', () => {
    const { marks } = laidOut([
      entry('a', '2026-03-02T09:00', 'minute'),
      entry('b', '2026-03-02T11:00', 'hour'),
      entry('c', '2026-03-02T13:00', 'hour', { to: '2026-03-02T16:00', toPrecision: 'minute' }),
      entry('d', '2026-03-02T18:00', 'minute', { to: '2026-03-02T19:00', between: true }),
    ]);
    const [a, b, c, d] = marks;
    expect(a?.x1).toBe(a?.x2);
    expect(b?.x2).toBeGreaterThan(b?.x1 ?? 0);
    expect(b?.core).toBeNull();
    expect(c?.core?.[0]).toBeGreaterThan(c?.x1 ?? 0);
    expect(c?.core?.[1]).toBe(c?.x2);
    expect(d?.core).toBeNull();
    expect(d?.x2).toBeGreaterThan(d?.x1 ?? 0);
  });

  it('leaves nothing out: unknown times stand where they were put, or in their own strip', () => {
    const picture = laidOut([
      entry('a', '2026-03-02T09:00', 'minute'),
      entry('b', '', 'unknown', { place: 'after:a' }),
      entry('c', '2026-03-02T13:00', 'minute'),
      entry('d', '', 'unknown'),
    ]);
    expect(picture.marks.map(({ entry: { id } }) => id).join('')).toBe('abcd');
    const [a, b, c, d] = picture.marks;
    expect(b?.x1).toBeGreaterThan(a?.x1 ?? 0);
    expect(b?.x1).toBeLessThan(c?.x1 ?? 0);
    expect(d?.x1).toBeGreaterThan(picture.untimedFrom ?? Infinity);
  });

  it('gives neighbours rows of their own, so that no words lie on one another', () => {
    const entries = Array.from({ length: 30 }, (_, i) =>
      entry(String(i + 10), `2026-03-02T09:${String(i + 10)}`, 'minute'),
    );
    const { marks } = laidOut(entries);
    for (const one of marks) {
      for (const other of marks) {
        if (one === other || one.y !== other.y || one.x1 > other.x1) continue;
        const right = one.x2 + (one.side === 'after' ? one.label.length * 6 : 0);
        const left = other.x1 - (other.side === 'before' ? other.label.length * 6 : 0);
        expect(left, `${one.entry.id} ${other.entry.id}`).toBeGreaterThan(right);
      }
    }
  });

  it('shows only lanes that hold something, in their order, and the milestones above them', () => {
    const picture = laidOut([
      entry('a', '2026-03-02T09:00', 'minute', { lane: null }),
      entry('b', '2026-03-02T10:00', 'minute', { lane: 'ai-system', milestone: 'output-given' }),
      entry('c', '2026-03-02T10:01', 'minute', { lane: 'person-affected', milestone: 'noticed' }),
    ]);
    expect(picture.lanes.map(({ lane }) => lane)).toEqual(['person-affected', 'ai-system', null]);
    expect(picture.flags.map(({ words }) => words)).toEqual(['AI output given', 'Noticed']);
    expect(picture.flags.every(({ y }) => y < picture.top)).toBe(true);
  });

  it('keeps the words of the last entry within the picture, and calls nothing a gap that lasted', () => {
    const picture = laidOut([
      entry('a', '2026-03-02T09:00', 'minute'),
      entry('b', '2026-03-02T09:05', 'minute'),
      entry('c', '2026-03-04', 'day'),
      entry('d', '2026-03-20T09:00', 'minute'),
    ]);
    expect(picture.marks.at(-1)?.side).toBe('before');
    expect(picture.gaps.map(({ words }) => words)).toEqual(['39 hours', '2 weeks']);
  });

  it('holds for no entry and for one', () => {
    expect(laidOut([]).marks).toEqual([]);
    expect(laidOut([entry('a', '2026-03', 'month')]).marks).toHaveLength(1);
    expect(laidOut([entry('a', '', 'unknown')]).marks).toHaveLength(1);
  });
});

describe('the keys of the picture', () => {
  const { marks } = laidOut([
    entry('a', '2026-03-02T09:00', 'minute', { lane: 'staff' }),
    entry('b', '2026-03-02T10:00', 'minute', { lane: 'ai-system' }),
    entry('c', '2026-03-02T11:00', 'minute', { lane: 'staff' }),
    entry('d', '2026-03-02T12:00', 'minute', { lane: 'person-affected' }),
  ]);

  it.each([
    ['a', 'ArrowRight', 'b'],
    ['a', 'ArrowLeft', undefined],
    ['d', 'ArrowRight', undefined],
    ['c', 'ArrowUp', 'd'],
    ['c', 'ArrowDown', 'b'],
    ['b', 'ArrowUp', 'a'],
    ['b', 'ArrowDown', undefined],
    ['b', 'Home', 'a'],
    ['b', 'End', 'd'],
    ['b', 'x', undefined],
  ])('from %s %s leads to %s', (from, key, to) => {
    expect(neighbourMark(marks, from, key)).toBe(to);
  });
});
