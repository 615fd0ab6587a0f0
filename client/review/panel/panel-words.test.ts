import { expect, test } from 'vitest';
import { shownTemplate } from '../../../shared/templates/shown-template.ts';
import { template } from '../../../shared/templates/templates.ts';
import { placeWords } from '../place-words.ts';
import { shownSections } from '../shown-sections.ts';
import { binExcerpt, binnedWithin } from './bin-entries.ts';
import { refusedAsText } from './refused-as-text.ts';

const review = { sections: shownSections(shownTemplate(template('full')!)) };

test('a place is named by what people see there', () => {
  expect(placeWords(review, 'prose:s.what')).toBe('What happened');
  expect(placeWords(review, 'factors/abc/condition')).toBe('Factor');
  expect(placeWords(review, 'facts/system.name/value')).toBe('Name of the system');
  expect(placeWords(review, 'answers/rq.approved/text')).toBe('Who approved the use of this system here?');
  expect(placeWords(review, 'kinds/drift')).toBe('Kind of failure');
  expect(placeWords(review, 'checks/drift.kept')).toBe('To look at next');
  expect(placeWords(review, 'checks/rules.roles')).toBe('We write roles, never names.');
  expect(placeWords(review, 'elsewhere/x')).toBeNull();
});

test('refused words carry the name of their place, and stand alone without one', () => {
  const refused = {
    parts: [
      { place: 'prose:s.what', text: 'One.' },
      { place: '', text: 'Two.' },
    ],
  };
  expect(refusedAsText(refused, (place) => placeWords(review, place))).toBe('What happened\nOne.\n\nTwo.');
});

test('the bin shows what was binned within thirty days', () => {
  const day = 86_400_000;
  const entry = (withdrawnAt: number) =>
    ({
      root: 'lessons',
      record: { id: 'a', order: 'a0', createdAt: 0, withdrawnAt, text: ' Hello ' },
    }) as never;
  expect(binnedWithin([entry(10 * day), entry(39 * day)], 40 * day)).toHaveLength(2);
  expect(binnedWithin([entry(9 * day), entry(39 * day)], 40 * day)).toHaveLength(1);
});

test('a binned record is known by its words', () => {
  const record = {
    id: 'a',
    order: '',
    createdAt: 0,
    withdrawnAt: 1,
    condition: 'No alarm',
    mechanism: '',
    effect: 'late',
  };
  expect(binExcerpt(record as never)).toBe('No alarm · late');
});
