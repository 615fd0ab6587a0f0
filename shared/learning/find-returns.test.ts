import { expect, test } from 'vitest';
import type { CountedReview } from './counted-review.ts';
import { findReturns, type CarriedOut } from './find-returns.ts';

function review(id: string, day: string | null, system: string | null = 's1'): CountedReview {
  return { id, system, quarter: '2026-Q1', day, themes: [{ aspect: 'code', value: 'model.drift' }] };
}

const done: CarriedOut = { reviewId: 'first', code: 'model.drift', since: '2026-02-11', worked: false };

function returnedTo(...later: readonly CountedReview[]): readonly string[] {
  return findReturns([review('first', '2026-01-02'), ...later], [done]).flatMap(({ returned }) => [
    ...returned,
  ]);
}

test('a factor returns in an event after the day its action was carried out, and not on that day', () => {
  expect(returnedTo(review('day before', '2026-02-10'), review('that day', '2026-02-11'))).toEqual([]);
  expect(returnedTo(review('day after', '2026-02-12'))).toEqual(['day after']);
});

test('nothing is claimed of another system, of none, or of an event that no day is known of', () => {
  expect(
    returnedTo(
      review('other', '2026-03-01', 's2'),
      review('none', '2026-03-01', null),
      review('some day', null),
    ),
  ).toEqual([]);
});

test('several actions against one factor count from the earliest, and as one that worked if any did', () => {
  const second = { ...done, reviewId: 'second', since: '2026-01-20', worked: true };
  const [found, ...more] = findReturns(
    [review('first', '2026-01-02'), review('second', '2026-01-05'), review('third', '2026-02-01')],
    [{ ...done, since: '2026-01-25' }, second],
  );
  expect(more).toEqual([]);
  expect(found).toMatchObject({ since: '2026-01-20', worked: true });
  expect([...(found?.answered ?? [])]).toEqual(['first', 'second']);
  expect([...(found?.returned ?? [])]).toEqual(['third']);
});
