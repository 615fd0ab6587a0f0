import { expect, test } from 'vitest';
import { savePause, SpokenSaves } from './spoken-saves.ts';

function listening() {
  const said: string[] = [];
  let due: (() => void) | null = null;
  const spoken = new SpokenSaves(
    (sentence) => said.push(sentence),
    (work, ms) => {
      expect(ms).toBe(savePause);
      due = work;
      return () => (due = null);
    },
  );
  return { said, spoken, rest: () => due?.() };
}

test('a save is said once, after the writer has paused', () => {
  const { said, spoken, rest } = listening();
  spoken.hear({ state: 'saved', at: null });
  for (const at of [1, 2, 3]) {
    spoken.hear({ state: 'saving' });
    spoken.hear({ state: 'saved', at });
  }
  expect(said).toEqual([]);
  rest();
  expect(said).toEqual(['Saved.']);
  spoken.hear({ state: 'saved', at: 3 });
  rest();
  expect(said).toEqual(['Saved.']);
});

test('a page on which nothing was written says nothing', () => {
  const { said, spoken, rest } = listening();
  spoken.hear({ state: 'saving' });
  spoken.hear({ state: 'saved', at: null });
  rest();
  expect(said).toEqual([]);
});

test('trouble and its end are said at once, and the save that ends it not a second time', () => {
  const { said, spoken, rest } = listening();
  spoken.hear({ state: 'saved', at: 1 });
  rest();
  spoken.hear({ state: 'saving' });
  spoken.hear({ state: 'device-only', changes: 2 });
  spoken.hear({ state: 'saved', at: 5 });
  rest();
  expect(said).toEqual([
    'Saved.',
    'On this device only, 2 changes',
    'Saved again. Everything is on the server.',
  ]);
});
