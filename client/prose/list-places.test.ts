import { expect, test } from 'vitest';
import { blockAttributes } from '../../shared/editor/prose-schema.ts';
import { listPlaces } from './list-places.ts';

const block = (as: string, indent = 0) => blockAttributes({ as, indent });

test('items in a row form one list, and a paragraph ends it', () => {
  const places = listPlaces([block('bullet'), block('bullet'), block('paragraph'), block('bullet')]);
  expect(places).toEqual([
    { number: null, position: 1, size: 2 },
    { number: null, position: 2, size: 2 },
    null,
    { number: null, position: 1, size: 1 },
  ]);
});

test('deeper items do not break the count of the outer list', () => {
  const places = listPlaces([block('number'), block('number', 1), block('number', 1), block('number')]);
  expect(places.map((place) => place?.number)).toEqual([1, 1, 2, 2]);
  expect(places.map((place) => place?.size)).toEqual([2, 2, 2, 2]);
});

test('another kind of item at the same depth begins another list', () => {
  const places = listPlaces([block('bullet'), block('check'), block('bullet')]);
  expect(places.map((place) => place?.size)).toEqual([1, 1, 1]);
});

test('a table ends a list', () => {
  expect(listPlaces([block('bullet'), null, block('bullet')]).map((place) => place?.size)).toEqual([
    1,
    undefined,
    1,
  ]);
});
