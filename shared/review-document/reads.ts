/**
 * A review document read as plain data, without one write. Whatever layout 1 does not name, or holds another type
 * than it should (somebody else's client), is left out; the rest is read.
 */
import type * as Y from 'yjs';
import { layerIds } from '../taxonomy/layers.ts';
import { citationsIn, citingRoots, sameCitations } from './citations.ts';
import type { Citation, CitingContent } from './citations.ts';
import { answerRatings, answerStates, factStates, recordRoots, recordShapes } from './layout.ts';
import type { PlainMapRoot, RecordRoot } from './layout.ts';
import { readProse } from './prose-read.ts';
import { compareOrder } from './record-order.ts';
import { sameList } from '../same-list.ts';
import { keptReads } from './kept-reads.ts';
import { linkEndRoots, linkIsLive } from './link-ends.ts';
import { asPlainJson, emptyTable, isSafeKey } from './plain-json.ts';
import { choiceIn, isRecordId, keysOfSet, plainRecord } from './record-read.ts';
import type {
  AnswerRating,
  AnswerState,
  AnswerValue,
  BaseRecord,
  BinnedRecord,
  CheckValue,
  FactState,
  FactValue,
  LayerValue,
  LinkRecord,
  ProseNode,
  RecordLists,
  RecordOf,
  ReviewContent,
  ReviewMeta,
} from './records.ts';
import { isMap, nestedMap, nestedText, proseFragment, proseSectionIds, recordMap, rootMap } from './roots.ts';
import type { AnyMap } from './roots.ts';

/**
 * Live records of a root in their shown order. Evidence that is cited counts as live even when somebody put it into the
 * bin at the same time: its `withdrawnAt` then says so.
 */
export function readRecords<Root extends RecordRoot>(doc: Y.Doc, root: Root): readonly RecordOf<Root>[] {
  const all = allRecords(doc, root);
  const live = keptReads(doc)?.live(root) ?? all.filter(({ withdrawnAt }) => withdrawnAt === null);
  if (root !== 'evidence' || live.length === all.length) return live;
  const cited = readCitations(doc);
  return all.filter(({ id, withdrawnAt }) => withdrawnAt === null || cited.has(id));
}

/** Evidence id → where it is cited by what is live. */
export function readCitations(doc: Y.Doc): ReadonlyMap<string, readonly Citation[]> {
  const read = (): ReadonlyMap<string, readonly Citation[]> => {
    const records = Object.fromEntries(citingRoots.map((root) => [root, readRecords(doc, root)]));
    return citationsIn({
      records: records as unknown as CitingContent['records'],
      answers: readAnswers(doc),
      prose: readAllProse(doc),
    });
  };
  return keptReads(doc)?.once('citations', [], read, sameCitations) ?? read();
}

/** One record, live or binned. */
export function readRecord<Root extends RecordRoot>(
  doc: Y.Doc,
  root: Root,
  id: string,
): RecordOf<Root> | undefined {
  const record = recordMap(doc, root, id);
  return record === undefined || !isRecordId(id) ? undefined : plainRecord(root, id, record);
}

/**
 * Links to be shown: those whose two ends are live. Restoring an end therefore brings its links back.
 */
export function readLinks(doc: Y.Doc): readonly LinkRecord[] {
  const read = (): readonly LinkRecord[] =>
    readRecords(doc, 'links').filter((link) => linkIsLive(link, (root, id) => isLive(doc, root, id)));
  return keptReads(doc)?.once('links', ['links', ...linkEndRoots], read, sameList) ?? read();
}

/**
 * What was put into the bin, newest first. A record whose creation was undone before anybody wrote in it is left out:
 * there is nothing in it to miss.
 */
export function readBin(doc: Y.Doc): readonly BinnedRecord[] {
  const cited = new Set(readRecords(doc, 'evidence').map(({ id }) => id));
  const binned = recordRoots.flatMap((root) =>
    allRecords(doc, root)
      .filter((record) => record.withdrawnAt !== null && !wasNeverUsed(root, record))
      .filter(({ id }) => root !== 'evidence' || !cited.has(id))
      .map((record) => ({ root, record }) as BinnedRecord),
  );
  return binned.sort(
    (a, b) => (b.record.withdrawnAt ?? 0) - (a.record.withdrawnAt ?? 0) || compareOrder(a.record, b.record),
  );
}

/** Undefined when the review's template does not ask for this fact. */
export function readFact(doc: Y.Doc, factId: string): FactValue | undefined {
  const fact = nestedMap(rootMap(doc, 'facts'), factId);
  return fact === undefined ? undefined : plainFact(fact);
}

export function readAnswer(doc: Y.Doc, questionId: string): AnswerValue | undefined {
  const answer = nestedMap(rootMap(doc, 'answers'), questionId);
  return answer === undefined ? undefined : plainAnswer(answer);
}

export function readLayer(doc: Y.Doc, layerId: string): LayerValue | undefined {
  const layer = nestedMap(rootMap(doc, 'layers'), layerId);
  return layer === undefined ? undefined : plainLayer(layer);
}

/** Ids of the chosen failure kinds, sorted. */
export function readKinds(doc: Y.Doc): readonly string[] {
  const kinds = rootMap(doc, 'kinds');
  return kinds === undefined
    ? []
    : [...kinds.keys()].filter((id) => isSafeKey(id) && kinds.get(id) === true).sort();
}

/** What was shown of harm, by key; `shownHarm` makes sense of it. */
export function readHarm(doc: Y.Doc): Readonly<Record<string, unknown>> {
  return plainTable(doc, 'harm', (rating) => asPlainJson(rating));
}

export function readCheck(doc: Y.Doc, itemId: string): CheckValue | undefined {
  return plainCheck(rootMap(doc, 'checks')?.get(itemId));
}

export function readChecks(doc: Y.Doc): Readonly<Record<string, CheckValue>> {
  return plainTable(doc, 'checks', plainCheck);
}

/** Where somebody put the cards of one view, by id. */
export function readPositions(doc: Y.Doc, view: string): ReadonlyMap<string, readonly [number, number]> {
  const start = `${view}/`;
  return new Map(
    Object.entries(plainTable(doc, 'positions', plainPosition))
      .filter(([key]) => key.startsWith(start))
      .map(([key, at]) => [key.slice(start.length), at]),
  );
}

/** Layout 0 and no sections while the document has not arrived. */
export function readMeta(doc: Y.Doc): ReviewMeta {
  const meta = rootMap(doc, 'meta');
  const layout = meta?.get('layout');
  const template = asPlainJson(meta?.get('template')) as Partial<Record<string, unknown>> | null | undefined;
  const sections = meta?.get('sections');
  const id = template?.['id'];
  const version = template?.['version'];
  return {
    layout: typeof layout === 'number' ? layout : 0,
    template: { id: typeof id === 'string' ? id : '', version: typeof version === 'number' ? version : 0 },
    sections: stringsOf(sections),
  };
}

/** The rich text of a section; undefined when nothing was ever written there. */
export function readSectionProse(doc: Y.Doc, sectionId: string): ProseNode | undefined {
  const kept = keptReads(doc);
  if (kept !== undefined) return kept.prose(sectionId);
  const fragment = proseFragment(doc, sectionId);
  return fragment === undefined || fragment.length === 0 ? undefined : readProse(fragment);
}

/** The whole review as JSON. */
export function readContent(doc: Y.Doc): ReviewContent {
  const records = Object.fromEntries(
    recordRoots
      .map((root) => [root, root === 'links' ? readLinks(doc) : readRecords(doc, root)] as const)
      .filter(([root, found]) => root !== 'points' || found.length > 0),
  ) as unknown as RecordLists;
  return {
    meta: readMeta(doc),
    prose: readAllProse(doc),
    facts: plainTable(doc, 'facts', (fact) => (isMap(fact) ? plainFact(fact) : undefined)),
    answers: readAnswers(doc),
    layers: plainTable(doc, 'layers', (layer, id) =>
      isMap(layer) && (layerIds as readonly string[]).includes(id) ? plainLayer(layer) : undefined,
    ),
    kinds: readKinds(doc),
    checks: readChecks(doc),
    harm: readHarm(doc),
    positions: plainTable(doc, 'positions', plainPosition),
    records,
    bin: readBin(doc),
  };
}

function readAllProse(doc: Y.Doc): Readonly<Record<string, ProseNode>> {
  const prose = emptyTable<ProseNode>();
  for (const id of proseSectionIds(doc)) {
    const read = isSafeKey(id) ? readSectionProse(doc, id) : undefined;
    if (read !== undefined) prose[id] = read;
  }
  return prose;
}

function readAnswers(doc: Y.Doc): Readonly<Record<string, AnswerValue>> {
  const read = (): Readonly<Record<string, AnswerValue>> =>
    plainTable(doc, 'answers', (answer) => (isMap(answer) ? plainAnswer(answer) : undefined));
  return keptReads(doc)?.once('answers', ['answers'], read, () => false) ?? read();
}

/** Live and binned records of a root in their order. */
function allRecords<Root extends RecordRoot>(doc: Y.Doc, root: Root): readonly RecordOf<Root>[] {
  const kept = keptReads(doc);
  if (kept !== undefined) return kept.records(root);
  const map = rootMap(doc, root);
  if (map === undefined) return [];
  const found: RecordOf<Root>[] = [];
  for (const [id, record] of map.entries()) {
    if (isRecordId(id) && isMap(record)) found.push(plainRecord(root, id, record));
  }
  return found.sort(compareOrder);
}

function isLive(doc: Y.Doc, root: RecordRoot, id: string): boolean {
  const record = recordMap(doc, root, id);
  return record !== undefined && !record.has('withdrawn');
}

function wasNeverUsed(root: RecordRoot, record: BaseRecord): boolean {
  if (record.withdrawnAt !== record.createdAt) return false;
  const words = record as unknown as Readonly<Record<string, unknown>>;
  return recordShapes[root].texts.every((field) => words[field] === '');
}

function plainFact(fact: AnyMap): FactValue {
  return {
    value: nestedText(fact, 'value')?.toString() ?? '',
    source: nestedText(fact, 'source')?.toString() ?? '',
    state: choiceIn<FactState>(fact, 'state', factStates),
  };
}

function plainAnswer(answer: AnyMap): AnswerValue {
  return {
    text: nestedText(answer, 'text')?.toString() ?? '',
    state: choiceIn<AnswerState>(answer, 'state', answerStates) ?? 'open',
    rating: choiceIn<AnswerRating>(answer, 'rating', answerRatings),
    evidence: keysOfSet(answer, 'evidence'),
  };
}

function plainLayer(layer: AnyMap): LayerValue {
  return { none: layer.get('none') === true, reason: nestedText(layer, 'reason')?.toString() ?? '' };
}

function plainCheck(value: unknown): CheckValue | undefined {
  const check = asPlainJson(value);
  if (typeof check !== 'object' || check === null || Array.isArray(check)) return undefined;
  const { done, role } = check as { done?: unknown; role?: unknown };
  return { done: done === true, role: typeof role === 'string' ? role : '' };
}

function plainPosition(value: unknown): readonly [number, number] | undefined {
  if (!Array.isArray(value)) return undefined;
  const [x, y] = value as unknown[];
  return Number.isFinite(x) && Number.isFinite(y) ? [x as number, y as number] : undefined;
}

function plainTable<Value>(
  doc: Y.Doc,
  root: PlainMapRoot,
  read: (value: unknown, key: string) => Value | undefined,
): Readonly<Record<string, Value>> {
  const table = emptyTable<Value>();
  const map = rootMap(doc, root);
  for (const key of map === undefined ? [] : [...map.keys()].sort()) {
    const value = isSafeKey(key) ? read(map?.get(key), key) : undefined;
    if (value !== undefined) table[key] = value;
  }
  return table;
}

function stringsOf(value: unknown): readonly string[] {
  const list = isArrayType(value) ? value.toArray() : Array.isArray(value) ? (value as unknown[]) : [];
  return [...new Set(list.filter((item) => typeof item === 'string'))];
}

function isArrayType(value: unknown): value is Y.Array<unknown> {
  return typeof value === 'object' && value !== null && 'toArray' in value;
}
