import { expect, test } from 'vitest';
import { findCommands, type Command } from './commands.ts';

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
const found = (typed: string, recent: readonly string[] = []): string[] =>
  findCommands(all, typed, recent).map(({ label }) => label);

test('nothing typed shows everything in its order, what was used lately first', () => {
  expect(found('  ')).toEqual(['What happened', 'Timeline', 'Add a factor', 'Five-layer factors']);
  expect(found('', ['Add a factor', 'Timeline'])).toEqual([
    'Add a factor',
    'Timeline',
    'What happened',
    'Five-layer factors',
  ]);
});

test('each typed word has to be found, in any order', () => {
  expect(found('factor add')).toEqual(['Add a factor']);
  expect(found('factor section')).toEqual(['Five-layer factors']);
  expect(found('zebra')).toEqual([]);
});

test('a label that starts with the words comes first, then beginnings of words, then their middles', () => {
  expect(found('t')[0]).toBe('Timeline');
  expect(found('actor')).toEqual(['Add a factor', 'Five-layer factors']);
  expect(found('a')[0]).toBe('Add a factor');
});

test('letters in their order find it too, and nothing that is found otherwise stands behind them', () => {
  expect(found('tmln')).toEqual(['Timeline']);
  expect(found('whp')).toEqual(['What happened']);
  expect(found('enilemit')).toEqual([]);
});

test('of equals, what was used lately comes first', () => {
  expect(found('factor', ['Five-layer factors'])).toEqual(['Five-layer factors', 'Add a factor']);
});

test('accents and case do not matter', () => {
  expect(findCommands([command('Résumé')], 'RESU')).toHaveLength(1);
});
