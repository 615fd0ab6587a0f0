/** The frozen half stays what it was before the first rule was written. */
import { expect, it } from 'vitest';
import { allSentences, digestOf, halves } from './labelled-sentences.ts';

it('holds at least 420 sentences, none of them twice, and near half of each label in either half', () => {
  const all = allSentences();
  expect(all.length).toBeGreaterThanOrEqual(420);
  expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  for (const half of Object.values(halves())) {
    const share = half.filter(({ label }) => label === 'blame').length / half.length;
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
  }
});

it('keeps the frozen half unchanged', () => {
  expect(digestOf(halves().frozen)).toBe('7a44b754cbae0aa4e9cc56c06ea652e42718386a56bd62e9f4823999bb7bbec5');
});
