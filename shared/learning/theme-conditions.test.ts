import { expect, test } from 'vitest';
import { quartersBetween } from './quarters.ts';
import { readConditions, writeConditions } from './theme-conditions.ts';
import { conditionWords } from './theme-words.ts';

test('conditions are read as they are written, and one that means nothing spoils them all', () => {
  const written =
    'code:model.drift,quarter:2026-Q1,safeguard:unplaced/held,returned:human.training-gap/abc_-1';
  expect(writeConditions(readConditions(written) ?? [])).toBe(written);
  expect(readConditions('')).toEqual([]);
  for (const wrong of [
    'code:model.nothing',
    'layer:people',
    'quarter:2026-Q5',
    'safeguard:review',
    'safeguard:review/broken',
    'system:a b',
    'action:strong/worked',
    'person:ana',
    'layer:model,,',
    "kind:drift' OR 1",
  ]) {
    expect(readConditions(wrong), wrong).toBeNull();
  }
});

test('every condition has words, and a system that is not listed has no name', () => {
  const words = (written: string): string =>
    conditionWords((readConditions(written) ?? [])[0]!, [{ id: 's1', name: 'Lung finder' }]);
  expect(words('system:s1')).toBe('Lung finder');
  expect(words('system:s2')).toBe('An AI system');
  expect(words('system:none')).toBe('None of the register');
  expect(words('action:none/worked')).toBe('No category: worked');
  expect(words('failing:unplaced')).toBe('Stage not said: did not hold');
  expect(words('quarter:2026-Q3')).toBe('Q3 2026');
});

test('quarters follow each other over the turn of the year, and only the latest of many are listed', () => {
  expect(quartersBetween('2025-Q3', '2026-Q2', 40)).toEqual(['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2']);
  expect(quartersBetween('1990-Q1', '2026-Q2', 2)).toEqual(['2026-Q1', '2026-Q2']);
});
