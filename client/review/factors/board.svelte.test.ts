import { flushSync } from 'svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createRecord, recordText, setInSet, setLayerNone } from '../../../shared/review-document/edits.ts';
import type { Editing } from '../../../shared/review-document/edits.ts';
import { keepReads } from '../../../shared/review-document/kept-reads.ts';
import { recordMap } from '../../../shared/review-document/roots.ts';
import { seedReview } from '../../../shared/review-document/seed.ts';
import { template } from '../../../shared/templates/templates.ts';
import type { Layer } from '../../../shared/taxonomy/layers.ts';
import type { ReviewContext } from '../review-context.svelte.ts';
import { Board } from './board.svelte.ts';

let board: Board;
let editing: Editing;

function factor(layer: Layer | null): string {
  return createRecord(editing, 'factors', { layer });
}

function drag(type: string): DragEvent {
  return Object.assign(new Event(type, { cancelable: true }), { dataTransfer: null }) as unknown as DragEvent;
}

beforeEach(() => {
  const doc = new Y.Doc();
  const huddle = template('huddle');
  if (huddle === undefined) throw new Error('There is no huddle.');
  seedReview(doc, huddle);
  keepReads(doc);
  let turn = 0;
  editing = {
    doc,
    origin: 'test',
    now: () => 1000,
    random: (size) => new Uint8Array(size).map(() => (turn += 7)),
  };
  const parts = {
    session: { doc, editing },
    writable: true,
    step: <T>(edit: () => T): T => edit(),
    view: { goToRecordSoon: () => undefined },
  };
  // Only what the board uses of a review.
  board = new Board(parts as unknown as ReviewContext);
});

const ids = (layer: Layer | null): readonly string[] => board.in(layer).map(({ id }) => id);

describe('the five-layer board', () => {
  it('moves a factor within its layer before it leaves it', () => {
    const [one, two] = [factor('model'), factor('model')];
    board.step(two, 'up');
    expect(ids('model')).toEqual([two, one]);
  });

  it('takes a step beyond the edge of a layer into the next one, on the near side', () => {
    const moved = factor('model');
    const there = factor('interface');
    board.step(moved, 'down');
    expect(ids('interface')).toEqual([moved, there]);
    board.step(moved, 'up');
    expect(ids('model')).toEqual([moved]);
  });

  it('stays where it is at the first and the last layer', () => {
    const [first, last] = [factor('model'), factor('governance')];
    board.step(first, 'up');
    board.step(last, 'down');
    expect([ids('model'), ids('governance')]).toEqual([[first], [last]]);
  });

  it('sorts a factor without a layer by one step down', () => {
    const loose = factor(null);
    board.step(loose, 'down');
    expect([ids(null), ids('model')]).toEqual([[], [loose]]);
  });

  it('drops a dragged factor beside the card it was held over', () => {
    const [one, two] = [factor('workflow'), factor('workflow')];
    const moved = factor('human');
    board.ondragstart(moved, drag('dragstart'), null);
    board.over = { bay: 'workflow', id: two, side: 'before' };
    board.ondrop(drag('drop'));
    expect(ids('workflow')).toEqual([one, moved, two]);
    expect(board.dragged).toBeNull();
  });

  it('opens a new factor for its writer', () => {
    board.add('human');
    const [id = ''] = ids('human');
    expect(board.isOpen(id)).toBe(true);
  });

  it('says so when a layer said to hold none holds a factor', () => {
    setLayerNone(editing, 'interface', true);
    factor('interface');
    expect(board.balance[1]?.state).toBe('both');
  });

  it('keeps the objects of factors that were not touched, and the lists of layers where nothing changed', () => {
    const [touched, other] = [factor('model'), factor('model')];
    factor('human');
    // As cards do while they are on the page.
    const leave = $effect.root(() => {
      $effect(() => expect([board.in('model'), board.in('human')]).toHaveLength(2));
    });
    flushSync();
    const before = [board.in('model'), board.in('human')];
    recordText(editing.doc, 'factors', touched, 'condition')?.insert(0, 'Words');
    expect(board.in('human')).toBe(before[1]);
    expect(board.in('model')).not.toBe(before[0]);
    expect(board.in('model').find(({ id }) => id === other)).toBe(before[0]?.find(({ id }) => id === other));
    leave();
  });

  it('makes the condition behind an act, linked to it and waiting to be sorted', () => {
    const act = factor('human');
    const [record] = board.in('human');
    if (record === undefined) throw new Error('The act is not on the board.');
    board.addBehind(record);
    const [behind] = board.in(null);
    expect(behind?.kind).toBe('condition');
    expect(board.tiesOf(act).behind.map((tie) => tie.factor.id)).toEqual([behind?.id]);
  });

  it('says what a factor acts on and takes it back; a loop is refused', () => {
    const [one, two] = [factor('model'), factor('interface')];
    expect(board.tie(one, two, true)).toBe(true);
    expect(board.tie(two, one, true)).toBe(false);
    expect(board.tiesOf(one).actsOn.map((tie) => tie.factor.id)).toEqual([two]);
    expect(board.tie(one, two, false)).toBe(false);
    expect(board.tiesOf(one).actsOn).toEqual([]);
  });

  it('gives texts to a factor made before they existed, when it is opened', () => {
    const id = factor('model');
    recordMap(editing.doc, 'factors', id)?.delete('reason');
    board.open(id);
    expect(recordText(editing.doc, 'factors', id, 'reason')).toBeDefined();
  });
});

describe('two people who move the same factor at once', () => {
  it('end with one place for it, the same for both, and with its words, codes and links', () => {
    const id = factor('model');
    const other = factor('human');
    recordText(editing.doc, 'factors', id, 'condition')?.insert(0, 'Words');
    setInSet(editing, 'factors', id, 'codes', 'model.drift', true);
    board.tie(id, other, true);
    const theirs = new Y.Doc();
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(editing.doc));
    const there: Editing = { ...editing, doc: theirs, origin: 'there' };
    const stepped = {
      session: { doc: theirs, editing: there },
      step: <T>(edit: () => T): T => edit(),
      view: { goToRecordSoon: () => undefined },
    };
    const board2 = new Board(stepped as unknown as ReviewContext);
    board.moveTo(id, 'workflow');
    board2.moveTo(id, 'governance');
    recordText(theirs, 'factors', id, 'condition')?.insert(5, ' go on');
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(editing.doc));
    Y.applyUpdate(editing.doc, Y.encodeStateAsUpdate(theirs));
    const places = (of: Board): string[] =>
      of.factors.map((found) => `${found.id} ${String(found.layer)} ${found.order}`);
    expect(places(board2)).toEqual(places(board));
    const [moved] = board.factors.filter((found) => found.id === id);
    expect(['workflow', 'governance']).toContain(moved?.layer);
    expect(moved).toMatchObject({ condition: 'Words go on', codes: ['model.drift'] });
    expect(board.tiesOf(id).actsOn.map((tie) => tie.factor.id)).toEqual([other]);
  });
});
