import { expect, test } from 'vitest';
import { faultsOfWording, textsIn } from '../taxonomy/wording-rules.ts';
import { sectionHelp } from './section-help.ts';
import { sectionLibrary } from './section-library.ts';

test('every section of the library has help, and nothing else has', () => {
  expect(Object.keys(sectionHelp).sort()).toEqual(sectionLibrary.map(({ id }) => id).sort());
});

test('help is a few sentences: what good looks like, an example, what to avoid', () => {
  for (const [id, { good, example, avoid }] of Object.entries(sectionHelp)) {
    for (const text of [good, example, avoid]) {
      expect(text.length, id).toBeGreaterThan(20);
      expect(text.length, id).toBeLessThan(320);
    }
  }
});

test('help blames nobody and uses our own words for things', () => {
  // What to avoid may quote it.
  const said = Object.values(sectionHelp).map(({ good, example }) => ({ good, example }));
  expect(faultsOfWording(textsIn(said))).toEqual([]);
});
