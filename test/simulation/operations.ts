/**
 * What people do in a review: mostly prose through the real editor binding, else records and their texts. Each
 * operation is drawn from a seed and carries markers for whatever it writes.
 */
import { Fragment, Slice } from '@tiptap/pm/model';
import type { Command } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import {
  indentBlocks,
  joinBackward,
  joinForward,
  setBlock,
  splitBlock,
  toggleBlock,
  toggleChecked,
} from '../../shared/editor/prose-commands.ts';
import { proseSchema } from '../../shared/editor/prose-extensions.ts';
import { blockKinds } from '../../shared/editor/prose-schema.ts';
import {
  answerText,
  binRecord,
  createRecord,
  factText,
  layerReason,
  moveRecord,
  recordText,
  restoreRecord,
  setCheck,
  setChoice,
  setKind,
} from '../../shared/review-document/edits.ts';
import { readBin, readContent, readRecords } from '../../shared/review-document/reads.ts';
import type { SeededRandom } from '../support/seeded-random.ts';
import type { HeadlessEditor } from './headless-editor.ts';
import type { Tab } from './tab.ts';

/** Writes one marker, to be put somewhere by the operation that asked for it. */
export type Issue = (what: string) => string;

interface Hand {
  readonly tab: Tab;
  readonly random: SeededRandom;
  readonly word: (what: string) => string;
}

type Operation = (hand: Hand) => void;

/** Sections people write in; few, so that they meet. */
const sections = ['s.what', 's.open'];

const prose: readonly (readonly [weight: number, name: string, run: Operation])[] = [
  [10, 'types', (hand) => inProse(hand, 'types', (editor) => type(hand, editor))],
  [3, 'types at the end', (hand) => inProse(hand, 'types at the end', (editor) => typeAtEnd(hand, editor))],
  [4, 'splits', (hand) => command(hand, 'splits', splitBlock)],
  [3, 'joins backward', (hand) => atEdge(hand, 'joins backward', joinBackward, 'start')],
  [2, 'joins forward', (hand) => atEdge(hand, 'joins forward', joinForward, 'end')],
  [3, 'makes a block', (hand) => command(hand, 'makes a block', setBlock(pick(hand.random, blockKinds)))],
  [
    1,
    'toggles a block',
    (hand) => command(hand, 'toggles a block', toggleBlock(pick(hand.random, blockKinds))),
  ],
  [2, 'indents', (hand) => command(hand, 'indents', indentBlocks(hand.random.next() < 0.6 ? 1 : -1))],
  [1, 'ticks', (hand) => command(hand, 'ticks', toggleChecked)],
  [2, 'marks', mark],
  [4, 'deletes', erase],
  [1, 'pastes', (hand) => inProse(hand, 'pastes', (editor) => paste(hand, editor))],
  [1, 'moves a block', (hand) => inProse(hand, 'moves a block', (editor) => moveBlock(hand, editor))],
];

const undoing: readonly (readonly [weight: number, name: string, run: Operation])[] = [
  [4, 'undoes', ({ tab }) => tab.act('undoes', () => void tab.session.undo.undo(), true)],
  [2, 'redoes', ({ tab }) => tab.act('redoes', () => void tab.session.undo.redo(), true)],
  [2, 'goes elsewhere', ({ tab }) => tab.session.undo.stopCapturing()],
];

const records: readonly (readonly [weight: number, name: string, run: Operation])[] = [
  [3, 'makes a record', makeRecord],
  [7, 'writes in a field', writeInField],
  [2, 'deletes in a field', deleteInField],
  [1, 'bins', (hand) => withRecord(hand, 'bins', (id) => binRecord(hand.tab.session.editing, 'factors', id))],
  [1, 'restores', restore],
  [1, 'moves', move],
  [
    2,
    'chooses',
    (hand) =>
      withRecord(hand, 'chooses', (id) =>
        setChoice(
          hand.tab.session.editing,
          'factors',
          id,
          'confidence',
          pick(hand.random, ['low', 'medium', 'high'] as const),
        ),
      ),
  ],
  [
    1,
    'ticks a kind',
    ({ tab, random }) =>
      tab.act(
        'ticks a kind',
        () => void setKind(tab.session.editing, `k${random.below(4)}`, random.next() < 0.6),
      ),
  ],
  [
    1,
    'checks',
    ({ tab, random }) =>
      tab.act('checks', () => void setCheck(tab.session.editing, `c${random.below(4)}`, random.next() < 0.6)),
  ],
];

/** Has the person of a tab do one thing. @param issue gives the next marker */
export function operate(tab: Tab, random: SeededRandom, issue: Issue): void {
  const word = (what: string): string => pick(random, ['ab', 'c', 'de ', ' f']) + issue(what);
  const choice = random.next();
  const among = choice < 0.55 ? prose : choice < 0.67 ? undoing : records;
  weighted(random, among)({ tab, random, word });
}

function type({ random, word }: Hand, editor: HeadlessEditor): void {
  const at = somewhere(random, editor);
  editor.run((state, dispatch) => {
    dispatch?.(state.tr.insertText(word('types')));
    return true;
  }, at);
}

function typeAtEnd({ word }: Hand, editor: HeadlessEditor): void {
  editor.run((state, dispatch) => {
    dispatch?.(state.tr.insertText(word('types at the end')));
    return true;
  }, editor.state.doc.content.size - 1);
}

function paste({ random, word }: Hand, editor: HeadlessEditor): void {
  const blocks = Array.from({ length: 1 + random.below(3) }, () =>
    proseSchema.node('block', { as: pick(random, blockKinds) }, [proseSchema.text(word('pastes'))]),
  );
  editor.run(
    (state, dispatch) => {
      dispatch?.(state.tr.replaceSelection(new Slice(Fragment.from(blocks), 1, 1)));
      return true;
    },
    somewhere(random, editor),
  );
}

function moveBlock({ random }: Hand, editor: HeadlessEditor): void {
  const { doc, tr } = editor.state;
  if (doc.childCount < 2) return;
  const index = random.below(doc.childCount);
  const from = startOf(editor, index);
  const node = doc.child(index);
  tr.delete(from, from + node.nodeSize);
  const target = random.below(tr.doc.childCount + 1);
  let at = 0;
  for (let before = 0; before < target; before += 1) at += tr.doc.child(before).nodeSize;
  editor.dispatch(tr.insert(at, node));
}

function mark(hand: Hand): void {
  inProse(hand, 'marks', (editor) => {
    const type = proseSchema.marks[pick(hand.random, ['bold', 'italic'])];
    const [from, to] = stretch(hand.random, editor, 6);
    if (type === undefined || from === to) return;
    const on = hand.random.next() < 0.7;
    editor.dispatch(
      on ? editor.state.tr.addMark(from, to, type.create()) : editor.state.tr.removeMark(from, to, type),
    );
  });
}

function erase(hand: Hand): void {
  inProse(hand, 'deletes', (editor) => {
    const [from, to] = stretch(hand.random, editor, hand.random.next() < 0.8 ? 4 : 20);
    editor.run(
      (state, dispatch) => {
        dispatch?.(state.tr.deleteSelection());
        return true;
      },
      from,
      to,
    );
  });
}

function command(hand: Hand, what: string, run: Command): void {
  inProse(hand, what, (editor) => {
    const [from, to] =
      hand.random.next() < 0.8 ? both(somewhere(hand.random, editor)) : stretch(hand.random, editor, 12);
    editor.run(run, from, to);
  });
}

function atEdge(hand: Hand, what: string, run: Command, edge: 'start' | 'end'): void {
  inProse(hand, what, (editor) => {
    const { doc } = editor.state;
    const index = hand.random.below(doc.childCount);
    const start = startOf(editor, index) + 1;
    editor.run(run, edge === 'start' ? start : start + doc.child(index).content.size);
  });
}

function inProse({ tab, random }: Hand, what: string, work: (editor: HeadlessEditor) => void): void {
  const section = pick(random, sections);
  const editor = tab.editor(section);
  if (editor === null) return;
  tab.act(`${what} in ${section}`, () => work(editor));
}

function makeRecord({ tab, random, word }: Hand): void {
  tab.act('makes a record', () => {
    const { editing } = tab.session;
    if (random.next() < 0.7) createRecord(editing, 'factors', { condition: word('makes a factor') });
    else createRecord(editing, 'lessons', random.next() < 0.5 ? {} : { text: word('makes a lesson') });
  });
}

function writeInField({ tab, random, word }: Hand): void {
  const text = field(tab, random);
  if (text === undefined) return;
  tab.act('writes in a field', () => {
    tab.session.doc.transact(
      () => text.insert(random.below(text.length + 1), word('writes in a field')),
      tab.session.editing.origin,
    );
  });
}

function deleteInField({ tab, random }: Hand): void {
  const text = field(tab, random);
  if (text === undefined || text.length === 0) return;
  tab.act('deletes in a field', () => {
    const at = random.below(text.length);
    tab.session.doc.transact(
      () => text.delete(at, Math.min(1 + random.below(4), text.length - at)),
      tab.session.editing.origin,
    );
  });
}

function restore({ tab, random }: Hand): void {
  const { doc } = tab.session;
  const binned = readBin(doc).flatMap(({ root, record }) => (root === 'factors' ? [record.id] : []));
  if (binned.length === 0) return;
  tab.act('restores', () => void restoreRecord(tab.session.editing, 'factors', pick(random, binned)));
}

function move(hand: Hand): void {
  withRecord(hand, 'moves', (id, others) =>
    moveRecord(hand.tab.session.editing, 'factors', id, { before: pick(hand.random, others) }),
  );
}

function withRecord(
  { tab, random }: Hand,
  what: string,
  work: (id: string, all: readonly string[]) => unknown,
): void {
  const all = readRecords(tab.session.doc, 'factors').map(({ id }) => id);
  if (all.length === 0) return;
  tab.act(what, () => void work(pick(random, all), all));
}

function field(tab: Tab, random: SeededRandom): Y.Text | undefined {
  const { doc } = tab.session;
  const factors = readRecords(doc, 'factors');
  if (factors.length > 0 && random.next() < 0.6) {
    return recordText(
      doc,
      'factors',
      pick(random, factors).id,
      pick(random, ['condition', 'effect'] as const),
    );
  }
  const content = readContent(doc);
  const [facts, answers] = [Object.keys(content.facts), Object.keys(content.answers)];
  if (facts.length > 0 && random.next() < 0.5) return factText(doc, pick(random, facts.slice(0, 2)), 'value');
  if (answers.length > 0 && random.next() < 0.5) return answerText(doc, pick(random, answers.slice(0, 2)));
  return layerReason(doc, 'model');
}

function startOf(editor: HeadlessEditor, index: number): number {
  let at = 0;
  for (let before = 0; before < index; before += 1) at += editor.state.doc.child(before).nodeSize;
  return at;
}

function somewhere(random: SeededRandom, editor: HeadlessEditor): number {
  const { doc } = editor.state;
  const index = random.below(doc.childCount);
  return startOf(editor, index) + 1 + random.below(doc.child(index).content.size + 1);
}

function stretch(random: SeededRandom, editor: HeadlessEditor, most: number): readonly [number, number] {
  const from = somewhere(random, editor);
  return [from, Math.min(from + 1 + random.below(most), editor.state.doc.content.size - 1)];
}

function both(at: number): readonly [number, number] {
  return [at, at];
}

export function pick<T>(random: SeededRandom, from: readonly T[]): T {
  return from[random.below(from.length)] as T;
}

function weighted(random: SeededRandom, from: readonly (readonly [number, string, Operation])[]): Operation {
  let left = random.next() * from.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, , run] of from) {
    left -= weight;
    if (left < 0) return run;
  }
  return from[0]?.[2] ?? (() => undefined);
}
