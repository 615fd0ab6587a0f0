import { expect, test } from 'vitest';
import { groupedBlocks, plainBlocks } from './grouped-blocks.ts';

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

test('a prose tree gives its blocks with their words, tables row by row', () => {
  const block = (as: string, text: string) => ({
    type: 'block',
    attrs: { as },
    content: [{ type: 'text', text }],
  });
  const cell = (text: string) => ({ type: 'tableCell', content: [block('paragraph', text)] });
  const tree = {
    type: 'doc',
    content: [
      block('h2', 'Head'),
      { type: 'table', content: [{ type: 'tableRow', content: [cell('a'), cell('b')] }] },
    ],
  };
  expect(plainBlocks(tree)).toEqual([
    { as: 'h2', text: 'Head' },
    { as: 'paragraph', text: 'a | b' },
  ]);
});
