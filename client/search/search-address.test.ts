import { expect, test } from 'vitest';
import type { SearchGroup, SearchHit } from '../../shared/api/search.ts';
import { resultPath } from './result-path.ts';
import { isNarrowed, readAddress, searchPath, searchQueryOf } from './search-address.ts';

test('a search is its address, and comes back from it', () => {
  const path = searchPath({ typed: 'alert & "list"', kind: 'factor', layer: 'model', review: 'r-1' });
  const address = readAddress(new URLSearchParams(path.split('?')[1]));
  expect(address).toEqual({
    typed: 'alert & "list"',
    kind: 'factor',
    layer: 'model',
    stage: '',
    system: '',
    review: 'r-1',
  });
  expect(searchQueryOf(address)).toMatchObject({ q: 'alert & "list"', in: 'factor' });
  expect(searchPath({})).toBe('/search');
});

test('what an address says wrongly counts as not said', () => {
  const address = readAddress(new URLSearchParams('q=x&in=nonsense&layer=weather&stage=late&review=../a'));
  expect(isNarrowed(address)).toBe(false);
  expect(address.typed).toBe('x');
});

const hit = (kind: SearchHit['kind'], more: Partial<SearchHit> = {}): SearchHit => ({
  kind,
  id: 'id-1',
  title: null,
  snippet: null,
  section: null,
  layers: [],
  reviewId: null,
  ...more,
});
const review = { id: 'r-1', title: { text: 'T', marks: [] }, stage: 'gathering' as const, aiSystem: null };
const inReview: SearchGroup = { of: 'review', review: { ...review, partner: false }, hits: [], more: 0 };
const elsewhere: SearchGroup = { of: 'actions', review: null, hits: [], more: 0 };

test('every kind leads to its place', () => {
  expect(resultPath(inReview, hit('factor'), 'a b')).toBe('/reviews/r-1?find=a+b#record-id-1');
  expect(resultPath(inReview, hit('text', { id: 's.what' }), 'a')).toBe('/reviews/r-1?find=a#section-s-what');
  expect(resultPath(inReview, hit('evidence'), 'a')).toBe('/reviews/r-1?find=a#evidence-id-1');
  expect(resultPath({ ...inReview, review: { ...review, partner: true } }, hit('lesson'), 'a')).toBe(
    '/reviews/r-1',
  );
  expect(resultPath(elsewhere, hit('action', { reviewId: 'r-9' }), 'a')).toBe('/actions?open=r-9%2Fid-1');
  expect(resultPath(elsewhere, hit('system'), 'a')).toBe('/systems/id-1');
  expect(resultPath(elsewhere, hit('code', { id: 'model.drift' }), 'a')).toBe(
    '/search?q=model.drift&in=factor',
  );
});
