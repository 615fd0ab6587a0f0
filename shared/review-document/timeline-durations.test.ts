import { describe, expect, test } from 'vitest';
import type { Milestone } from './milestones.ts';
import { milestoneIds, milestones, stretches } from './milestones.ts';
import type { TimePrecision } from './records.ts';
import { durationWords, openDurations, timelineDurations } from './timeline-durations.ts';
import type { MarkedEntry } from './timeline-durations.ts';

function marked(
  milestone: Milestone,
  from: string,
  precision: TimePrecision = 'minute',
  more: Partial<MarkedEntry> = {},
): MarkedEntry {
  return { id: `${milestone}${from}`, order: 'a0', milestone, from, to: '', tz: 'UTC', precision, ...more };
}

/** What is said of the stretch from the first to the second entry's milestone. */
function said(...entries: readonly MarkedEntry[]): string | undefined {
  const [one, other] = entries;
  const found = timelineDurations(entries).find(
    ({ stretch }) => stretch.from === one?.milestone && stretch.to === other?.milestone,
  );
  return found === undefined ? undefined : durationWords(found);
}

describe('a duration', () => {
  test('is one figure where both times are sure', () => {
    expect(said(marked('noticed', '2026-03-02T09:41'), marked('made-safe', '2026-03-02T10:00'))).toBe(
      '19 minutes',
    );
    expect(said(marked('noticed', '2026-03-02T09:41'), marked('made-safe', '2026-03-02T12:11'))).toBe(
      '2 hours 30 minutes',
    );
    expect(
      said(
        marked('noticed', '2026-03-02T09:41:07', 'exact'),
        marked('made-safe', '2026-03-02T09:41:52', 'exact'),
      ),
    ).toBe('45 seconds');
    expect(said(marked('noticed', '2026-03-02T09:41'), marked('made-safe', '2026-03-02T09:41'))).toBe(
      'At the same time, as far as is known',
    );
  });

  test('is a range where a time is unsure', () => {
    expect(
      said(marked('output-shown', '2026-03-02T09:00', 'hour'), marked('decision', '2026-03-02T09:35')),
    ).toBe('between 5 and 65 minutes');
    expect(said(marked('begins', '2026-03-02', 'day'), marked('noticed', '2026-03-05', 'day'))).toBe(
      'between 2 and 4 days',
    );
    expect(
      said(marked('output-shown', '2026-03-02T09:00', 'hour'), marked('decision', '2026-03-02T09:10')),
    ).toBe('at most 40 minutes');
    expect(
      said(
        marked('begins', '2026-03-02T09:00', 'minute', { to: '2026-03-02T09:20', between: true }),
        marked('noticed', '2026-03-02T09:30'),
      ),
    ).toBe('between 10 and 30 minutes');
  });

  test('counts over zones and over a change of the clocks', () => {
    const zone = { tz: 'Europe/Amsterdam' };
    expect(
      said(
        marked('begins', '2026-10-25T01:30', 'minute', { ...zone, offset: '+02:00' }),
        marked('noticed', '2026-10-25T03:30', 'minute', { ...zone, offset: '+01:00' }),
      ),
    ).toBe('3 hours');
    expect(
      said(
        marked('begins', '2026-10-25T01:30', 'minute', { ...zone, offset: '+02:00' }),
        marked('noticed', '2026-10-25T02:30', 'minute', { ...zone, offset: '+02:00|+01:00' }),
      ),
    ).toBe('between 1 and 2 hours');
  });

  test('counts to the end of what lasted only where the milestone is its end', () => {
    const lasting = { to: '2026-03-02T10:30' };
    expect(
      said(marked('noticed', '2026-03-02T10:00'), marked('made-safe', '2026-03-02T10:10', 'minute', lasting)),
    ).toBe('30 minutes');
    expect(
      said(marked('begins', '2026-03-02T10:00', 'minute', lasting), marked('noticed', '2026-03-02T10:20')),
    ).toBe('20 minutes');
  });

  test('says why it cannot be computed', () => {
    expect(timelineDurations([marked('noticed', '2026-03-02T09:41')]).map(durationWords)).toContain(
      'Cannot be computed because no entry is marked “Made safe”.',
    );
    expect(said(marked('noticed', '', 'unknown'), marked('made-safe', '2026-03-02'))).toBe(
      'Cannot be computed because the time of “Noticed” is not known.',
    );
    expect(said(marked('noticed', '2026-03-03T09:00'), marked('made-safe', '2026-03-02T09:00'))).toBe(
      'Cannot be computed because “Made safe” stands before “Noticed”.',
    );
  });

  test('names a missing milestone once for all the stretches that lack it', () => {
    expect(openDurations(timelineDurations([marked('begins', '2026-03-02')]))).toEqual([
      { because: 'no entry is marked “Noticed”', names: ['Unnoticed'] },
      { because: 'no entry is marked “Made safe”', names: ['The whole of it'] },
    ]);
  });

  test('claims no minutes where an end is known to the day only', () => {
    expect(said(marked('first-doubt', '2026-09-06', 'day'), marked('noticed', '2026-09-07T08:10'))).toBe(
      'between 8 and 32 hours',
    );
    expect(said(marked('noticed', '2026-03-02T09:41'), marked('made-safe', '2026-03-02T09:42'))).toBe(
      '1 minute',
    );
  });

  test('takes the first of several entries with one milestone', () => {
    expect(
      said(
        marked('noticed', '2026-03-02T09:00'),
        marked('made-safe', '2026-03-02T09:30'),
        marked('made-safe', '2026-03-02T09:10'),
      ),
    ).toBe('10 minutes');
  });

  test('is not mentioned where neither end is marked', () => {
    expect(timelineDurations([])).toEqual([]);
  });
});

test('every milestone is part of a stretch, and each stretch is listed once', () => {
  const used = new Set(stretches.flatMap(({ from, to }) => [from, to]));
  expect(milestoneIds.filter((id) => !used.has(id) && id !== 'supplier-told')).toEqual([]);
  expect(new Set(stretches.map(({ from, to }) => `${from} ${to}`)).size).toBe(stretches.length);
  expect(new Set(Object.values(milestones).map(({ name }) => name)).size).toBe(milestoneIds.length);
});
