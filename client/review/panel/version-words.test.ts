import { expect, test } from 'vitest';
import { shownTemplate } from '../../../shared/templates/shown-template.ts';
import { template } from '../../../shared/templates/templates.ts';
import { placeWords } from '../place-words.ts';
import { shownSections } from '../shown-sections.ts';
import { differenceLines, reasonWords } from './version-words.ts';

const review = { sections: shownSections(shownTemplate(template('full')!)) };
const nameOf = (place: string) => placeWords(review, place);

test('a difference is named by its place, and one that has no name is still shown', () => {
  const lines = differenceLines(
    [
      { place: 'prose:s.what', change: 'changed', before: 'One.', after: 'Two.' },
      { place: 'positions/map', change: 'added', before: '', after: 'done' },
    ],
    nameOf,
  );
  expect(lines).toEqual([
    { place: 'What happened', before: 'One.', after: 'Two.' },
    { place: 'Elsewhere in the review', before: '', after: 'done' },
  ]);
});

test('long words are cut to where they begin to differ', () => {
  const same = 'a'.repeat(1000);
  const [line] = differenceLines(
    [{ place: 'prose:s.what', change: 'changed', before: `${same}old`, after: `${same}new${same}` }],
    nameOf,
  );
  expect(line?.before).toBe(`…${'a'.repeat(40)}old`);
  expect(line?.after.startsWith(`…${'a'.repeat(40)}new`)).toBe(true);
  expect(line?.after.endsWith('…')).toBe(true);
});

test('why a version was kept is said in words', () => {
  const entry = { number: 1, at: 0, byId: null, byName: null, sha256: '' };
  expect(reasonWords({ ...entry, reason: 'guard' })).toBe('Before most of the text was deleted');
});
