import { expect, test } from 'vitest';
import { groupedBlocks } from './grouped-blocks.ts';

test('lines of one list stand together, paragraphs stand apart', () => {
  const blocks = [
    { as: 'paragraph', text: 'One' },
    { as: 'paragraph', text: 'Two' },
    { as: 'bullet', text: 'a' },
    { as: 'bullet', text: 'b' },
    { as: 'number', text: '1' },
    { as: 'paragraph', text: ' ' },
  ];
  expect(groupedBlocks(blocks).map(({ kind, lines }) => [kind, lines.length])).toEqual([
    ['paragraph', 1],
    ['paragraph', 1],
    ['bullet', 2],
    ['number', 1],
  ]);
});
