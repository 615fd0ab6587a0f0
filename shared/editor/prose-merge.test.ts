// @vitest-environment happy-dom
// The real binding between two people: what flat prose is for.
import type { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { Command } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';
import { initProseMirrorDoc, ySyncPlugin } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { readProse } from '../review-document/prose-read.ts';
import { joinBackward, joinForward, setBlock, splitBlock } from './prose-commands.ts';
import { proseSchema } from './prose-extensions.ts';

const views: EditorView[] = [];
afterEach(() => {
  for (const view of views.splice(0)) view.destroy();
});

/** An editor on `prose:s.what` of its own replica. */
function person(clientId: number, from?: Y.Doc): { doc: Y.Doc; view: EditorView } {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  if (from !== undefined) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  const fragment = doc.getXmlFragment('prose:s.what');
  const { doc: content, mapping } = initProseMirrorDoc(fragment, proseSchema) as {
    doc: Node;
    mapping: Map<Y.AbstractType<unknown>, Node | Node[]>;
  };
  const view = new EditorView(null, {
    state: EditorState.create({ doc: content, plugins: [ySyncPlugin(fragment, { mapping })] }),
  });
  views.push(view);
  return { doc, view };
}

function typeAt(view: EditorView, pos: number, text: string): void {
  view.dispatch(view.state.tr.insertText(text, pos));
}

function run(view: EditorView, command: Command, at: number): void {
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at)));
  expect(command(view.state, (tr) => view.dispatch(tr))).toBe(true);
}

function exchange(a: Y.Doc, b: Y.Doc): void {
  const [fromA, fromB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)];
  Y.applyUpdate(a, fromB, 'remote');
  Y.applyUpdate(b, fromA, 'remote');
}

function shown(view: EditorView): string[] {
  const lines: string[] = [];
  view.state.doc.forEach((node) => lines.push(`${String(node.attrs['as'])}: ${node.textContent}`));
  return lines;
}

function twoPeople(...paragraphs: string[]) {
  const ana = person(1);
  const content = paragraphs.map((text) =>
    proseSchema.node('block', null, text === '' ? [] : [proseSchema.text(text)]),
  );
  ana.view.dispatch(ana.view.state.tr.replaceWith(0, ana.view.state.doc.content.size, content));
  return { ana, ben: person(2, ana.doc) };
}

test('turning a paragraph into a list item while somebody types in it keeps both', () => {
  const { ana, ben } = twoPeople('alert was shown');
  run(ana.view, setBlock('bullet'), 3);
  typeAt(ben.view, 1 + 'alert '.length, 'never ');
  exchange(ana.doc, ben.doc);
  expect(shown(ana.view)).toEqual(['bullet: alert never was shown']);
  expect(shown(ben.view)).toEqual(['bullet: alert never was shown']);
});

test('two people who give a block two kinds at once end with one of them and all words', () => {
  const { ana, ben } = twoPeople('alert was shown');
  run(ana.view, setBlock('bullet'), 3);
  run(ben.view, setBlock('h2'), 3);
  typeAt(ben.view, 1, 'An ');
  exchange(ana.doc, ben.doc);
  expect(shown(ana.view)).toEqual(shown(ben.view));
  expect(ana.view.state.doc.textContent).toBe('An alert was shown');
});

test('an empty block before is taken away without touching what a colleague types in the next', () => {
  const { ana, ben } = twoPeople('', 'alert');
  run(ana.view, joinBackward, 3);
  typeAt(ben.view, 3 + 'alert'.length, ' shown');
  exchange(ana.doc, ben.doc);
  expect(shown(ana.view)).toEqual(['paragraph: alert shown']);
});

test('a split keeps the first half in its block, so typing there survives', () => {
  const { ana, ben } = twoPeople('one two');
  run(ana.view, splitBlock, 1 + 'one'.length);
  typeAt(ben.view, 1, 'not ');
  exchange(ana.doc, ben.doc);
  expect(shown(ana.view)).toEqual(['paragraph: not one', 'paragraph:  two']);
  expect(shown(ben.view)).toEqual(shown(ana.view));
});

test('text typed into a block that another joined is gone from both, and the log can tell', () => {
  const { ana, ben } = twoPeople('one', 'two');
  run(ana.view, joinBackward, 6);
  typeAt(ben.view, 6, 'NEW ');
  const arrived = Y.encodeStateAsUpdate(ben.doc, Y.encodeStateVector(ana.doc));
  exchange(ana.doc, ben.doc);
  expect(shown(ana.view)).toEqual(shown(ben.view));
  const said = ana.view.state.doc.textContent;
  expect(said).toContain('one');
  expect(said).toContain('two');
  // The word is not visible any more, yet it is in the update its writer sent: that is what recovery works from.
  expect(said).not.toContain('NEW');
  expect(new TextDecoder().decode(arrived)).toContain('NEW');
});

test('one joins two paragraphs while the other splits the second: every letter is still there', () => {
  const { ana, ben } = twoPeople('one', 'two three');
  run(ana.view, joinBackward, 6);
  run(ben.view, splitBlock, 6 + 'two'.length);
  exchange(ana.doc, ben.doc);
  expect(shown(ana.view)).toEqual(shown(ben.view));
  const said = ana.view.state.doc.textContent;
  for (const word of ['one', 'two', 'three']) expect(said).toContain(word);
});

/** Text that is dead in the merged document although no update of either person named it as deleted. */
function swallowed(doc: Y.Doc, updates: readonly Uint8Array[]): string {
  const sets = updates.map((update) => Y.decodeUpdate(update).ds.clients);
  const isNamed = (client: number, clock: number) =>
    sets.some((set) =>
      set.get(client)?.some((range) => range.clock <= clock && clock < range.clock + range.len),
    );
  let text = '';
  for (const struct of [...doc.store.clients.values()].flat()) {
    if (!(struct instanceof Y.Item) || !struct.deleted || !(struct.content instanceof Y.ContentString))
      continue;
    for (let i = 0; i < struct.length; i += 1) {
      if (!isNamed(struct.id.client, struct.id.clock + i)) text += struct.content.str.charAt(i);
    }
  }
  return text;
}

test('whatever two people do to the blocks at once, both end alike and what is not there can be told from the log', () => {
  const commands: readonly Command[] = [
    splitBlock,
    joinBackward,
    joinForward,
    setBlock('bullet'),
    setBlock('h2'),
  ];
  const act = fc.record({
    what: fc.nat(commands.length - 1),
    block: fc.nat(2),
    at: fc.constantFrom(0, 3, 6),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(act, act), { maxLength: 4 }), (rounds) => {
      const { ana, ben } = twoPeople('aaaaaa', 'bbbbbb', 'cccccc');
      const updates: Uint8Array[] = [];
      for (const { doc } of [ana, ben]) {
        doc.gc = false;
        doc.on('update', (update: Uint8Array, origin: unknown) => {
          if (origin !== 'remote') updates.push(update);
        });
      }
      for (const [first, second] of rounds) {
        for (const [{ view }, { what, block, at }] of [
          [ana, first],
          [ben, second],
        ] as const) {
          const { doc } = view.state;
          let pos = 1;
          for (let i = 0; i < Math.min(block, doc.childCount - 1); i += 1) pos += doc.child(i).nodeSize;
          const size = doc.child(Math.min(block, doc.childCount - 1)).content.size;
          const state = view.state.apply(
            view.state.tr.setSelection(TextSelection.create(doc, pos + Math.min(at, size))),
          );
          view.updateState(state);
          commands[what]?.(view.state, (tr) => view.dispatch(tr));
        }
        exchange(ana.doc, ben.doc);
      }
      expect(shown(ana.view)).toEqual(shown(ben.view));
      const said = ana.view.state.doc.textContent + swallowed(ana.doc, updates);
      for (const letter of 'abc') expect(said.split(letter).length - 1, said).toBeGreaterThanOrEqual(6);
    }),
    { numRuns: 60 },
  );
});

test('reading prose as JSON equals what the editor holds and writes nothing', () => {
  const { ana } = twoPeople('one', 'two');
  const { view, doc } = ana;
  run(view, setBlock('check'), 2);
  const { bold, link } = proseSchema.marks;
  view.dispatch(
    view.state.tr.addMark(1, 3, bold!.create()).addMark(6, 8, link!.create({ href: 'https://a.org/' })),
  );
  let updates = 0;
  doc.on('update', () => (updates += 1));
  expect(readProse(doc.getXmlFragment('prose:s.what'))).toEqual(view.state.doc.toJSON());
  expect(updates).toBe(0);
});
