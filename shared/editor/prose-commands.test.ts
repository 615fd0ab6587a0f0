import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Command } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import {
  indentBlocks,
  joinBackward,
  joinForward,
  selectedBlocks,
  setBlock,
  splitBlock,
  toggleBlock,
  toggleChecked,
} from './prose-commands.ts';
import { proseSchema } from './prose-extensions.ts';
import { blockAttributes } from './prose-schema.ts';

/** Each line `kind indent? text`; `|` is the caret, two of them a selection. */
function stateOf(...lines: string[]): EditorState {
  const marks: number[] = [];
  let pos = 0;
  const blocks = lines.map((line) => {
    const [, as = 'paragraph', done, indent = '0', text = ''] =
      /^(h2|h3|[a-z]+)(\*)?(\d)?:(.*)$/s.exec(line) ?? [];
    pos += 1;
    let clean = '';
    for (const char of text) {
      if (char === '|') marks.push(pos + clean.length);
      else clean += char;
    }
    pos += clean.length + 1;
    return {
      type: 'block',
      attrs: { as, indent: Number(indent), checked: done === '*' },
      ...(clean === '' ? {} : { content: [{ type: 'text', text: clean }] }),
    };
  });
  const doc = proseSchema.nodeFromJSON({ type: 'doc', content: blocks });
  const from = marks[0] ?? 1;
  return EditorState.create({ doc, selection: TextSelection.create(doc, from, marks[1] ?? from) });
}

function linesOf(state: EditorState): string[] {
  const lines: string[] = [];
  const { from, to } = state.selection;
  state.doc.forEach((node, offset) => {
    const { as, indent, checked } = blockAttributes(node.attrs);
    const start = offset + 1;
    let text = node.textContent;
    for (const at of new Set([to, from])) {
      if (at >= start && at <= start + node.content.size) {
        text = `${text.slice(0, at - start)}|${text.slice(at - start)}`;
      }
    }
    lines.push(`${as}${checked ? '*' : ''}${indent > 0 ? String(indent) : ''}:${text}`);
  });
  return lines;
}

function after(command: Command, ...lines: string[]): string[] | false {
  let state = stateOf(...lines);
  state.doc.check();
  const dry = command(state);
  const done = command(state, (tr) => {
    state = state.apply(tr);
  });
  expect(done).toBe(dry);
  state.doc.check();
  return done ? linesOf(state) : false;
}

test('Enter splits a paragraph and keeps a list going, each new check unticked', () => {
  expect(after(splitBlock, 'paragraph:one| two')).toEqual(['paragraph:one', 'paragraph:| two']);
  expect(after(splitBlock, 'bullet2:one|')).toEqual(['bullet2:one', 'bullet2:|']);
  expect(after(splitBlock, 'check*:one|')).toEqual(['check*:one', 'check:|']);
});

test('Enter replaces what is selected', () => {
  expect(after(splitBlock, 'quote:a|bc|d')).toEqual(['quote:a', 'quote:|d']);
});

test('Enter in an empty list item goes out one level and then ends the list', () => {
  expect(after(splitBlock, 'bullet1:|')).toEqual(['bullet:|']);
  expect(after(splitBlock, 'bullet:|')).toEqual(['paragraph:|']);
  expect(after(splitBlock, 'quote:|')).toEqual(['paragraph:|']);
});

test('Enter at the end of a heading starts a paragraph, at its start it makes room above', () => {
  expect(after(splitBlock, 'h2:Title|')).toEqual(['h2:Title', 'paragraph:|']);
  expect(after(splitBlock, 'h2:|Title')).toEqual(['paragraph:', 'h2:|Title']);
  expect(after(splitBlock, 'h3:Ti|tle')).toEqual(['h3:Ti', 'h3:|tle']);
});

test('Enter in code makes a line, and leaves the code from an empty last line', () => {
  expect(after(splitBlock, 'code:a|')).toEqual(['code:a\n|']);
  expect(after(splitBlock, 'code:a\n|')).toEqual(['code:a', 'paragraph:|']);
  expect(after(splitBlock, 'code:|')).toEqual(['paragraph:|']);
});

test('Backspace at the start first goes out, then makes a paragraph, then joins', () => {
  expect(after(joinBackward, 'bullet:a', 'bullet1:|b')).toEqual(['bullet:a', 'bullet:|b']);
  expect(after(joinBackward, 'bullet:a', 'bullet:|b')).toEqual(['bullet:a', 'paragraph:|b']);
  expect(after(joinBackward, 'bullet:a', 'paragraph:|b')).toEqual(['bullet:a|b']);
});

test('Backspace takes away an empty block before and keeps the one the caret is in', () => {
  const state = stateOf('h2:', 'paragraph:|b');
  const kept = state.doc.child(1);
  let next = state;
  joinBackward(state, (tr) => (next = state.apply(tr)));
  expect(linesOf(next)).toEqual(['paragraph:|b']);
  expect(next.doc.child(0)).toBe(kept);
});

test('Backspace inside a text or at the start of the document is left to the editor', () => {
  expect(after(joinBackward, 'paragraph:a|b')).toBe(false);
  expect(after(joinBackward, 'paragraph:|ab')).toBe(false);
});

test('Delete at the end joins the next block, or takes away the empty one of the two', () => {
  expect(after(joinForward, 'paragraph:a|', 'bullet:b')).toEqual(['paragraph:a|b']);
  expect(after(joinForward, 'paragraph:a|', 'bullet:')).toEqual(['paragraph:a|']);
  expect(after(joinForward, 'paragraph:|', 'bullet:b')).toEqual(['bullet:|b']);
  expect(after(joinForward, 'paragraph:|a', 'bullet:b')).toBe(false);
});

test('toggling a kind changes attributes only and takes it back when all have it', () => {
  expect(after(toggleBlock('bullet'), 'paragraph:a|', 'h2:b|')).toEqual(['bullet:a|', 'bullet:b|']);
  expect(after(toggleBlock('bullet'), 'bullet1:a|', 'bullet:b|')).toEqual(['paragraph:a|', 'paragraph:b|']);
  const state = stateOf('paragraph:a|b');
  setBlock('h2')(state, (tr) =>
    expect(tr.steps.map((step) => step.toJSON() as unknown)).toEqual([
      { stepType: 'attr', pos: 0, attr: 'as', value: 'h2' },
    ]),
  );
});

test('an item goes one level below the item before it and no deeper', () => {
  expect(after(indentBlocks(1), 'bullet:a', 'bullet:|b')).toEqual(['bullet:a', 'bullet1:|b']);
  expect(after(indentBlocks(1), 'bullet:a', 'bullet1:|b')).toEqual(['bullet:a', 'bullet1:|b']);
  expect(after(indentBlocks(1), 'bullet:|a')).toEqual(['bullet:|a']);
  expect(after(indentBlocks(-1), 'bullet:a', 'bullet1:|b', 'bullet2:c|')).toEqual([
    'bullet:a',
    'bullet:|b',
    'bullet1:c|',
  ]);
});

test('Tab outside a list is not taken', () => {
  expect(after(indentBlocks(1), 'paragraph:|a')).toBe(false);
});

test('ticking turns all selected checks one way', () => {
  expect(after(toggleChecked, 'check*:|a', 'check:b|')).toEqual(['check*:|a', 'check*:b|']);
  expect(after(toggleChecked, 'check*:|a', 'check*:b|')).toEqual(['check:|a', 'check:b|']);
  expect(after(toggleChecked, 'bullet:|a')).toBe(false);
});

test('blocks inside a table are found one by one', () => {
  const doc = proseSchema.nodeFromJSON({
    type: 'doc',
    content: [
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableCell', content: [{ type: 'block' }, { type: 'block' }] }],
          },
        ],
      },
    ],
  });
  doc.check();
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, 4, 6) });
  expect(selectedBlocks(state).map(({ pos }) => pos)).toEqual([3, 5]);
});
