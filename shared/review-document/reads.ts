/**
 * A review document read as plain data, without one write. Whatever layout 1 does not name, or holds another type
 * than it should (somebody else's client), is left out; the rest is read.
 */
import type * as Y from 'yjs';
import { layerIds } from '../taxonomy/layers.ts';
import { citationsIn, citingRoots } from './citations.ts';
import type { Citation, CitingContent } from './citations.ts';
import { answerRatings, answerStates, factStates, recordRoots, recordShapes } from './layout.ts';
import type { PlainMapRoot, RecordRoot } from './layout.ts';
import { readProse } from './prose-read.ts';
import { compareOrder } from './record-order.ts';
import { isId } from '../ids.ts';
import { linkIsLive } from './link-ends.ts';
import { asPlainJson, emptyTable, isSafeKey } from './plain-json.ts';
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
  if (root !== 'evidence' || all.every(({ withdrawnAt }) => withdrawnAt === null)) {
    return all.filter(({ withdrawnAt }) => withdrawnAt === null);
  }
  const cited = readCitations(doc);
  return all.filter(({ id, withdrawnAt }) => withdrawnAt === null || cited.has(id));
}

/** Evidence id → where it is cited by what is live. */
export function readCitations(doc: Y.Doc): ReadonlyMap<string, readonly Citation[]> {
  const records = Object.fromEntries(citingRoots.map((root) => [root, readRecords(doc, root)]));
  return citationsIn({
    records: records as unknown as CitingContent['records'],
    answers: readAnswers(doc),
    prose: readAllProse(doc),
  });
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
  return readRecords(doc, 'links').filter((link) => linkIsLive(link, (root, id) => isLive(doc, root, id)));
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
  const fragment = proseFragment(doc, sectionId);
  return fragment === undefined || fragment.length === 0 ? undefined : readProse(fragment);
}

/** The whole review as JSON. */
export function readContent(doc: Y.Doc): ReviewContent {
  const records = Object.fromEntries(
    recordRoots.map((root) => [root, root === 'links' ? readLinks(doc) : readRecords(doc, root)]),
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
  return plainTable(doc, 'answers', (answer) => (isMap(answer) ? plainAnswer(answer) : undefined));
}

function allRecords<Root extends RecordRoot>(doc: Y.Doc, root: Root): RecordOf<Root>[] {
  const map = rootMap(doc, root);
  if (map === undefined) return [];
  const found: RecordOf<Root>[] = [];
  for (const [id, record] of map.entries()) {
    if (isRecordId(id) && isMap(record)) found.push(plainRecord(root, id, record));
  }
  return found.sort(compareOrder);
}

function isRecordId(id: string): boolean {
  return isId(id) && isSafeKey(id);
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

function plainRecord<Root extends RecordRoot>(root: Root, id: string, record: AnyMap): RecordOf<Root> {
  const shape = recordShapes[root];
  const order = record.get('order');
  const createdAt = record.get('createdAt');
  const plain: Record<string, unknown> = {
    id,
    order: typeof order === 'string' ? order : '',
    createdAt: typeof createdAt === 'number' ? createdAt : 0,
    withdrawnAt: withdrawnAt(record),
  };
  for (const field of shape.texts) plain[field] = nestedText(record, field)?.toString() ?? '';
  for (const [field, allowed] of Object.entries(shape.choices))
    plain[field] = choiceIn(record, field, allowed);
  for (const field of shape.strings) {
    const value = record.get(field);
    plain[field] = typeof value === 'string' ? value : '';
  }
  for (const field of shape.flags) plain[field] = record.get(field) === true;
  for (const set of shape.sets) plain[set] = keysOfSet(record, set);
  return plain as unknown as RecordOf<Root>;
}

function withdrawnAt(record: AnyMap): number | null {
  if (!record.has('withdrawn')) return null;
  const withdrawn = asPlainJson(record.get('withdrawn')) as
    Partial<Record<string, unknown>> | null | undefined;
  const at = withdrawn?.['at'];
  return typeof at === 'number' ? at : 0;
}

function choiceIn<Choice extends string>(
  map: AnyMap,
  field: string,
  allowed: readonly Choice[],
): Choice | null {
  const value = map.get(field);
  return allowed.find((choice) => choice === value) ?? null;
}

function keysOfSet(map: AnyMap, set: string): readonly string[] {
  const prefix = `${set}/`;
  return [...map.keys()]
    .filter((key) => key.startsWith(prefix) && map.get(key) === true)
    .map((key) => key.slice(prefix.length))
    .filter((key) => key !== '' && isSafeKey(key))
    .sort();
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
