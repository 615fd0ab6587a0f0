import { beforeEach, expect, test, vi } from 'vitest';
import { goAlong } from './go-along.ts';

const view = { headerHeight: 0, currentSection: 's.what' };
const ben = { name: 'Ben', section: 's.five', record: 'factors/f1/condition' };

beforeEach(() => {
  document.body.innerHTML = '<main id="main"></main>';
  Element.prototype.scrollIntoView = () => undefined;
});

function card(): { readonly opened: ReturnType<typeof vi.fn> } {
  const opened = vi.fn();
  const made = document.createElement('li');
  made.dataset['record'] = 'f1';
  made.addEventListener('reveal', opened);
  document.querySelector('main')?.append(made);
  return { opened };
}

test('a card that comes after the person who is in it opens when it comes, and once', () => {
  expect(goAlong(ben, true, false, view)).toBe(false);
  const { opened } = card();
  expect(goAlong(ben, false, false, view)).toBe(true);
  expect(opened).toHaveBeenCalledTimes(1);
  expect(goAlong(ben, false, true, view)).toBe(true);
  expect(opened).toHaveBeenCalledTimes(1);
});

test('whoever is in no record is found at once', () => {
  expect(goAlong({ ...ben, record: null }, true, false, view)).toBe(true);
});
