// @vitest-environment happy-dom
/**
 * Anchors under the edits that people make, with the real binding between editor and document. In these texts every
 * letter stands once, so that a mark on wrong words shows at once.
 */
import { toggleMark } from '@tiptap/pm/commands';
import { Slice } from '@tiptap/pm/model';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { findAnchor, type FoundAnchor } from '../../shared/comments/find-anchor.ts';
import type { TextAnchor } from '../../shared/comments/anchor.ts';
import { lettersOf } from '../../shared/comments/letters.ts';
import { makeAnchor } from '../../shared/comments/make-anchor.ts';
import { readPlaceText } from '../../shared/comments/place-text.ts';
import { joinBackward, joinForward, setBlock, splitBlock } from '../../shared/editor/prose-commands.ts';
import { blockKinds } from '../../shared/editor/prose-schema.ts';
import { proseSchema } from '../../shared/editor/prose-extensions.ts';
import { restoreVersion } from '../../shared/review-document/restore-version.ts';
import { HeadlessEditor } from '../simulation/headless-editor.ts';
import { SeededRandom } from '../support/seeded-random.ts';

const place = 'prose:s.what';
const editors: HeadlessEditor[] = [];
afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

interface Desk {
  readonly doc: Y.Doc;
  readonly editor: HeadlessEditor;
  readonly undo: Y.UndoManager;
}

function desk(clientId: number, from?: Y.Doc): Desk {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const fragment = doc.getXmlFragment(place);
  if (from !== undefined) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  const editor = new HeadlessEditor(fragment);
  editors.push(editor);
  const undo = new Y.UndoManager(fragment, {
    trackedOrigins: new Set([ySyncPluginKey]),
    captureTimeout: 0,
  });
  return { doc, editor, undo };
}

/** Letters that stand nowhere else; a space after every sixth. */
class Letters {
  #next = 0x4e00;

  words(count: number): string {
    return Array.from({ length: count }, (_, i) => {
      const letter = String.fromCharCode(this.#next++);
      return i % 6 === 5 ? `${letter} ` : letter;
    })
      .join('')
      .trim();
  }
}

function write({ editor }: Desk, blocks: readonly string[]): void {
  const nodes = blocks.map((text) => proseSchema.node('block', null, [proseSchema.text(text)]));
  editor.dispatch(editor.state.tr.replaceWith(0, editor.state.doc.content.size, nodes));
}

/** Before each block, and after the last letter in it. */
function blockEnds({ editor }: Desk): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  editor.state.doc.forEach((node, offset) => found.push([offset + 1, offset + node.nodeSize - 1]));
  return found;
}

function cutAndPaste({ editor }: Desk, random: SeededRandom): void {
  const { doc } = editor.state;
  if (doc.childCount < 2) return;
  const index = random.below(doc.childCount);
  const block = doc.child(index);
  let from = 0;
  for (let before = 0; before < index; before += 1) from += doc.child(before).nodeSize;
  editor.dispatch(editor.state.tr.delete(from, from + block.nodeSize));
  const rest = editor.state.doc;
  const before = random.below(rest.childCount + 1);
  let at = 0;
  for (let i = 0; i < before; i += 1) at += rest.child(i).nodeSize;
  editor.dispatch(editor.state.tr.insert(at, block));
}

/** What people do that keeps every word; the same letters are there afterwards. */
function rearrange(me: Desk, random: SeededRandom): string {
  const { editor } = me;
  const ends = blockEnds(me);
  const [start, end] = ends[random.below(ends.length)] ?? [1, 1];
  const inside = start + random.below(Math.max(1, end - start));
  switch (random.below(7)) {
    case 0:
      editor.run(setBlock(blockKinds[random.below(blockKinds.length - 1)] ?? 'bullet'), start, inside);
      return 'reformat';
    case 1:
      editor.run(splitBlock, inside);
      return 'split';
    case 2:
      editor.run(joinBackward, start);
      return 'join backward';
    case 3:
      editor.run(joinForward, end);
      return 'join forward';
    case 4: {
      const bold = proseSchema.marks['bold'];
      if (bold !== undefined) editor.run(toggleMark(bold), start, inside);
      return 'bold';
    }
    case 5:
      cutAndPaste(me, random);
      return 'cut and paste';
    default:
      if (random.below(2) === 0) me.undo.undo();
      else me.undo.redo();
      return 'undo or redo';
  }
}

function anchorsIn({ doc }: Desk, random: SeededRandom, count: number): TextAnchor[] {
  const { text } = readPlaceText(doc, place)!;
  const made = Array.from({ length: count }, () => {
    const from = random.below(text.length - 4);
    return makeAnchor(doc, place, from, from + 3 + random.below(30));
  });
  return made.filter((anchor) => anchor !== null);
}

function lettersAt(doc: Y.Doc, found: FoundAnchor): string {
  if (found.state === 'text-changed') return '';
  const { text } = readPlaceText(doc, place)!;
  return lettersOf(text.slice(found.from, found.to)).letters;
}

test('words that are reformatted, split, joined, moved within the section, undone and redone keep their mark, on themselves', () => {
  const counted = { found: 0, lost: 0 };
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = new SeededRandom(seed);
    const me = desk(1);
    const letters = new Letters();
    write(me, [letters.words(60), letters.words(70), letters.words(55)]);
    me.undo.clear();
    const anchors = anchorsIn(me, random, 8);
    const done: string[] = [];
    for (let step = 0; step < 25; step += 1) {
      done.push(rearrange(me, random));
      for (const anchor of anchors) {
        const found = findAnchor(me.doc, place, anchor);
        const said = `seed ${seed}, after ${done.join(', ')}: ${found.state}`;
        const quote = lettersOf(anchor.quote).letters;
        const marked = lettersAt(me.doc, found);
        // A quote that was split and of which one half was carried away is not there any more.
        const whole = lettersOf(readPlaceText(me.doc, place)!.text).letters.includes(quote);
        if (whole && quote.length >= 20) expect(marked, said).toBe(quote);
        else if (found.state === 'moved' || whole) expect(['', quote], said).toContain(marked);
        if (whole) counted[marked === '' ? 'lost' : 'found'] += 1;
      }
    }
  }
  // A few letters at the edge of a piece that was carried away have nothing left that speaks for them.
  expect(counted.lost * 20).toBeLessThan(counted.found);
});

test('whatever two people do at once, a mark lies on the words of its quote and what was put between them, or nowhere', () => {
  let strange = 0;
  const seen = { here: 0, moved: 0, 'text-changed': 0 };
  for (let seed = 1; seed <= 40; seed += 1) {
    const random = new SeededRandom(seed);
    const letters = new Letters();
    const ana = desk(1);
    write(ana, [letters.words(60), letters.words(70), letters.words(55)]);
    const anchors = anchorsIn(ana, random, 8);
    const ben = desk(2, ana.doc);
    const version = Y.encodeStateAsUpdate(ana.doc);
    const before = new Set(lettersOf(readPlaceText(ana.doc, place)!.text).letters);
    for (let round = 0; round < 12; round += 1) {
      for (const one of [ana, ben]) {
        for (let step = random.below(3); step > 0; step -= 1) change(one, random, letters);
      }
      if (random.below(8) === 0) restore(ana.doc, version);
      const [fromAna, fromBen] = [Y.encodeStateAsUpdate(ana.doc), Y.encodeStateAsUpdate(ben.doc)];
      Y.applyUpdate(ana.doc, fromBen, 'remote');
      Y.applyUpdate(ben.doc, fromAna, 'remote');
      for (const anchor of anchors) {
        const found = findAnchor(ana.doc, place, anchor);
        const said = `seed ${seed}, round ${round}: ${found.state}, quote ${anchor.quote}`;
        expect(findAnchor(ben.doc, place, anchor), `${said}: the same for both`).toEqual(found);
        seen[found.state] += 1;
        if (found.state === 'text-changed') {
          expect(found.quote, said).toBe(anchor.quote);
          continue;
        }
        const quote = lettersOf(anchor.quote).letters;
        const marked = lettersAt(ana.doc, found);
        const foreign = Array.from(marked).filter((letter) => before.has(letter) && !quote.includes(letter));
        if (!found.edited) expect(marked, said).toBe(quote);
        // A whole paragraph may have been put between the ends of a quote; it stays less than the quote itself.
        expect(foreign.length, said).toBeLessThanOrEqual(quote.length + 20);
        if (foreign.length > 0) strange += 1;
        expect(
          Array.from(marked).filter((letter) => quote.includes(letter)).length * 2,
          said,
        ).toBeGreaterThanOrEqual(quote.length);
      }
    }
  }
  expect(strange * 50).toBeLessThan(seen.here);
  for (const state of ['here', 'moved', 'text-changed'] as const)
    expect(seen[state], `${state} is met`).toBeGreaterThan(20);
});

/** The same, and writing and deleting. */
function change(me: Desk, random: SeededRandom, letters: Letters): void {
  const { editor } = me;
  const { size } = editor.state.doc.content;
  const at = 1 + random.below(Math.max(1, size - 1));
  const $at = editor.state.doc.resolve(Math.min(at, size - 1));
  const kind = random.below(4);
  if (kind === 0 && $at.parent.isTextblock) {
    editor.dispatch(editor.state.tr.insertText(letters.words(1 + random.below(9)), $at.pos));
  } else if (kind === 1) {
    const to = Math.min(size, $at.pos + 1 + random.below(random.below(6) === 0 ? 60 : 8));
    editor.dispatch(editor.state.tr.replace($at.pos, to, Slice.empty));
  } else rearrange(me, random);
}

function restore(doc: Y.Doc, state: Uint8Array): void {
  const then = new Y.Doc();
  Y.applyUpdate(then, state);
  restoreVersion({ doc, origin: 'restore', random: new SeededRandom(1).bytes, now: () => 1 }, then);
}

test('words that were deleted are found again in a version that is restored', () => {
  const me = desk(1);
  const sentence = 'The alert was switched off at night by default.';
  write(me, ['First the score rose.', sentence, 'Nobody was told.']);
  const { text } = readPlaceText(me.doc, place)!;
  const from = text.indexOf('switched');
  const anchor = makeAnchor(me.doc, place, from, from + 'switched off at night'.length)!;
  const version = Y.encodeStateAsUpdate(me.doc);
  const [, second] = blockEnds(me);
  me.editor.dispatch(me.editor.state.tr.delete(second![0] - 1, second![1] + 1));
  expect(findAnchor(me.doc, place, anchor)).toEqual({
    state: 'text-changed',
    quote: 'switched off at night',
  });
  restore(me.doc, version);
  const found = findAnchor(me.doc, place, anchor);
  expect([found.state, lettersAt(me.doc, found)]).toEqual(['moved', 'switchedoffatnight']);
});
