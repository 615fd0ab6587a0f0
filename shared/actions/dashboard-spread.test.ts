import { expect, test } from 'vitest';
import { spreadOf } from './dashboard-spread.ts';

const one = (days: number) => ({ days, many: 1 });

test('nothing has no median', () => {
  expect(spreadOf([])).toBeNull();
});

test('of an even number the median lies between the two in the middle', () => {
  expect(spreadOf([one(9), one(1), one(4), one(2)])).toEqual({ many: 4, median: 3, lower: 1, upper: 4 });
});

test('the middle half begins with the second of five and ends with the fourth', () => {
  expect(spreadOf([one(5), one(4), one(3), one(2), one(1)])).toEqual({
    many: 5,
    median: 3,
    lower: 2,
    upper: 4,
  });
});

test('days met several times count as often', () => {
  expect(spreadOf([{ days: 10, many: 5 }, one(1), one(90)])).toEqual({
    many: 7,
    median: 10,
    lower: 10,
    upper: 10,
  });
});

test('one alone is its own median and spread', () => {
  expect(spreadOf([one(12)])).toEqual({ many: 1, median: 12, lower: 12, upper: 12 });
});
