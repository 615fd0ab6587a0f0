/** The cause graph under random edits of a whole panel whose members meet only now and then. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createLink, turnLink } from '../../shared/graph/link-edits.ts';
import { readGraph } from '../../shared/graph/read-graph.ts';
import type { Graph, GraphRoot } from '../../shared/graph/read-graph.ts';
import {
  binRecord,
  createRecord,
  moveRecord,
  recordText,
  restoreRecord,
  setChoice,
  setPosition,
} from '../../shared/review-document/edits.ts';
import type { Editing } from '../../shared/review-document/edits.ts';
import { readContent, readPositions, readRecords } from '../../shared/review-document/reads.ts';
import { editableRoots } from '../../shared/review-document/roots.ts';
import { layerIds } from '../../shared/taxonomy/layers.ts';
import { SeededRandom } from '../support/seeded-random.ts';

let clock = 1_000;

function editingOf(random: SeededRandom, from?: Y.Doc): Editing {
  const doc = new Y.Doc();
  doc.clientID = 1 + random.below(1_000_000);
  if (from !== undefined) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  return { doc, origin: { doc }, random: random.bytes, now: () => (clock += 1) };
}

function exchange(a: Editing, b: Editing): void {
  const [from, to] = [Y.encodeStateVector(a.doc), Y.encodeStateVector(b.doc)];
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, to));
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, from));
}

function graphOf({ doc }: Editing): Graph {
  return readGraph(readContent(doc));
}

const roots: readonly GraphRoot[] = ['factors', 'outcomes', 'safeguards', 'timeline'];
const textOf = { factors: 'condition', outcomes: 'text', safeguards: 'text', timeline: 'text' } as const;

/** One random edit; what was written into a text is added to `written`. */
function editOnce(editing: Editing, random: SeededRandom, written: Map<string, string[]>): void {
  const { doc } = editing;
  const root = roots[random.below(roots.length)] ?? 'factors';
  const ids = roots.flatMap((one) => readRecords(doc, one).map(({ id }) => id));
  const any = (list: readonly string[]): string => list[random.below(list.length)] ?? '';
  const here = any(readRecords(doc, root).map(({ id }) => id));
  const links = readRecords(doc, 'links').map(({ id }) => id);
  switch (random.below(12)) {
    case 0:
      createRecord(editing, root);
      break;
    case 1:
    case 2:
    case 3:
      createLink(editing, { from: any(ids), to: any(ids) });
      break;
    case 4: {
      const text = recordText(doc, root, here, textOf[root] as never);
      const word = `w${String(doc.clientID)}-${String((clock += 1))} `;
      if (text === undefined) break;
      text.insert(random.below(2) * text.length, word);
      written.set(here, [...(written.get(here) ?? []), word.trim()]);
      break;
    }
    case 5:
      binRecord(editing, root, here);
      break;
    case 6: {
      const gone = roots.flatMap((one) => readContent(doc).bin.filter((entry) => entry.root === one));
      const back = gone[random.below(gone.length)];
      if (back !== undefined) restoreRecord(editing, back.root, back.record.id);
      break;
    }
    case 7:
      moveRecord(editing, root, here, { before: any(readRecords(doc, root).map(({ id }) => id)) });
      break;
    case 8:
      if (ids.length > 0) setPosition(editing, 'map', any(ids), [random.below(900), random.below(900)]);
      break;
    case 9:
      turnLink(editing, any(links));
      break;
    case 10:
      binRecord(editing, 'links', any(links));
      break;
    default:
      setChoice(
        editing,
        'factors',
        any(readRecords(doc, 'factors').map(({ id }) => id)),
        'layer',
        layerIds[random.below(5)] ?? null,
      );
  }
}

test('random edits on four replicas that meet now and then end in one graph: no dangling link, no loop in the layout, every word there', () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
  const random = new SeededRandom(seed);
  for (let run = 0; run < 12; run += 1) {
    const first = editingOf(random);
    for (const condition of ['a', 'b', 'c']) createRecord(first, 'factors', { condition });
    createRecord(first, 'outcomes', { text: 'o' });
    const replicas = [first, ...[1, 2, 3].map(() => editingOf(random, first.doc))];
    const undo = replicas.map(
      ({ doc, origin }) =>
        new Y.UndoManager(editableRoots(doc, []), { trackedOrigins: new Set([origin]), captureTimeout: 0 }),
    );
    const written = new Map<string, string[]>();
    for (let step = 0; step < 60; step += 1) {
      const at = random.below(replicas.length);
      const replica = replicas[at] ?? first;
      const other = replicas[random.below(replicas.length)] ?? first;
      if (random.below(5) === 0 && other !== replica) exchange(replica, other);
      else if (random.below(12) === 0) undo[at]?.undo();
      else editOnce(replica, random, written);
      const graph = graphOf(replica);
      const dangling = graph.links.filter(({ from, to }) => !graph.byId.has(from) || !graph.byId.has(to));
      expect(dangling, `seed ${String(seed)}`).toEqual([]);
    }
    for (const a of replicas) for (const b of replicas) if (a !== b) exchange(a, b);
    for (const a of replicas) for (const b of replicas) if (a !== b) exchange(a, b);
    const shown = replicas.map((replica) => {
      const { nodes, links } = graphOf(replica);
      return JSON.stringify({ nodes, links, places: [...readPositions(replica.doc, 'map')].sort() });
    });
    expect(new Set(shown).size, `seed ${String(seed)}: one graph for all`).toBe(1);
    expect(hasLoop(graphOf(first)), `seed ${String(seed)}: no loop among links that are laid out`).toBe(
      false,
    );
    const texts = roots.flatMap(
      (root) => readRecords(first.doc, root) as unknown as readonly Readonly<Record<string, unknown>>[],
    );
    for (const record of texts) {
      const words = [record['condition'], record['text']].join(' ');
      for (const word of written.get(String(record['id'])) ?? [])
        expect(words, `seed ${String(seed)}`).toContain(word);
    }
  }
}, 60_000);

function hasLoop({ nodes, links }: Graph): boolean {
  const open = new Set(nodes.map(({ id }) => id));
  let went = true;
  while (went) {
    went = false;
    for (const id of open) {
      if (links.some((link) => !link.closesLoop && link.to === id && open.has(link.from))) continue;
      open.delete(id);
      went = true;
    }
  }
  return open.size > 0;
}
