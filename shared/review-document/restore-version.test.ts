import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { templates } from '../templates/templates.ts';
import { compareVersions } from './compare-versions.ts';
import {
  binRecord,
  createRecord,
  factText,
  recordText,
  setChoice,
  setFactState,
  setInSet,
  setKind,
  type Editing,
} from './edits.ts';
import { appendProse } from './prose-write.ts';
import { readBin, readContent, readRecords } from './reads.ts';
import { restoreVersion } from './restore-version.ts';
import { proseFragment } from './roots.ts';
import { seedReview } from './seed.ts';

let next = 0;
const random = (size: number) =>
  Uint8Array.from({ length: size }, () => (next = (next * 75 + 74) % 65537) & 255);

function makeReview(): Editing {
  const doc = new Y.Doc();
  const template = templates.find(({ id }) => id === 'full') ?? templates[0];
  if (template === undefined) throw new Error('There is no template.');
  seedReview(doc, template);
  return { doc, origin: 'test', random, now: () => 1 };
}

function stateOf({ doc }: Editing): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

const section = 's.test';

function blocks({ doc }: Editing): string[] {
  return (proseFragment(doc, section)?.toArray() ?? []).map((block) => JSON.stringify(block));
}

test('restoring brings back texts, choices, sets, facts, kinds and prose as the version had them', () => {
  const editing = makeReview();
  const { doc } = editing;
  const id = createRecord(editing, 'factors', {
    condition: 'No alarm',
    layer: 'interface',
    codes: ['a', 'b'],
  });
  const [fact = ''] = Object.keys(readContent(doc).facts);
  factText(doc, fact, 'value')?.insert(0, 'Ward 4');
  setFactState(editing, fact, 'known');
  setKind(editing, 'omission', true);
  appendProse(editing, section, ['one', { as: 'h2', text: 'two' }, 'three']);
  const version = stateOf(editing);
  const wanted = readContent(version);

  recordText(doc, 'factors', id, 'condition')?.insert(0, 'Perhaps ');
  setChoice(editing, 'factors', id, 'layer', 'model');
  setInSet(editing, 'factors', id, 'codes', 'a', false);
  setInSet(editing, 'factors', id, 'codes', 'c', true);
  factText(doc, fact, 'value')?.delete(0, 4);
  setFactState(editing, fact, null);
  setKind(editing, 'omission', false);
  setKind(editing, 'drift', true);
  const prose = proseFragment(doc, section);
  prose?.delete(1, 1);
  appendProse(editing, section, ['four']);

  restoreVersion(editing, version);
  expect(readContent(doc)).toEqual(wanted);
});

test('what was added since goes into the bin, what was binned comes back, and actions stay', () => {
  const editing = makeReview();
  const old = createRecord(editing, 'lessons', { text: 'old' });
  const version = stateOf(editing);
  binRecord(editing, 'lessons', old);
  const young = createRecord(editing, 'lessons', { text: 'young' });
  const action = createRecord(editing, 'actions', { title: 'agreed meanwhile' });
  restoreVersion(editing, version);
  expect(readRecords(editing.doc, 'lessons').map(({ id }) => id)).toEqual([old]);
  expect(readBin(editing.doc).map(({ record }) => record.id)).toEqual([young]);
  expect(readRecords(editing.doc, 'actions').map(({ id }) => id)).toEqual([action]);
});

test('blocks that are the same keep their identity, and a changed one keeps the words around the change', () => {
  const editing = makeReview();
  appendProse(editing, section, ['same', 'the model said no', 'same too']);
  const version = stateOf(editing);
  const fragment = proseFragment(editing.doc, section);
  const [first, changed, last] = fragment?.toArray() ?? [];
  const text = changed instanceof Y.XmlElement ? changed.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error('A block holds a text.');
  text.insert(4, 'whole ');
  const caret = Y.createRelativePositionFromTypeIndex(text, text.length);
  restoreVersion(editing, version);
  expect(fragment?.toArray()).toEqual([first, changed, last]);
  expect(blocks(editing)[1]).toContain('the model said no');
  expect(Y.createAbsolutePositionFromRelativePosition(caret, editing.doc)?.index).toBe(17);
});

test('marks and attributes come back with a block that was deleted', () => {
  const editing = makeReview();
  appendProse(editing, section, ['plain', { as: 'bullet', text: 'bold words', indent: 1 }]);
  const fragment = proseFragment(editing.doc, section);
  const block = fragment?.get(1);
  const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error('A block holds a text.');
  text.format(0, 4, { bold: {} });
  const version = stateOf(editing);
  const before = readContent(version).prose;
  fragment?.delete(0, 2);
  restoreVersion(editing, version);
  expect(readContent(editing.doc).prose).toEqual(before);
});

test('restoring the present changes nothing', () => {
  const editing = makeReview();
  createRecord(editing, 'lessons', { text: 'kept' });
  appendProse(editing, section, ['kept']);
  const version = stateOf(editing);
  const before = Y.encodeStateAsUpdate(editing.doc);
  restoreVersion(editing, version);
  expect(Y.encodeStateAsUpdate(editing.doc)).toEqual(before);
});

test('a comparison names each place that differs, with what stood and stands there', () => {
  const editing = makeReview();
  const id = createRecord(editing, 'factors', { condition: 'No alarm' });
  appendProse(editing, section, ['one', 'two']);
  const before = readContent(editing.doc);
  recordText(editing.doc, 'factors', id, 'condition')?.insert(8, ' at night');
  setChoice(editing, 'factors', id, 'layer', 'interface');
  const lesson = createRecord(editing, 'lessons', { text: 'Look twice' });
  proseFragment(editing.doc, section)?.delete(1, 1);
  setKind(editing, 'drift', true);
  expect(compareVersions(before, readContent(editing.doc))).toEqual([
    { place: `prose:${section}`, change: 'changed', before: 'one\ntwo', after: 'one' },
    { place: `factors/${id}/condition`, change: 'changed', before: 'No alarm', after: 'No alarm at night' },
    { place: `factors/${id}/layer`, change: 'added', before: '', after: 'Interface' },
    { place: 'kinds/drift', change: 'added', before: '', after: 'Drift' },
    { place: `lessons/${lesson}/text`, change: 'added', before: '', after: 'Look twice' },
  ]);
  expect(compareVersions(before, before)).toEqual([]);
});
