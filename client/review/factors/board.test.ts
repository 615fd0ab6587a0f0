import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createRecord, setLayerNone } from '../../../shared/review-document/edits.ts';
import type { Editing } from '../../../shared/review-document/edits.ts';
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
  let turn = 0;
  editing = {
    doc,
    origin: 'test',
    now: () => 1000,
    random: (size) => new Uint8Array(size).map(() => (turn += 7)),
  };
  const parts = {
    session: { doc, editing },
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
});
