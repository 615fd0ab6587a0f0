import { expect, test } from 'vitest';
import type { ProseMark, ProseNode } from '../../shared/review-document/records.ts';
import { proseMarkdown } from './markdown-prose.ts';

function text(words: string, ...marks: (string | ProseMark)[]): ProseNode {
  return {
    type: 'text',
    text: words,
    ...(marks.length === 0
      ? {}
      : { marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)) }),
  };
}

function block(as: string, content: string | ProseNode[], attrs: Record<string, unknown> = {}): ProseNode {
  return {
    type: 'block',
    attrs: { as, ...attrs },
    content: typeof content === 'string' ? [text(content)] : content,
  };
}

function markdown(...content: ProseNode[]): string {
  return proseMarkdown({ type: 'doc', content });
}

test('flat blocks become real lists, nested by their indent', () => {
  expect(
    markdown(
      block('paragraph', 'Before'),
      block('bullet', 'one'),
      block('bullet', 'one deeper', { indent: 1 }),
      block('number', 'first', { indent: 2 }),
      block('number', 'second', { indent: 2 }),
      block('bullet', 'two'),
      block('number', 'a'),
      block('bullet', 'under a', { indent: 1 }),
      block('number', 'b'),
      block('check', 'done', { checked: true }),
      block('check', 'open'),
      block('paragraph', 'After'),
    ),
  ).toBe(
    [
      'Before',
      '',
      '- one',
      '  - one deeper',
      '    1. first',
      '    2. second',
      '- two',
      '1. a',
      '   - under a',
      '2. b',
      '- [x] done',
      '- [ ] open',
      '',
      'After',
    ].join('\n'),
  );
});

test('an item without its parents stands as far out as it can', () => {
  expect(markdown(block('bullet', 'deep', { indent: 3 }), block('bullet', 'top'))).toBe('- deep\n- top');
});

test('headings stand below those of sections, quotes that follow each other are one, empty blocks are nothing', () => {
  expect(
    markdown(
      block('h2', 'Head # '),
      block('paragraph', []),
      block('h3', 'Sub'),
      block('quote', 'one'),
      block('quote', 'two'),
      block('bullet', []),
    ),
  ).toBe('### Head \\#\n\n#### Sub\n\n> one\n>\n> two');
  expect(markdown(block('paragraph', []))).toBe('');
  expect(proseMarkdown(undefined)).toBe('');
});

test('code keeps every character in a fence longer than any inside', () => {
  expect(markdown(block('code', 'a *b*\n```\nc'))).toBe('````\na *b*\n```\nc\n````');
  expect(markdown(block('paragraph', [text('run '), text('a`b', 'code')]))).toBe('run ``a`b``');
});

test('marks nest, keep blanks outside, and never touch each other', () => {
  expect(
    markdown(
      block('paragraph', [
        text('plain '),
        text('bold ', 'bold'),
        text('both', 'bold', 'italic'),
        text(' end', 'bold'),
        text(' struck ', 'strike'),
        text('on'),
      ]),
    ),
  ).toBe('plain **bold *both* end** ~~struck~~ on');
});

test('links keep only addresses that may be followed', () => {
  const to = (href: string): ProseMark => ({ type: 'link', attrs: { href } });
  expect(
    markdown(
      block('paragraph', [
        text('a', to('https://example.org')),
        text(' '),
        text('b', to('javascript:alert(1)')),
        text(' '),
        text('c', 'bold', to('mailto:a@b.org')),
        text('d', to('mailto:a@b.org')),
      ]),
    ),
  ).toBe('[a](<https://example.org>) b [**c**d](<mailto:a@b.org>)');
});

test('mentions and records are printed by their label, never by id', () => {
  const out = markdown(
    block('paragraph', [
      { type: 'mention', attrs: { id: 'V1StGXR8', label: 'Ana' } },
      text(' saw '),
      { type: 'recordRef', attrs: { root: 'factors', id: 'V1StGXR9', label: 'The *tick*' } },
    ]),
  );
  expect(out).toBe('@Ana saw The \\*tick\\*');
});

test('a table keeps its cells apart, with a head only if it has one', () => {
  const cellOf = (type: string, ...blocks: ProseNode[]): ProseNode => ({ type, content: blocks });
  const row = (...cells: ProseNode[]): ProseNode => ({ type: 'tableRow', content: cells });
  expect(
    markdown({
      type: 'table',
      content: [
        row(cellOf('tableHeader', block('paragraph', 'A|B')), cellOf('tableHeader', block('paragraph', 'C'))),
        row(
          cellOf('tableCell', block('paragraph', 'one'), block('paragraph', 'two')),
          cellOf('tableCell', block('paragraph', [text('x'), { type: 'hardBreak' }, text('y')])),
        ),
      ],
    }),
  ).toBe('| A\\|B | C |\n| --- | --- |\n| one<br>two | x<br>y |');
  expect(markdown({ type: 'table', content: [row(cellOf('tableCell', block('paragraph', 'only')))] })).toBe(
    '|  |\n| --- |\n| only |',
  );
});

test('words in a node of a newer version are printed all the same', () => {
  expect(
    markdown(
      { type: 'callout', content: [block('paragraph', 'kept')] },
      { type: 'chart', content: [text('too')] },
    ),
  ).toBe('kept\n\ntoo');
});
