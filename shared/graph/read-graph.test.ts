import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { binRecord, createRecord, restoreRecord } from '../review-document/edits.ts';
import type { Editing } from '../review-document/edits.ts';
import { readContent } from '../review-document/reads.ts';
import { createLink, linkRefusalSentences, refusalOfLink, turnLink } from './link-edits.ts';
import { linkable, readGraph } from './read-graph.ts';
import type { Graph } from './read-graph.ts';

let clock = 1_000;

function editingOf(clientId: number, from?: Y.Doc): Editing {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  if (from !== undefined) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  let drawn = 0;
  const random = (size: number): Uint8Array =>
    Uint8Array.from({ length: size }, () => (clientId * 37 + (drawn += 1) * 11) % 256);
  return { doc, origin: { doc }, random, now: () => (clock += 1) };
}

function exchange(a: Editing, b: Editing): void {
  const [from, to] = [Y.encodeStateVector(a.doc), Y.encodeStateVector(b.doc)];
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, to));
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, from));
}

function graphOf({ doc }: Editing): Graph {
  return readGraph(readContent(doc));
}

function made(result: ReturnType<typeof createLink>): string {
  if (!('id' in result)) throw new Error(result.refused);
  return result.id;
}

function threeFactors(editing: Editing): [a: string, b: string, c: string] {
  const add = (condition: string): string => createRecord(editing, 'factors', { condition });
  return [add('a'), add('b'), add('c')];
}

test('a link is in the graph only while both of its ends are, and comes back with them', () => {
  const ana = editingOf(1);
  const [a, b] = threeFactors(ana);
  const link = made(createLink(ana, { from: a, to: b }));
  expect(graphOf(ana).links.map(({ id }) => id)).toEqual([link]);
  binRecord(ana, 'factors', b);
  expect(graphOf(ana).links).toEqual([]);
  expect(graphOf(ana).nodes.map(({ id }) => id)).not.toContain(b);
  restoreRecord(ana, 'factors', b);
  expect(graphOf(ana).links.map(({ id }) => id)).toEqual([link]);
});

test('entries take part once something joins them, and can be linked before', () => {
  const ana = editingOf(2);
  const entry = createRecord(ana, 'timeline', { text: 'The list was sorted' });
  const outcome = createRecord(ana, 'outcomes', { text: 'Nineteen days' });
  expect(graphOf(ana).nodes.map(({ id }) => id)).toEqual([outcome]);
  expect(linkable(readContent(ana.doc)).map(({ id }) => id)).toEqual([outcome, entry]);
  createLink(ana, { from: entry, to: outcome, kind: 'precedes' });
  expect(graphOf(ana).nodes.map(({ id }) => id)).toEqual([outcome, entry]);
});

test('a link to itself, a second one, a dangling one and one that closes a loop are refused in a sentence', () => {
  const ana = editingOf(3);
  const [a, b, c] = threeFactors(ana);
  made(createLink(ana, { from: a, to: b }));
  made(createLink(ana, { from: b, to: c }));
  expect(createLink(ana, { from: a, to: a })).toEqual({ refused: 'itself' });
  expect(createLink(ana, { from: a, to: b })).toEqual({ refused: 'twice' });
  expect(createLink(ana, { from: c, to: a })).toEqual({ refused: 'loop' });
  expect(createLink(ana, { from: a, to: 'nobody' })).toEqual({ refused: 'gone' });
  binRecord(ana, 'factors', c);
  expect(createLink(ana, { from: a, to: c })).toEqual({ refused: 'gone' });
  expect(refusalOfLink(ana.doc, { from: a, to: b })).toBe('twice');
  expect(linkRefusalSentences.loop).toMatch(/loop/);
  expect(graphOf(ana).links).toHaveLength(1);
});

test('of two links that close a loop at once the younger is marked, the same on both sides, and freed when the other goes', () => {
  const ana = editingOf(4);
  const [a, b] = threeFactors(ana);
  const ben = editingOf(5, ana.doc);
  const first = made(createLink(ana, { from: a, to: b }));
  const second = made(createLink(ben, { from: b, to: a }));
  exchange(ana, ben);
  for (const one of [ana, ben]) {
    expect(graphOf(one).links.map(({ id, closesLoop }) => [id, closesLoop])).toEqual([
      [first, false],
      [second, true],
    ]);
  }
  binRecord(ben, 'links', first);
  expect(graphOf(ben).links.map(({ id, closesLoop }) => [id, closesLoop])).toEqual([[second, false]]);
});

test('turning a link keeps its kind and its words, and refuses to close a loop', () => {
  const ana = editingOf(6);
  const [a, b, c] = threeFactors(ana);
  const id = made(createLink(ana, { from: a, to: b, kind: 'enables', with: 'joint', how: 'by habit' }));
  const turned = made(turnLink(ana, id));
  expect(graphOf(ana).links).toMatchObject([
    { id: turned, from: b, to: a, kind: 'enables', with: 'joint', how: 'by habit' },
  ]);
  made(createLink(ana, { from: b, to: c }));
  made(createLink(ana, { from: c, to: a }));
  expect(turnLink(ana, turned)).toEqual({ refused: 'loop' });
  expect(graphOf(ana).links).toHaveLength(3);
});

test('a document made before causes could be joint is read with nothing said', () => {
  const ana = editingOf(7);
  const [a, b] = threeFactors(ana);
  made(createLink(ana, { from: a, to: b }));
  expect(graphOf(ana).links[0]?.with).toBeNull();
});
