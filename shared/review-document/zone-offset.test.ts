import { expect, test } from 'vitest';
import { isZone, offsetsOf, readZone } from './zone-offset.ts';

test('a zone answers with what its clock was ahead of UTC at that time of the year', () => {
  expect(readZone('Europe/Amsterdam', '2026-01-15T12:00')).toEqual({
    kind: 'offset',
    offset: '+01:00',
    twice: false,
  });
  expect(readZone('Europe/Amsterdam', '2026-07-15T12:00')).toMatchObject({ offset: '+02:00' });
  expect(readZone('Asia/Kathmandu', '2026-07-15T12:00')).toMatchObject({ offset: '+05:45' });
  expect(readZone('America/St_Johns', '2026-01-15T12:00')).toMatchObject({ offset: '-03:30' });
  expect(readZone('+05:30', '2026-07-15T12:00')).toMatchObject({ offset: '+05:30' });
});

test('the hour that occurs twice keeps both offsets, the earlier moment first', () => {
  expect(readZone('Europe/Amsterdam', '2026-10-25T02:30')).toEqual({
    kind: 'offset',
    offset: '+02:00|+01:00',
    twice: true,
  });
  expect(readZone('Europe/Amsterdam', '2026-10-25T01:59:59')).toMatchObject({ twice: false });
  expect(readZone('Europe/Amsterdam', '2026-10-25T03:00')).toMatchObject({ offset: '+01:00', twice: false });
});

test('the hour that never occurs is told', () => {
  expect(readZone('Europe/Amsterdam', '2026-03-29T02:30')).toEqual({ kind: 'gap' });
  expect(readZone('America/New_York', '2026-03-08T02:00')).toEqual({ kind: 'gap' });
});

test('a day on which the clocks change keeps the offsets of its beginning and its end', () => {
  expect(readZone('Europe/Amsterdam', '2026-03-29')).toMatchObject({ offset: '+01:00|+02:00' });
  expect(readZone('Europe/Amsterdam', '2026-03-28')).toMatchObject({ offset: '+01:00' });
  expect(readZone('Europe/Amsterdam', '2026-10')).toMatchObject({ offset: '+02:00|+01:00' });
});

test('a zone nobody knows is no zone', () => {
  expect(['Europe/Paris', 'UTC', '-03:00'].every(isZone)).toBe(true);
  expect(['', 'Mars/Olympus', 'half past'].some(isZone)).toBe(false);
  expect(readZone('Mars/Olympus', '2026-03-29T02:30')).toEqual({ kind: 'unknown-zone' });
});

test('an entry keeps the offsets of both its ends, and none where its zone is one', () => {
  const times = { from: '2026-10-24T23:00', to: '2026-10-25T04:00', precision: 'minute' } as const;
  expect(offsetsOf({ ...times, tz: 'Europe/Berlin' })).toEqual({ offset: '+02:00', toOffset: '+01:00' });
  expect(offsetsOf({ ...times, tz: '+02:00' })).toEqual({ offset: '', toOffset: '' });
});
