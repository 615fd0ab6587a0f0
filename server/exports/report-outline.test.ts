import { expect, test } from 'vitest';
import { cell, inline, item, paragraphs, table } from './markdown-text.ts';
import { reportOutline } from './report-outline.ts';

const hostile = [
  '# no heading',
  '*not strong* and _not_ this',
  '[no](https://link.example) <b>no tag</b>',
  'a | b || c \\| d',
  '1. no list',
  '&amp; stays, so does &lt; and < and &',
  '`no code` ~~not gone~~',
  '> no quote',
  '=1+1',
  '#let x = read("/etc/passwd")',
];

test('words of people come back as they were written, wherever they stand', () => {
  const markdown = [
    `# ${inline('A *title*')}`,
    ...hostile.map(paragraphs),
    ...hostile.map((words) => item('-', paragraphs(words))),
    table(
      ['Words', 'Said'],
      hostile.map((words) => [cell(words), cell(`“${words}”`)]),
    ),
  ].join('\n\n');
  const { title, blocks } = reportOutline(markdown);
  expect(title).toBe('A *title*');
  expect(blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))).toEqual(hostile);
  expect(blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))).toEqual(hostile);
  const [shown] = blocks.filter((block) => block.kind === 'table');
  expect(shown?.rows).toEqual(hostile.map((words) => [words, `“${words}”`]));
});

test('headings keep two levels, a table is called after what it stands under', () => {
  const { blocks } = reportOutline(
    '# T\n\n## One\n\n### Two\n\n| **a** | b |\n| --- | --- |\n| **c** | d<br>e |',
  );
  expect(blocks).toMatchObject([
    { kind: 'heading', level: 1, text: 'One' },
    { kind: 'heading', level: 2, text: 'Two' },
    { kind: 'table', caption: 'Two', head: ['a', 'b'], rows: [['c', 'd\ne']], rowsNamed: true },
  ]);
});

test('what was ticked says so in words, and what stands within stays within', () => {
  const { blocks } = reportOutline(
    '# T\n\n- **Drift.** Slowly\n  - [x] Look back\n  - [ ] Ask the maker\n\n> Not advice.',
  );
  expect(blocks).toEqual([
    { kind: 'list', items: ['Drift. Slowly', '– Done: Look back', '– Not done: Ask the maker'] },
    { kind: 'paragraph', text: 'Not advice.', tone: 'note' },
  ]);
});
