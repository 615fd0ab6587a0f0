/** What honest clients write passes in any order of arrival. */
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import type { Node as ProseNode } from '@tiptap/pm/model';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { proseSchema } from '../../shared/editor/prose-extensions.ts';
import { blockKinds } from '../../shared/editor/prose-schema.ts';
import {
  binRecord,
  createRecord,
  factText,
  moveRecord,
  recordText,
  restoreRecord,
  setChoice,
  setFactState,
  setInSet,
  setKind,
  setLayerNone,
  type Editing,
} from '../../shared/review-document/edits.ts';
import { editableRoots } from '../../shared/review-document/roots.ts';
import type { RoomDocument } from '../../server/collab/room-document.ts';
import { clientOf, editingOf, firstFact, offer, room, section, state } from '../support/gate-world.ts';
import { seededBytes, seededNumbers } from '../support/review-world.ts';

class Panel {
  readonly room = room();
  readonly editing: Editing;
  readonly doc: Y.Doc;
  readonly undo: Y.UndoManager;
  unsent: Uint8Array[] = [];

  constructor(number: number, random: () => number) {
    this.doc = clientOf(this.room, number);
    this.editing = {
      doc: this.doc,
      origin: this,
      random: seededBytes(Math.floor(random() * 1e9)),
      now: () => 5,
    };
    this.undo = new Y.UndoManager(editableRoots(this.doc, [section]), {
      trackedOrigins: new Set([this]),
      captureTimeout: 0,
    });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') this.unsent.push(update);
    });
  }
}

test('[P19] every edit of several people, sent in order after any delay, passes and converges', () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const random = seededNumbers(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    const shared = room();
    const people = [11, 12, 13].map((number) => new Panel(number, random));
    const log: Uint8Array[] = [];
    shared.doc.on('update', (update: Uint8Array) => log.push(update));
    const seen = [0, 0, 0];
    for (let step = 0; step < 120; step += 1) {
      const index = Math.floor(random() * people.length);
      const person = people[index]!;
      randomEdit(person, random, pick);
      if (random() < 0.5) {
        for (const update of person.unsent) {
          expect(offer(shared, update, `m${index}`), `seed ${seed}, step ${step}`).toMatch(
            /^(ok|nothing-new)$/,
          );
        }
        person.unsent = [];
      }
      if (random() < 0.4) {
        for (const update of log.slice(seen[index])) Y.applyUpdate(person.doc, update, 'remote');
        seen[index] = log.length;
      }
    }
    people.forEach((person, index) => {
      const rest = Y.encodeStateAsUpdate(person.doc, Y.encodeStateVector(shared.doc));
      expect(offer(shared, rest, `m${index}`), `seed ${seed}, rest`).toMatch(/^(ok|nothing-new)$/);
    });
    for (const person of people) {
      Y.applyUpdate(person.doc, Y.encodeStateAsUpdate(shared.doc), 'remote');
      expect(contentOf(person.doc), `seed ${seed}`).toEqual(contentOf(withRootsOf(shared, person.doc)));
    }
  }
});

test('[P19] whatever the prose editor writes passes', () => {
  for (let seed = 1; seed <= 10; seed += 1) {
    const random = seededNumbers(seed);
    const shared = room();
    const doc = clientOf(shared, 21);
    const fragment = doc.getXmlFragment(`prose:${section}`);
    doc.on('update', (update: Uint8Array) => {
      expect(offer(shared, update), `seed ${seed}`).toBe('ok');
    });
    const { meta } = initProseMirrorDoc(fragment, proseSchema);
    for (let step = 0; step < 25; step += 1) {
      const node = randomProse(random);
      node.check();
      doc.transact(() => updateYFragment(doc, fragment, node, meta));
    }
    expect(shared.doc.getXmlFragment(`prose:${section}`).toString()).toBe(fragment.toString());
  }
});

test('[P11] what the room has already is nothing new, whoever sends it', () => {
  const shared = room();
  const doc = clientOf(shared, 11);
  createRecord(editingOf(doc), 'lessons', { text: 'Ask twice' });
  const whole = Y.encodeStateAsUpdate(doc);
  expect(offer(shared, whole)).toBe('ok');
  expect(offer(shared, whole)).toBe('nothing-new');
  expect(offer(shared, whole, 'ben')).toBe('nothing-new');
  expect(offer(shared, Y.encodeStateAsUpdate(new Y.Doc()), 'ben')).toBe('nothing-new');
});

test('[P6] an update whose predecessor is missing waits and changes nothing', () => {
  const shared = room();
  const doc = clientOf(shared, 11);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const fact = [...doc.getMap('facts').keys()][0]!;
  factText(doc, fact, 'value')!.insert(0, 'a');
  factText(doc, fact, 'value')!.insert(1, 'b');
  factText(doc, fact, 'value')!.delete(0, 1);
  const before = state(shared);
  expect(offer(shared, updates[1]!)).toBe('waits');
  expect(offer(shared, updates[2]!)).toBe('waits');
  expect(state(shared)).toBe(before);
  expect(offer(shared, updates[0]!)).toBe('ok');
  expect(offer(shared, updates[2]!)).toBe('ok');
  expect(offer(shared, updates[1]!)).toBe('ok');
  expect(factText(shared.doc, fact, 'value')!.toString()).toBe('b');
});

function contentOf(doc: Y.Doc): unknown {
  return Object.fromEntries([...doc.share].map(([name, type]) => [name, type.toJSON() as unknown]));
}

/** A copy whose roots have the types of `like`, so that both print alike. */
function withRootsOf(document: RoomDocument, like: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  for (const [name, type] of like.share) {
    if (type instanceof Y.Map) copy.getMap(name);
    else if (type instanceof Y.XmlFragment) copy.getXmlFragment(name);
  }
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document.doc));
  return copy;
}

function randomEdit(
  { editing, doc, undo }: Panel,
  random: () => number,
  pick: <T>(list: readonly T[]) => T,
): void {
  const create = () => void createRecord(editing, 'factors', { condition: 'x' });
  const ids = [...doc.getMap('factors').keys()];
  if (ids.length === 0) {
    create();
    return;
  }
  const id = pick(ids);
  const text = recordText(doc, 'factors', id, 'condition')!;
  const prose = doc.getXmlFragment(`prose:${section}`);
  const tracked = (edit: () => void) => () => {
    doc.transact(edit, editing.origin);
  };
  const insert = tracked(() =>
    text.insert(Math.floor(random() * (text.length + 1)), pick(['a', 'bc', '🙂'])),
  );
  const edits: readonly (() => unknown)[] = [
    create,
    insert,
    insert,
    () => binRecord(editing, 'factors', id),
    () => restoreRecord(editing, 'factors', id),
    () => moveRecord(editing, 'factors', id, {}),
    () => setChoice(editing, 'factors', id, 'layer', pick(['model', 'human', null])),
    () => setInSet(editing, 'factors', id, 'evidence', 'e1', random() < 0.5),
    () => setKind(editing, 'omission', random() < 0.5),
    () => setLayerNone(editing, 'model', random() < 0.5),
    () => setFactState(editing, firstFact(doc), pick(['known', 'not-known', null])),
    () => undo.undo(),
    () => undo.redo(),
    tracked(() => text.delete(0, Math.floor(random() * (text.length + 1)))),
    tracked(() => {
      const block = new Y.XmlElement('block');
      block.insert(0, [new Y.XmlText('words')]);
      prose.insert(Math.floor(random() * (prose.length + 1)), [block]);
    }),
    tracked(() => {
      if (prose.length === 0) return;
      const block = prose.get(Math.floor(random() * prose.length)) as Y.XmlElement;
      if (random() < 0.3) prose.delete(0, 1);
      else (block.get(0) as Y.XmlText).insert(1, 'more', random() < 0.5 ? { bold: {} } : {});
    }),
  ];
  pick(edits)();
}

function randomProse(random: () => number): ProseNode {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const text = () => {
    const several = ['bold', 'italic', 'strike'].filter(() => random() < 0.2).map((type) => ({ type }));
    const marks = random() < 0.1 ? [{ type: 'code' }] : several;
    if (marks[0]?.type === 'code') return { type: 'text', text: 'code', marks };
    const link = random() < 0.2 ? [{ type: 'link', attrs: { href: 'https://example.org' } }] : [];
    return { type: 'text', text: pick(['one', 'two words', 'drei']), marks: [...marks, ...link] };
  };
  const inline = () =>
    random() < 0.75
      ? text()
      : pick([
          { type: 'hardBreak' },
          { type: 'mention', attrs: { id: 'm1', label: 'Ada' } },
          { type: 'recordRef', attrs: { root: 'factors', id: 'f1', label: 'F1' } },
        ]);
  const block = () => ({
    type: 'block',
    attrs: { as: pick(blockKinds), indent: Math.floor(random() * 4), checked: random() < 0.5 },
    content: Array.from({ length: Math.floor(random() * 4) }, inline),
  });
  const cell = () => ({ type: pick(['tableCell', 'tableHeader']), content: [block()] });
  const table = () => ({
    type: 'table',
    content: Array.from({ length: 2 }, () => ({ type: 'tableRow', content: [cell(), cell()] })),
  });
  const content = Array.from({ length: 1 + Math.floor(random() * 5) }, () =>
    random() < 0.8 ? block() : table(),
  );
  return proseSchema.nodeFromJSON({ type: 'doc', content });
}
