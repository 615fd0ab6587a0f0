/**
 * Writes a sample case into a review document with the same edits a panel's screens use. Keys become ids on the way:
 * what is named must come before what names it.
 */
import type * as Y from 'yjs';
import {
  answerText,
  createRecord,
  factText,
  layerReason,
  setAnswerRating,
  setAnswerState,
  setCheck,
  setFactState,
  setKind,
  setLayerNone,
  setString,
  type Editing,
} from '../../shared/review-document/edits.ts';
import type { RecordRoot } from '../../shared/review-document/layout.ts';
import { appendProse } from '../../shared/review-document/prose-write.ts';
import type { InitialRecord } from '../../shared/review-document/records.ts';
import { offsetsOf } from '../../shared/review-document/zone-offset.ts';
import { layerIds } from '../../shared/taxonomy/layers.ts';
import type { Keyed, SampleCase } from './sample-case.ts';

/** Ids by key; actions are keyed by their title. */
export type SampleIds = ReadonlyMap<string, string>;

const namingSets = ['evidence', 'factors', 'areas'] as const;
const linkEnds = ['from', 'to'] as const;
const pairSides = ['shown', 'seen'] as const;

/** Everything but the actions: what the panel found. */
export function writeFindings(editing: Editing, sample: SampleCase): SampleIds {
  const ids = new Map<string, string>();
  writeFacts(editing, sample);
  for (const [sectionId, blocks] of Object.entries(sample.prose)) appendProse(editing, sectionId, blocks);
  for (const kind of sample.kinds) setKind(editing, kind, true);
  for (const [item, role] of Object.entries(sample.checks)) setCheck(editing, item, true, role);
  addAll(editing, 'evidence', sample.evidence, ids);
  addAll(editing, 'outcomes', sample.outcomes, ids);
  addAll(editing, 'timeline', sample.timeline.map(withOffsets), ids);
  addAll(editing, 'factors', sample.factors, ids);
  addAll(editing, 'safeguards', sample.safeguards, ids);
  addAll(editing, 'links', sample.links, ids);
  addAll(editing, 'lessons', sample.lessons, ids);
  addAll(editing, 'areas', sample.areas, ids);
  addAll(editing, 'voices', sample.voices, ids);
  addAll(editing, 'dissent', sample.dissent, ids);
  addAll(editing, 'functions', sample.functions ?? [], ids);
  addAll(editing, 'metrics', sample.metrics ?? [], ids);
  addAll(editing, 'pairs', sample.pairs ?? [], ids);
  writeReferences(editing, sample, ids);
  for (const layer of layerIds) {
    const reason = sample.layersNone[layer];
    if (reason === undefined) continue;
    setLayerNone(editing, layer, true);
    write(editing, layerReason(editing.doc, layer), reason);
  }
  return ids;
}

/** The proposed actions; returns their ids by title. */
export function writeActions(editing: Editing, sample: SampleCase, found: SampleIds): SampleIds {
  const ids = new Map<string, string>();
  for (const { record } of sample.actions) {
    const id = createRecord(editing, 'actions', named('actions', record, found));
    ids.set(record.title ?? '', id);
  }
  return ids;
}

function writeFacts(editing: Editing, sample: SampleCase): void {
  const { doc } = editing;
  for (const [factId, fact] of Object.entries(sample.facts)) {
    write(editing, factText(doc, factId, 'value'), fact.value);
    write(editing, factText(doc, factId, 'source'), fact.source);
    setFactState(editing, factId, fact.state ?? 'known');
  }
  for (const [questionId, answer] of Object.entries(sample.answers)) {
    write(editing, answerText(doc, questionId), answer);
    setAnswerState(editing, questionId, 'answered');
  }
  for (const [questionId, rating] of Object.entries(sample.ratings ?? {}))
    setAnswerRating(editing, questionId, rating);
  for (const [questionId, why] of Object.entries(sample.notAnswerable ?? {})) {
    write(editing, answerText(doc, questionId), why);
    setAnswerState(editing, questionId, 'not-answerable');
  }
}

/** A measure is made before its readings, so the one it compares with is known only afterwards. */
function writeReferences(editing: Editing, { metrics = [] }: SampleCase, ids: SampleIds): void {
  for (const { key, reference } of metrics) {
    if (key !== undefined && reference !== undefined)
      setString(editing, 'metrics', idOf(key, ids), 'reference', idOf(reference, ids));
  }
}

function addAll<Root extends RecordRoot>(
  editing: Editing,
  root: Root,
  records: readonly Keyed<Root>[],
  ids: Map<string, string>,
): void {
  for (const record of records) {
    const id = createRecord(editing, root, named(root, record, ids));
    if (record.key !== undefined) ids.set(record.key, id);
  }
}

/** A time as a screen would store it: with what its zone's clock was ahead of UTC. */
function withOffsets(entry: Keyed<'timeline'>): Keyed<'timeline'> {
  const { from = '', to = '', precision = null, toPrecision = null, tz = '' } = entry;
  return { ...offsetsOf({ from, to, precision, toPrecision, tz }), ...entry };
}

/** The record with ids in the place of keys. @throws when a key is not known yet. */
function named<Root extends RecordRoot>(
  root: Root,
  record: InitialRecord<Root>,
  ids: SampleIds,
): InitialRecord<Root> {
  const copy: Record<string, unknown> = { ...record };
  for (const set of namingSets) {
    const keys = copy[set];
    if (Array.isArray(keys)) copy[set] = keys.map((key) => idOf(String(key), ids));
  }
  if (root === 'links') for (const end of linkEnds) copy[end] = idOf(String(copy[end]), ids);
  if (root === 'pairs') for (const side of pairSides) copy[side] = idOf(String(copy[side]), ids);
  // Columns every map has are named by their own ids.
  const column = ids.get(String(copy['organisation']));
  if (root === 'functions' && column !== undefined) copy['organisation'] = column;
  const { measure } = copy;
  if (typeof measure === 'string') copy['measure'] = idOf(measure, ids);
  return copy as InitialRecord<Root>;
}

function idOf(key: string, ids: SampleIds): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The sample names "${key}", which nothing before it is called.`);
  return id;
}

function write(editing: Editing, text: Y.Text | undefined, words: string | undefined): void {
  if (words === undefined || words === '') return;
  if (text === undefined) throw new Error(`There is no place in this template for "${words.slice(0, 40)}".`);
  editing.doc.transact(() => {
    text.insert(text.length, words);
  }, editing.origin);
}
