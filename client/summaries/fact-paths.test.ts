import { expect, test } from 'vitest';
import type { SummaryFacts } from '../../shared/summaries/summary-facts.ts';
import { factAt, withFactAt } from './fact-paths.ts';

const facts = {
  title: 'A tick read as clear',
  system: { class: 'Reads images', purpose: 'Order of the list' },
  harm: [{ dimension: 'physical', grade: 'Ward 7' }],
} as unknown as SummaryFacts;

test('a fact is read and replaced by its path, and what stands beside it stays', () => {
  expect(factAt(facts, 'system.class')).toBe('Reads images');
  expect(withFactAt(facts, 'title', 'Another')).toEqual({ title: 'Another' });
  expect(withFactAt(facts, 'system.class', '')).toEqual({
    system: { class: '', purpose: 'Order of the list' },
  });
  expect(withFactAt(facts, 'harm.0.grade', 'a ward')).toEqual({
    harm: [{ dimension: 'physical', grade: 'a ward' }],
  });
});

test('there is nothing to replace where no words stand', () => {
  expect(factAt(facts, 'system.none')).toBeUndefined();
  expect(withFactAt(facts, 'nothing.here', 'x')).toBeUndefined();
});
