/** What nobody honest writes is refused whole: it changes nothing of the document. */
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createRecord, factText, recordText, setKind } from '../../shared/review-document/edits.ts';
import { clientOf, editingOf, firstFact, offer, room, section, state } from '../support/gate-world.ts';
import { seededNumbers } from '../support/review-world.ts';

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

function altered(bytes: Uint8Array, random: () => number): Uint8Array {
  const copy = bytes.slice();
  const times = 1 + Math.floor(random() * 3);
  for (let time = 0; time < times; time += 1) {
    copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
  }
  return copy;
}
