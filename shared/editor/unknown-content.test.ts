import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { seedReview } from '../review-document/seed.ts';
import { template } from '../templates/templates.ts';
import { findUnknownContent, findUnknownInTransaction } from './unknown-content.ts';
import type { UnknownContent } from './unknown-content.ts';

const full = template('full')!;

function element(
  name: string,
  attrs: Record<string, string | number | boolean> = {},
  children: (Y.XmlElement | Y.XmlText)[] = [],
): Y.XmlElement {
  const made = new Y.XmlElement<Record<string, string | number | boolean>>(name);
  for (const [key, value] of Object.entries(attrs)) made.setAttribute(key, value);
  made.insert(0, children);
  return made as unknown as Y.XmlElement;
}

function text(words: string, marks: Record<string, unknown> = {}): Y.XmlText {
  const made = new Y.XmlText();
  made.insert(0, words, marks);
  return made;
}

function seeded(): Y.Doc {
  const doc = new Y.Doc();
  seedReview(doc, full);
  const section = doc.getXmlFragment('prose:s.what');
  section.insert(0, [
    element('block', { as: 'bullet', indent: 1, checked: false }, [
      text('known ', { bold: {} }),
      element('mention', { id: 'm1', label: 'Ana' }),
      text('link', { link: { href: 'https://example.org' } }),
    ]),
    element('table', {}, [
      element('tableRow', {}, [element('tableCell', { colspan: 1, rowspan: 1 }, [element('block')])]),
    ]),
  ]);
  return doc;
}

/** What somebody else's newer client wrote, arriving in one batch, seen before any observer. */
function arriving(write: (doc: Y.Doc) => void): {
  whole: readonly UnknownContent[];
  batch: readonly UnknownContent[];
} {
  const mine = seeded();
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));
  write(theirs);
  const batch: UnknownContent[] = [];
  mine.on('beforeObserverCalls', (transaction) => batch.push(...findUnknownInTransaction(transaction)));
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(mine)));

  // As loaded from storage: roots whose type nobody has named yet.
  const stored = new Y.Doc();
  Y.applyUpdate(stored, Y.encodeStateAsUpdate(theirs));
  return { whole: findUnknownContent(stored), batch };
}

test('a document of this version holds nothing unknown', () => {
  expect(findUnknownContent(seeded())).toEqual([]);
  const { whole, batch } = arriving((doc) =>
    doc.getXmlFragment('prose:s.what').insert(0, [element('block')]),
  );
  expect([whole, batch]).toEqual([[], []]);
});

test.for<[string, (doc: Y.Doc) => void, UnknownContent]>([
  [
    'a node',
    (doc) => doc.getXmlFragment('prose:s.what').insert(0, [element('callout')]),
    { what: 'node', name: 'callout', root: 'prose:s.what' },
  ],
  [
    'a node deep in a table',
    (doc) =>
      doc
        .getXmlFragment('prose:s.new')
        .insert(0, [
          element('table', {}, [element('tableRow', {}, [element('tableCell', {}, [element('chart')])])]),
        ]),
    { what: 'node', name: 'chart', root: 'prose:s.new' },
  ],
  [
    'a known node where it cannot stand',
    (doc) => doc.getXmlFragment('prose:s.what').insert(0, [element('tableRow')]),
    { what: 'node', name: 'tableRow', root: 'prose:s.what' },
  ],
  [
    'a mark on words that were there before',
    (doc) => {
      const block = doc.getXmlFragment('prose:s.what').get(0) as Y.XmlElement;
      (block.get(0) as Y.XmlText).format(0, 3, { highlight: { colour: 'red' } });
    },
    { what: 'mark', name: 'highlight', root: 'prose:s.what' },
  ],
  [
    'an attribute',
    (doc) => {
      (doc.getXmlFragment('prose:s.what').get(0) as Y.XmlElement).setAttribute('align', 'left');
    },
    { what: 'attribute', name: 'block.align', root: 'prose:s.what' },
  ],
  [
    'an attribute of a mark',
    (doc) =>
      doc
        .getXmlFragment('prose:s.what')
        .insert(0, [
          element('block', {}, [text('x', { link: { href: 'https://example.org', target: '_blank' } })]),
        ]),
    { what: 'attribute', name: 'link.target', root: 'prose:s.what' },
  ],
  [
    'a root',
    (doc) => doc.getMap('verdicts').set('a', 1),
    { what: 'root', name: 'verdicts', root: 'verdicts' },
  ],
  ['a layout', (doc) => doc.getMap('meta').set('layout', 2), { what: 'layout', name: '2', root: 'meta' }],
])('%s of a newer version is found in the document and in its batch', ([, write, expected]) => {
  const { whole, batch } = arriving(write);
  expect(whole).toEqual([expected]);
  expect(batch).toEqual([expected]);
});

test('looking fixes the type of no root and writes nothing', () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(seeded()));
  let updates = 0;
  doc.on('update', () => (updates += 1));
  findUnknownContent(doc);
  expect(updates).toBe(0);
  expect(doc.share.get('prose:s.what')?.constructor).toBe(Y.AbstractType);
});

test('what was taken out again is no reason to lock the review', () => {
  const doc = seeded();
  const section = doc.getXmlFragment('prose:s.what');
  section.insert(0, [element('callout')]);
  section.delete(0, 1);
  expect(findUnknownContent(doc)).toEqual([]);
});
