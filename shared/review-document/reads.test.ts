import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { factIdsOf, questionIdsOf, template } from '../templates/templates.ts';
import { createRecord } from './edits.ts';
import { recordRoots, recordShapes } from './layout.ts';
import { readContent, readMeta, readRecord, readRecords, readSectionProse } from './reads.ts';
import type { RecordByRoot } from './records.ts';
import { seedReview } from './seed.ts';

const full = template('full')!;

function seeded(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1;
  seedReview(doc, full);
  return doc;
}

const base = { id: 'r', order: 'a0', createdAt: 1, withdrawnAt: null };
const oneOfEach: RecordByRoot = {
  outcomes: { ...base, text: 't' },
  timeline: {
    ...base,
    text: 't',
    from: '2026',
    to: '2027',
    tz: 'UTC',
    offset: '+01:00',
    toOffset: '+02:00',
    place: 'after:e',
    precision: 'month',
    toPrecision: 'day',
    lane: 'staff',
    known: 'then',
    milestone: 'noticed',
    starred: true,
    between: true,
    evidence: ['e'],
  },
  factors: {
    ...base,
    condition: 'c',
    mechanism: 'm',
    effect: 'e',
    dutySource: 'd',
    reason: 'd',
    other: 'd',
    layer: 'model',
    confidence: 'low',
    state: 'proposed',
    kind: 'condition',
    stage: 'review',
    known: 'later',
    codes: ['c'],
    evidence: ['e'],
  },
  links: { ...base, how: 'h', kind: 'enables', with: 'joint', from: 'a', to: 'b' },
  safeguards: { ...base, text: 't', stage: 'model', status: 'held', evidence: ['e'] },
  evidence: {
    ...base,
    text: 't',
    source: 's',
    kind: 'log',
    strength: 'told',
    url: 'https://a.org',
    alt: 'a',
    speaker: 's',
    consent: 'may-quote',
    file: 'f',
    sha256: '0',
    at: '2026-03-02',
  },
  pairs: { ...base, text: 't', difference: 'd', shown: 'a', seen: 'b' },
  points: {
    ...base,
    text: 't',
    mechanism: 'm',
    effect: 'e',
    note: 'n',
    part: 'factor',
    layer: 'model',
    lane: 'staff',
    known: 'then',
    stage: 'review',
    status: 'held',
    confidence: 'low',
    state: 'agreed',
    offset: '+12 min',
    category: 'c',
    owner: 'o',
    codes: ['c'],
    layers: ['model'],
    factors: ['f'],
  },
  lessons: { ...base, text: 't', confidence: 'high', factors: ['f'], evidence: ['e'] },
  areas: { ...base, text: 't', factors: ['f'], layers: ['model'] },
  actions: {
    ...base,
    title: 't',
    detail: 'd',
    measureName: 'm',
    baseline: 'b',
    target: 't',
    source: 's',
    unintended: 'u',
    equity: 'e',
    measureKind: 'outcome',
    category: 'checklist',
    layers: ['model'],
    factors: ['f'],
    areas: ['a'],
  },
  dissent: { ...base, text: 't' },
  voices: { ...base, text: 't', response: 'r', of: 'patient', answer: 'changed', evidence: ['e'] },
  functions: { ...base, who: 'w', note: 'n', function: 'f', organisation: 'o', factors: ['f'] },
  metrics: {
    ...base,
    name: 'n',
    value: 'v',
    note: 'n',
    seenBy: 's',
    kind: 'reading',
    data: 'counted',
    alarm: 'below',
    at: 'a',
    group: 'g',
    measure: 'm',
    count: '1',
    of: '2',
    figure: '3',
    threshold: '4',
    reference: 'r',
  },
};

test('every field the layout names is read, and nothing else', () => {
  for (const root of recordRoots) {
    const {
      id: _id,
      order: _order,
      createdAt: _createdAt,
      withdrawnAt: _withdrawnAt,
      ...fields
    } = oneOfEach[root];
    const shape = recordShapes[root];
    const named = [
      ...shape.texts,
      ...Object.keys(shape.choices),
      ...shape.strings,
      ...shape.flags,
      ...shape.sets,
    ];
    expect(Object.keys(fields).sort(), root).toEqual([...named].sort());

    const doc = seeded();
    const random = (size: number) => new Uint8Array(size);
    const id = createRecord({ doc, origin: 'me', random, now: () => 7 }, root, fields);
    expect(readRecord(doc, root, id), root).toEqual({
      ...fields,
      id,
      order: 'a0',
      createdAt: 7,
      withdrawnAt: null,
    });
  }
});

test('a seeded document has everything its template asks for and can be seeded only once', () => {
  const doc = seeded();
  const content = readContent(doc);
  expect(content.meta).toEqual({
    layout: 1,
    template: { id: 'full', version: full.version },
    sections: full.sections.map(({ id }) => id),
  });
  expect(Object.keys(content.facts)).toEqual([...factIdsOf(full)].sort());
  expect(Object.keys(content.answers)).toEqual([...questionIdsOf(full)].sort());
  expect(content.layers['human']).toEqual({ none: false, reason: '' });
  expect(() => seedReview(doc, full)).toThrow('seeded before');
});

test('a document that has not arrived yet reads as empty', () => {
  expect(readMeta(new Y.Doc())).toEqual({ layout: 0, template: { id: '', version: 0 }, sections: [] });
  expect(readContent(new Y.Doc()).records.factors).toEqual([]);
});

test('what another client wrote against the layout is left out and the rest is read', () => {
  const doc = seeded();
  const factors = doc.getMap('factors');
  const odd = new Y.Map<unknown>();
  odd.set('condition', 'a string, not a text');
  odd.set('layer', 'cloud');
  odd.set('mechanism', new Y.Text('words'));
  odd.set('codes/__proto__', true);
  odd.set('codes/x', 'yes');
  odd.set('codes/y', true);
  odd.set('order', 5);
  odd.set('future', new Y.Array());
  factors.set('odd', odd);
  factors.set('not a record', 1);
  factors.set('bad id!', new Y.Map());
  factors.set('__proto__', new Y.Map());
  doc.getMap('checks').set('x', 'done');
  doc.getMap('checks').set('__proto__', { done: true });
  doc.getMap('facts').set('system.name', 'overwritten');
  doc.getMap('positions').set('map/a', [1, Number.NaN]);
  doc.getMap('positions').set('map/b', [1, 2]);
  doc.getMap('harm').set('physical:m1', { grade: 'low', at: new Uint8Array(1) });

  const content = readContent(doc);
  expect(content.records.factors).toEqual([
    {
      id: 'odd',
      order: '',
      createdAt: 0,
      withdrawnAt: null,
      condition: '',
      mechanism: 'words',
      effect: '',
      dutySource: '',
      reason: '',
      other: '',
      layer: null,
      confidence: null,
      state: null,
      kind: null,
      stage: null,
      known: null,
      codes: ['y'],
      evidence: [],
    },
  ]);
  expect(content.checks).toEqual({});
  expect(content.facts['system.name']).toBeUndefined();
  expect(content.positions).toEqual({ 'map/b': [1, 2] });
  expect(content.harm).toEqual({ 'physical:m1': { grade: 'low' } });
  expect(({} as Record<string, unknown>)['done']).toBeUndefined();
});

test('a root of another type reads as empty', () => {
  const doc = new Y.Doc();
  doc.getText('factors').insert(0, 'x');
  doc.getText('prose:s.what').insert(0, 'x');
  expect(readRecords(doc, 'factors')).toEqual([]);
  expect(readSectionProse(doc, 's.what')).toBeUndefined();
});

test('reading a whole review makes no update', () => {
  const doc = seeded();
  const fragment = doc.getXmlFragment('prose:s.what');
  const block = new Y.XmlElement('block');
  fragment.insert(0, [block, new Y.XmlElement('from-the-future')]);
  block.insert(0, [new Y.XmlText('one '), new Y.XmlText('text')]);
  let updates = 0;
  doc.on('update', () => (updates += 1));
  const content = readContent(doc);
  expect(content.prose['s.what']).toEqual({
    type: 'doc',
    content: [{ type: 'block', content: [{ type: 'text', text: 'one text' }] }, { type: 'from-the-future' }],
  });
  expect(updates).toBe(0);
});

test('a review without points has none in its content, so that it reads as it did before there were summaries', () => {
  expect(Object.keys(readContent(seeded()).records)).not.toContain('points');
});
