import { expect, test } from 'vitest';
import { listNumbers } from './list-numbers.ts';
import { blockAttributes } from './prose-schema.ts';

function numbers(...lines: (string | null)[]) {
  return listNumbers(
    lines.map((line) =>
      line === null ? null : blockAttributes({ as: line.slice(0, -1), indent: Number(line.slice(-1)) }),
    ),
  );
}

test('a deeper list does not break the count and starts anew each time', () => {
  expect(numbers('number0', 'number1', 'number1', 'number0', 'number1')).toEqual([1, 1, 2, 2, 1]);
  expect(numbers('number0', 'bullet1', 'number0')).toEqual([1, null, 2]);
});

test('a paragraph, a table or another kind of list at the same level starts the count anew', () => {
  expect(numbers('number0', 'paragraph0', 'number0')).toEqual([1, null, 1]);
  expect(numbers('number0', null, 'number0')).toEqual([1, null, 1]);
  expect(numbers('number0', 'bullet0', 'number0')).toEqual([1, null, 1]);
});
