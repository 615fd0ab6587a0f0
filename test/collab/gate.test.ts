/** What honest clients write passes in any order of arrival; what nobody honest writes changes nothing. */
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import type { Node as ProseNode } from '@tiptap/pm/model';
import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
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
import { layoutVersion } from '../../shared/review-document/layout.ts';
import { editableRoots } from '../../shared/review-document/roots.ts';
import { seedReview } from '../../shared/review-document/seed.ts';
import { templates } from '../../shared/templates/templates.ts';
import { seededBytes, seededNumbers } from '../support/review-world.ts';
import { RoomDocument } from '../../server/collab/room-document.ts';

const template = templates[0]!;
const section = template.sections[0]!.id;
const seedNumber = 1;

function seededUpdate(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = seedNumber;
  seedReview(doc, template);
  return Y.encodeStateAsUpdate(doc);
}

function room(): RoomDocument {
  const numbers = [{ clientNumber: seedNumber, epoch: 1, memberId: null }];
  const stored = {
    epoch: 1,
    layout: layoutVersion,
    seq: 1,
    snapshot: null,
    summary: null,
    updates: [seededUpdate()],
    numbers,
  };
  return new RoomDocument('r1', stored, seededBytes(3));
}

/** The check, and the apply when it passes. */
function offer(document: RoomDocument, update: Uint8Array, memberId = 'ada'): string {
  const outcome = document.check(update, memberId);
  if (outcome.kind === 'ok') document.apply(update, outcome, memberId);
  return outcome.kind === 'refuse' ? outcome.code : outcome.kind;
}

function state(document: RoomDocument): string {
  return Buffer.from(Y.encodeStateAsUpdate(document.doc)).toString('base64');
}

/** A client's document with what the room has. */
function clientOf(document: RoomDocument, clientNumber: number): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(document.doc));
  // Afterwards, because Yjs takes another number when it sees its own come in.
  doc.clientID = clientNumber;
  return doc;
}

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

describe('what clients make', () => {
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
});

describe('what nobody honest sends', () => {
  test('[P19] a truncated or altered update changes nothing unless it passes, and then applies whole', () => {
    const random = seededNumbers(99);
    const source = room();
    const doc = clientOf(source, 11);
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const id = createRecord(editingOf(doc), 'factors', { condition: 'Night shift' });
    recordText(doc, 'factors', id, 'condition')!.insert(3, 'ly');
    recordText(doc, 'factors', id, 'condition')!.delete(0, 2);
    const whole = Y.mergeUpdates(updates);
    let passed = 0;
    let target = room();
    for (let round = 0; round < 4000; round += 1) {
      const bytes = round < whole.length ? whole.slice(0, round) : altered(whole, random);
      const before = state(target);
      const said = offer(target, bytes);
      expect(target.doc.store.pendingStructs).toBeNull();
      expect(target.doc.store.pendingDs).toBeNull();
      if (said !== 'ok') {
        expect(state(target), `round ${round}: ${said}`).toBe(before);
        continue;
      }
      passed += 1;
      target.destroy();
      target = room();
    }
    expect(passed).toBeGreaterThan(0);
  });

  test('[P19] what an update repeats is passed over if it can be read, and what is new in it applies', () => {
    const shared = room();
    const doc = clientOf(shared, 11);
    setKind(editingOf(doc), 'omission', true);
    expect(offer(shared, Y.encodeStateAsUpdate(doc))).toBe('ok');
    const encoder = encoding.createEncoder();
    for (const number of [1, 2, 11, 0]) encoding.writeVarUint(encoder, number);
    const flag = (writeParent: () => void, key: string): void => {
      encoding.writeUint8(encoder, 0x28);
      writeParent();
      encoding.writeVarString(encoder, key);
      encoding.writeVarUint(encoder, 1);
      encoding.writeAny(encoder, true);
    };
    // Known already, now said to stand in something that nobody has.
    flag(() => [0, 99_999, 5].forEach((number) => encoding.writeVarUint(encoder, number)), 'omission');
    flag(() => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, 'kinds');
    }, 'hallucination');
    encoding.writeVarUint(encoder, 0);
    const before = state(shared);
    const unreadable = encoding.createEncoder();
    for (const number of [1, 2, 11, 0, 0x27, 1]) encoding.writeVarUint(unreadable, number);
    for (const name of ['kinds', 'omission']) encoding.writeVarString(unreadable, name);
    // Of a type that Yjs has no reader for; then something new, and no deletions.
    for (const number of [96, 0x28, 1]) encoding.writeVarUint(unreadable, number);
    for (const name of ['kinds', 'hallucination']) encoding.writeVarString(unreadable, name);
    encoding.writeVarUint(unreadable, 1);
    encoding.writeAny(unreadable, true);
    encoding.writeVarUint(unreadable, 0);
    expect(offer(shared, encoding.toUint8Array(unreadable))).toBe('malformed');
    expect(state(shared)).toBe(before);
    expect(offer(shared, encoding.toUint8Array(encoder))).toBe('ok');
    expect(shared.doc.store.pendingStructs).toBeNull();
    expect(Object.keys(shared.doc.getMap('kinds').toJSON()).sort()).toEqual(['hallucination', 'omission']);
  });

  test('[P22] a few bytes that claim thirty million structs cost nothing', () => {
    const encoder = encoding.createEncoder();
    for (const number of [1, 30_000_000, 11, 0]) encoding.writeVarUint(encoder, number);
    const began = performance.now();
    expect(offer(room(), encoding.toUint8Array(encoder))).toBe('malformed');
    expect(performance.now() - began).toBeLessThan(200);
  });

  test('[P20] a root, field, node, mark or value outside the layout is refused', () => {
    const wrong: Record<string, (doc: Y.Doc) => unknown> = {
      'a root of no name': (doc) => doc.getMap('secrets').set('a', 1),
      'a list where a map is': (doc) => doc.getArray('factors').push([1]),
      'a text at a map root': (doc) => doc.getMap('lessons').set('x', new Y.Text()),
      'a field no record has': (doc) => doc.getMap('lessons').set('x', new Y.Map([['blame', 'Ada']])),
      'a choice outside its list': (doc) => doc.getMap('factors').set('x', new Y.Map([['layer', 'people']])),
      'a word where text is': (doc) => doc.getMap('lessons').set('x', new Y.Map([['text', 'plain']])),
      'a node of no name': (doc) => doc.getXmlFragment(`prose:${section}`).push([new Y.XmlElement('script')]),
      'a cell outside a table': (doc) =>
        doc.getXmlFragment(`prose:${section}`).push([new Y.XmlElement('tableCell')]),
      'an attribute of no name': (doc) => {
        const block = new Y.XmlElement('block');
        block.setAttribute('onclick', 'x');
        doc.getXmlFragment(`prose:${section}`).push([block]);
      },
      'a mark of no name': (doc) => {
        const block = new Y.XmlElement('block');
        const text = new Y.XmlText();
        text.insert(0, 'x', { blink: true });
        block.insert(0, [text]);
        doc.getXmlFragment(`prose:${section}`).push([block]);
      },
      'an object inside text': (doc) => factText(doc, firstFact(doc), 'value')!.insertEmbed(0, { a: 1 }),
      'what only the server seeds': (doc) => doc.getMap('facts').set('mine', new Y.Map()),
      'the table of contents': (doc) => doc.getMap('meta').set('layout', 2),
      'somebody’s rating': (doc) => doc.getMap('harm').set('physical:ben', { grade: 1 }),
    };
    for (const [what, write] of Object.entries(wrong)) {
      const shared = room();
      const doc = clientOf(shared, 11);
      const before = state(shared);
      doc.transact(() => write(doc));
      const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(shared.doc));
      expect(offer(shared, update), what).toMatch(/^(unknown-part|malformed)$/);
      expect(state(shared), what).toBe(before);
    }
  });

  test('[P20] nobody deletes or buries a record, its texts or what was seeded', () => {
    const shared = room();
    const first = clientOf(shared, 11);
    const id = createRecord(editingOf(first), 'factors', { condition: 'Alarm muted' });
    offer(shared, Y.encodeStateAsUpdate(first));
    const wrong: Record<string, (doc: Y.Doc) => unknown> = {
      'a record deleted': (doc) => doc.getMap('factors').delete(id),
      'a record buried': (doc) => doc.getMap('factors').set(id, new Y.Map()),
      'a text buried': (doc) =>
        (doc.getMap('factors').get(id) as Y.Map<unknown>).set('condition', new Y.Text()),
      'a seeded fact deleted': (doc) => doc.getMap('facts').delete(firstFact(doc)),
      'the template forgotten': (doc) => doc.getMap('meta').delete('template'),
    };
    for (const [what, write] of Object.entries(wrong)) {
      const doc = clientOf(shared, 12);
      doc.transact(() => write(doc));
      const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(shared.doc));
      expect(offer(shared, update), what).toMatch(/^(unknown-part|malformed)$/);
    }
  });

  test('[P21] a key that would reach into a prototype is refused, at any depth', () => {
    const wrong: ((doc: Y.Doc) => unknown)[] = [
      (doc) => doc.getMap('kinds').set('__proto__', true),
      (doc) => doc.getMap('kinds').set('constructor', true),
      (doc) =>
        doc.getMap('checks').set('x', JSON.parse('{"done":true,"role":"","__proto__":{"a":1}}') as unknown),
      (doc) => doc.getMap('lessons').set('__proto__', new Y.Map()),
    ];
    for (const write of wrong) {
      const shared = room();
      const doc = clientOf(shared, 11);
      write(doc);
      expect(offer(shared, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(shared.doc)))).toBe('unknown-part');
    }
  });

  test('[P18] a client number belongs to the member who used it first', () => {
    const shared = room();
    const ada = clientOf(shared, 11);
    createRecord(editingOf(ada), 'lessons', { text: 'mine' });
    expect(offer(shared, Y.encodeStateAsUpdate(ada), 'ada')).toBe('ok');
    const forger = clientOf(shared, 11);
    createRecord(editingOf(forger), 'lessons', { text: 'not mine' });
    expect(offer(shared, Y.encodeStateAsUpdate(forger), 'ben')).toBe('foreign-client');
    const server = clientOf(shared, seedNumber);
    createRecord(editingOf(server), 'lessons', { text: 'as the server' });
    expect(offer(shared, Y.encodeStateAsUpdate(server), 'ben')).toBe('foreign-client');
  });

  test("[P18] other words under somebody's number are refused even where their clocks are known", () => {
    const shared = room();
    const ada = clientOf(shared, 11);
    factText(ada, firstFact(ada), 'value')!.insert(0, 'mine');
    expect(offer(shared, Y.encodeStateAsUpdate(ada, Y.encodeStateVector(shared.doc)), 'ada')).toBe('ok');
    const other = new Y.Doc();
    Y.applyUpdate(other, seededUpdate());
    other.clientID = 11;
    const before = Y.encodeStateVector(other);
    factText(other, firstFact(other), 'value')!.insert(0, 'ours');
    expect(offer(shared, Y.encodeStateAsUpdate(other, before), 'ben')).toBe('foreign-client');
    expect(offer(shared, Y.encodeStateAsUpdate(ada), 'ben')).toBe('nothing-new');
  });

  test('[P18] a number that a present member announced is not taken by another', () => {
    const shared = room();
    shared.numbers.claim(31, 'ada');
    const doc = clientOf(shared, 31);
    createRecord(editingOf(doc), 'lessons', { text: 'x' });
    expect(offer(shared, Y.encodeStateAsUpdate(doc), 'ben')).toBe('foreign-client');
    expect(offer(shared, Y.encodeStateAsUpdate(doc), 'ada')).toBe('ok');
  });

  test('[P18] a number of an earlier epoch has to start anew', () => {
    const numbers = [
      { clientNumber: seedNumber, epoch: 2, memberId: null },
      { clientNumber: 11, epoch: 1, memberId: 'ada' },
    ];
    const stored = {
      epoch: 2,
      layout: 1,
      seq: 1,
      snapshot: null,
      summary: null,
      updates: [seededUpdate()],
      numbers,
    };
    const shared = new RoomDocument('r1', stored, seededBytes(3));
    const doc = clientOf(shared, 11);
    createRecord(editingOf(doc), 'lessons', { text: 'old' });
    expect(offer(shared, Y.encodeStateAsUpdate(doc))).toBe('epoch-moved');
  });

  test('[P22] prose nested deeper than any editor makes it is refused', () => {
    const shared = room();
    const doc = clientOf(shared, 11);
    doc.transact(() => {
      let at: Y.XmlFragment = doc.getXmlFragment(`prose:${section}`);
      for (let depth = 0; depth < 80; depth += 1) {
        const inner = new Y.XmlElement(['table', 'tableRow', 'tableCell'][depth % 3]);
        at.insert(0, [inner]);
        at = inner;
      }
    });
    expect(offer(shared, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(shared.doc)))).toBe('unknown-part');
  });
});

function firstFact(doc: Y.Doc): string {
  return [...doc.getMap('facts').keys()][0]!;
}

let seed = 1000;
function editingOf(doc: Y.Doc): Editing {
  return { doc, origin: 'test', random: seededBytes(seed++), now: () => 5 };
}

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

function altered(bytes: Uint8Array, random: () => number): Uint8Array {
  const copy = bytes.slice();
  const times = 1 + Math.floor(random() * 3);
  for (let time = 0; time < times; time += 1) {
    copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
  }
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
