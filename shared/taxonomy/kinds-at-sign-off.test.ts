import { expect, test } from 'vitest';
import { unknownYet } from './failure-kinds.ts';
import { openKindAtSignOff, unknownKindId } from './kinds-at-sign-off.ts';

test('signing asks for a kind that is named, and takes several', () => {
  expect(openKindAtSignOff([])).toMatch(/No kind/);
  expect(openKindAtSignOff(['drift'])).toBeNull();
  expect(openKindAtSignOff(['drift', 'subgroup-harm'])).toBeNull();
});

test('"not known yet" may stand until then, and is asked about, alone or beside others', () => {
  expect(openKindAtSignOff([unknownKindId])).toMatch(/still "not known yet"/);
  expect(openKindAtSignOff([unknownKindId, 'drift'])).toMatch(/beside the kinds/);
});

test('the id is that of the table of kinds', () => {
  expect(unknownKindId).toBe(unknownYet.id);
});
