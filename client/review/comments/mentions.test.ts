import { expect, test } from 'vitest';
import { mentionAt, namesStanding, withNames } from './mentions.ts';

test('a name is being typed after an @ at the start of a word, also after its first part', () => {
  expect(mentionAt('ask @be', 7)).toEqual({ from: 4, query: 'be' });
  expect(mentionAt('@Ben Pa', 7)).toEqual({ from: 0, query: 'Ben Pa' });
  expect(mentionAt('mail a@b', 8)).toBeNull();
  expect(mentionAt('no sign', 7)).toBeNull();
});

test('only those whose name still stands in the text are named', () => {
  const people = [
    { memberId: 'b', name: 'Ben Panel' },
    { memberId: 'o', name: 'Olga' },
  ];
  expect(namesStanding('@Olga, who?', ['b', 'o'], people)).toEqual(['o']);
});

test('a text is cut at the names it mentions, the longer of two alike first', () => {
  expect(withNames('to @Ann Lee: ask @Ann', ['Ann', 'Ann Lee'])).toEqual([
    { words: 'to ', named: false },
    { words: '@Ann Lee', named: true },
    { words: ': ask ', named: false },
    { words: '@Ann', named: true },
  ]);
});
