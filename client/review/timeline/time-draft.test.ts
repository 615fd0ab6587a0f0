import { describe, expect, it } from 'vitest';
import { draftOf, inZone, readDraft } from './time-draft.ts';
import type { TimeDraft } from './time-draft.ts';

const draft = (change: Partial<TimeDraft> = {}): TimeDraft => ({
  precision: 'minute',
  day: '11 Feb 2026',
  clock: '9:41',
  turn: '',
  ends: 'none',
  endPrecision: 'minute',
  endDay: '',
  endClock: '',
  endTurn: '',
  tz: 'Europe/London',
  ...change,
});

const stored = (change: Partial<TimeDraft>): unknown => {
  const read = readDraft(draft(change));
  return read.ok ? read.time : read;
};

describe('a time in the form', () => {
  it('becomes what is stored, cut to its precision, with the offset its zone had', () => {
    const rest = { to: '', toPrecision: null, between: false, tz: 'Europe/London', toOffset: '' };
    expect(stored({})).toEqual({ ...rest, from: '2026-02-11T09:41', precision: 'minute', offset: '+00:00' });
    expect(stored({ day: 'July 2026', precision: 'month' })).toEqual({
      ...rest,
      from: '2026-07',
      precision: 'month',
      offset: '+01:00',
    });
    expect(stored({ precision: 'unknown', day: 'no idea' })).toMatchObject({ from: '', to: '', tz: '' });
  });

  it('takes an end on the same day without writing the day again, and an end known less surely', () => {
    expect(stored({ ends: 'lasted', endClock: '10:00' })).toMatchObject({
      from: '2026-02-11T09:41',
      to: '2026-02-11T10:00',
      toPrecision: null,
      between: false,
    });
    expect(stored({ ends: 'between', endPrecision: 'hour', endClock: '10' })).toMatchObject({
      to: '2026-02-11T10',
      toPrecision: 'hour',
      between: true,
    });
    expect(stored({ ends: 'lasted', endPrecision: 'day' })).toMatchObject({ to: '2026-02-11' });
  });

  it('points to the field that could not be read', () => {
    expect(readDraft(draft({ day: '31 Feb 2026' }))).toMatchObject({ ok: false, field: 'day' });
    expect(readDraft(draft({ clock: 'x' }))).toMatchObject({ ok: false, field: 'clock' });
    expect(readDraft(draft({ ends: 'lasted', endClock: '9:00' }))).toMatchObject({
      ok: false,
      field: 'endClock',
    });
    expect(readDraft(draft({ ends: 'lasted', endDay: '10 Feb', endClock: '9:00' }))).toMatchObject({
      ok: false,
      field: 'endDay',
    });
  });

  it('refuses a time that no clock of the zone ever showed', () => {
    const read = readDraft(draft({ day: '29 March 2026', clock: '01:30' }));
    expect(read).toMatchObject({ ok: false, field: 'clock' });
    expect(!read.ok && read.sentence).toContain('it never was 01:30');
    expect(inZone('Europe/Amsterdam', '2026-03-29T01:30')).toMatchObject({ ok: true });
  });

  it('asks which one it was where the clock showed a time twice, and keeps the answer', () => {
    const night = { day: '25 October 2026', clock: '01:30' };
    expect(readDraft(draft(night))).toMatchObject({ twice: true, time: { offset: '+01:00|+00:00' } });
    for (const [turn, offset] of [
      ['first', '+01:00'],
      ['second', '+00:00'],
    ] as const) {
      const read = readDraft(draft({ ...night, turn }));
      expect(read).toMatchObject({ time: { offset } });
      expect(read.ok && draftOf(read.time).turn).toBe(turn);
    }
  });

  it('comes back from what is stored as it was', () => {
    for (const change of [
      {},
      { precision: 'hour', clock: '9:30' },
      { ends: 'between', endPrecision: 'hour', endDay: '12 Feb 2026', endClock: '11:00' },
      { precision: 'exact', clock: '09:41:07', ends: 'lasted', endPrecision: 'day', endDay: '13 Feb 2026' },
    ] as const) {
      const once = readDraft(draft(change));
      const again = once.ok ? readDraft(draftOf(once.time)) : once;
      expect(once.ok).toBe(true);
      expect(again).toEqual(once);
    }
  });
});
