import { expect, test } from 'vitest';
import { choicesOf, autonomyLevel, versionOn, type VersionSpan } from './system-sheet.ts';

const span = (id: string, from: string | null, to: string | null): VersionSpan => ({
  id,
  label: id,
  from,
  to,
});
const spans = [
  span('first', null, '2024-12-31'),
  span('second', '2025-01-01', '2025-06-30'),
  span('pilot', '2025-06-01', '2025-06-15'),
  span('now', '2026-01-01', null),
];

test.each([
  ['2020-05-05', 'first'],
  ['2025-01-01', 'second'],
  ['2025-06-10', 'pilot'],
  ['2025-06-30', 'second'],
  ['2025-09-01', undefined],
  ['2030-01-01', 'now'],
])('on %s the version in use is %s', (day, expected) => {
  expect(versionOn(spans, day)?.id).toBe(expected);
});

test('every way of acting but "something else" has a level of autonomy', () => {
  const without = choicesOf('system.autonomy').filter(({ id }) => autonomyLevel(id) === null);
  expect(without.map(({ id }) => id)).toEqual(['other']);
});
