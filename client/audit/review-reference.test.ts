import { expect, test } from 'vitest';
import { reviewReference } from './review-reference.ts';

test.each([
  ['https://causeway.example.org/reviews/Ab3_x-9', 'Ab3_x-9'],
  [' /reviews/Ab3_x-9?at=s.what#comment-1 ', 'Ab3_x-9'],
  ['Ab3_x-9', 'Ab3_x-9'],
  ['', null],
  ['the review of Monday', null],
  ['https://causeway.example.org/actions', null],
])('“%s” names the review %s', (given, reference) => {
  expect(reviewReference(given)).toBe(reference);
});
