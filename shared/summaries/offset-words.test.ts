import { expect, test } from 'vitest';
import { offsetWords } from './offset-words.ts';

test('an interval is said in words, before or after the start', () => {
  expect(
    offsetWords(['10 months before', '1 day before', '0 min', '+1 min', '+3 h 12 min', '+24 h', '+5 months']),
  ).toEqual([
    '10 months earlier',
    '1 day earlier',
    'Start',
    '1 minute later',
    '3 hours 12 minutes later',
    '24 hours later',
    '5 months later',
  ]);
});

test('only the first entry at no distance is the start', () => {
  expect(offsetWords(['0 min', '0 min'])).toEqual(['Start', 'Within the minute']);
  expect(offsetWords(['0 days', '0 days', 'the same day'])).toEqual([
    'Start',
    'Around the same time',
    'The same day',
  ]);
});

test('what people wrote themselves stays, and an unknown time says so', () => {
  expect(offsetWords(['after the ward round', 'time not known'])).toEqual([
    'After the ward round',
    'Not known',
  ]);
});
