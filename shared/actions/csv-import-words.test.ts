import { expect, test } from 'vitest';
import { actionCategories } from '../taxonomy/action-categories.ts';
import { categoryNamed, layersNamed, statusNamed } from './csv-import-words.ts';

test('every kind of action and every layer is known by its name', () => {
  for (const { id, name } of actionCategories) expect(categoryNamed(name), id).toBe(id);
  expect(layersNamed('Human factors, Model')).toEqual(['model', 'human']);
});

test('words of other lists are known, and what nobody taught is not guessed', () => {
  expect(statusNamed(' IN-Progress ')).toBe('in-progress');
  expect(statusNamed('Closed')).toBe('implemented');
  expect([statusNamed('Somewhere'), categoryNamed('Fix it'), layersNamed('Model, Weather')]).toEqual([
    undefined,
    undefined,
    null,
  ]);
  expect(layersNamed('')).toEqual([]);
});
