import { expect, test } from 'vitest';
import { findCommands } from './commands.ts';
import type { Command } from './commands.ts';

const command = (label: string, note = 'Section'): Command => ({
  id: label,
  label,
  note,
  run: () => undefined,
});
const all = [
  command('What happened'),
  command('Timeline'),
  command('Add a factor', 'Record'),
  command('Five-layer factors'),
];
const found = (typed: string): string[] => findCommands(all, typed).map(({ label }) => label);

test('nothing typed shows everything in its order', () => {
  expect(found('  ')).toEqual(['What happened', 'Timeline', 'Add a factor', 'Five-layer factors']);
});

test('each typed word has to be found, in any order', () => {
  expect(found('factor add')).toEqual(['Add a factor']);
  expect(found('factor section')).toEqual(['Five-layer factors']);
  expect(found('zebra')).toEqual([]);
});

test('a label that starts with the words comes first', () => {
  expect(found('t')[0]).toBe('Timeline');
});

test('accents and case do not matter', () => {
  expect(findCommands([command('Résumé')], 'RESU')).toHaveLength(1);
});
