import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createRecord } from '../../shared/review-document/edits.ts';
import { readContent } from '../../shared/review-document/reads.ts';
import { seedReview } from '../../shared/review-document/seed.ts';
import { template } from '../../shared/templates/templates.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { canonicalReview } from './canonical-json.ts';

test('keys are sorted and nothing is left between them', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'é"' }], a: true, z: undefined })).toBe(
    '{"a":true,"b":[1,{"c":"é\\"","d":null}]}',
  );
});

test('it is JSON with the same meaning, whatever the order of keys was', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});

test('what JSON does not hold is refused rather than replaced', () => {
  expect(() => canonicalJson({ a: Number.NaN })).toThrow('no place');
  expect(() => canonicalJson([() => 1])).toThrow('no place');
  expect(() => canonicalJson([undefined])).toThrow('no place');
});

test('two replicas of one review give the same bytes', () => {
  const one = new Y.Doc();
  seedReview(one, template('huddle')!);
  let drawn = 0;
  const random = (size: number) => Uint8Array.from({ length: size }, () => (drawn += 3) % 256);
  createRecord({ doc: one, origin: 'a', random, now: () => 5 }, 'factors', {
    condition: 'c',
    layer: 'model',
  });
  const two = new Y.Doc();
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
  const text = canonicalReview({ title: 't', epoch: 1 }, readContent(one), []);
  expect(canonicalReview({ epoch: 1, title: 't' }, readContent(two), [])).toBe(text);
  expect(JSON.parse(text)).toMatchObject({ schema: 'causeway.review/1', content: { meta: { layout: 1 } } });
});
