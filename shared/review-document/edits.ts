/**
 * Every change to records and to what the server seeded, as one undoable transaction each.
 * Makes nested types only together with their record; refuses values outside the lists of the layout.
 * Never call these inside a transaction of your own: a creation needs one untracked and one tracked transaction.
 * Prose is changed by its editor; the words in records are changed through the Y.Text handed out at the end of this file.
 */
import * as Y from 'yjs';
import { makeId } from '../ids.ts';
import type { Citation } from './citations.ts';
import type { RandomBytes } from '../ids.ts';
import { answerRatings, answerStates, factStates, recordShapes } from './layout.ts';
import type { RecordRoot } from './layout.ts';
import { keyForPlace, keysAtEnd } from './record-order.ts';
import type { Ordered, Place } from './record-order.ts';
import type {
  AnswerRating,
  AnswerState,
  ChoiceField,
  FactState,
  FlagField,
  InitialRecord,
  RecordOf,
  SetField,
  WordField,
} from './records.ts';
import { readCitations } from './reads.ts';
import { nestedMap, nestedText, recordMap, rootMap } from './roots.ts';
import type { AnyMap } from './roots.ts';

/** What an edit needs from outside. `origin` is what the session's UndoManager tracks; `now` gives UTC milliseconds. */
export interface Editing {
  readonly doc: Y.Doc;
  readonly origin: unknown;
  readonly random: RandomBytes;
  readonly now: () => number;
}

/** Origin of transactions that nobody's undo may take back. */
export const untrackedOrigin: unique symbol = Symbol('untracked');

const maxSetKey = 200;

/**
 * Makes a record and returns its id. It is born in the bin, untracked, and revived by a tracked transaction:
 * undoing the creation therefore only bins it and leaves whatever a colleague wrote in it.
 */
export function createRecord<Root extends RecordRoot>(
  editing: Editing,
  root: Root,
  initial: InitialRecord<Root> = {},
  place: Place = {},
  id = makeId(editing.random),
): string {
  const { doc } = editing;
  const at = editing.now();
  const record = newRecord(root, id, at, initial);
  doc.transact(() => {
    const { order, rekeyed } = keyForPlace(orderedIn(doc, root), place);
    rekey(doc, root, rekeyed);
    record.set('order', order);
    record.set('withdrawn', { at });
    mapOf(doc, root).set(id, record);
  }, untrackedOrigin);
  doc.transact(() => {
    recordMap(doc, root, id)?.delete('withdrawn');
  }, editing.origin);
  return id;
}

/**
 * Makes many records at the end of their list, as one creation: one update to send and one step to take back.
 * Returns their ids in the order given.
 */
export function createRecords<Root extends RecordRoot>(
  editing: Editing,
  root: Root,
  initials: readonly InitialRecord<Root>[],
): readonly string[] {
  const { doc } = editing;
  const at = editing.now();
  const ids = initials.map(() => makeId(editing.random));
  doc.transact(() => {
    const orders = keysAtEnd(orderedIn(doc, root), initials.length);
    initials.forEach((initial, i) => {
      const id = ids[i] ?? makeId(editing.random);
      const record = newRecord(root, id, at, initial);
      record.set('order', orders[i] ?? '');
      record.set('withdrawn', { at });
      mapOf(doc, root).set(id, record);
    });
  }, untrackedOrigin);
  doc.transact(() => {
    for (const id of ids) recordMap(doc, root, id)?.delete('withdrawn');
  }, editing.origin);
  return ids;
}

/** Puts a record into the bin. False when there is no such live record. */
export function binRecord(editing: Editing, root: RecordRoot, id: string): boolean {
  return change(editing, recordMap(editing.doc, root, id), (record) => {
    if (record.has('withdrawn')) return false;
    record.set('withdrawn', { at: editing.now() });
    return true;
  });
}

/**
 * Puts a piece of evidence into the bin unless something cites it; answers with the places that do, none when it went.
 * Somebody may cite it at the same time: then it stays visible, because `readRecords` shows what is cited.
 */
export function binEvidence(editing: Editing, id: string): readonly Citation[] {
  const cited = readCitations(editing.doc).get(id) ?? [];
  if (cited.length === 0) binRecord(editing, 'evidence', id);
  return cited;
}

/**
 * Takes the file of a piece of evidence out, and leaves the piece, unless something cites it: what rests on a file must
 * not find itself resting on words alone. Answers with the places that cite it, none when the file went.
 */
export function detachFile(editing: Editing, id: string): readonly Citation[] {
  const cited = readCitations(editing.doc).get(id) ?? [];
  if (cited.length > 0) return cited;
  editing.doc.transact(() => {
    setString(editing, 'evidence', id, 'file', '');
    setString(editing, 'evidence', id, 'sha256', '');
  }, editing.origin);
  return cited;
}

/** Puts many records into the bin, as one update and one step of undo. */
export function binRecords(editing: Editing, records: readonly (readonly [RecordRoot, string])[]): void {
  editing.doc.transact(() => {
    for (const [root, id] of records) binRecord(editing, root, id);
  }, editing.origin);
}

/** Takes a record out of the bin, back to its place. False when it is not in the bin. */
export function restoreRecord(editing: Editing, root: RecordRoot, id: string): boolean {
  return change(editing, recordMap(editing.doc, root, id), (record) => {
    if (!record.has('withdrawn')) return false;
    record.delete('withdrawn');
    return true;
  });
}

/** Moves a record beside another one of the same root, or to the end. */
export function moveRecord(editing: Editing, root: RecordRoot, id: string, place: Place): boolean {
  return change(editing, recordMap(editing.doc, root, id), (record) => {
    if (place.before === id || place.after === id) return false;
    const others = orderedIn(editing.doc, root).filter((other) => other.id !== id);
    const { order, rekeyed } = keyForPlace(others, place);
    rekey(editing.doc, root, rekeyed);
    return put(record, 'order', order);
  });
}

/** Sets a choice out of its closed list, or takes it away with null. */
export function setChoice<Root extends RecordRoot, Field extends ChoiceField<Root>>(
  editing: Editing,
  root: Root,
  id: string,
  field: Field,
  value: RecordOf<Root>[Field] | null,
): boolean {
  if (value !== null) demand(root, field, recordShapes[root].choices[field]?.includes(value as string));
  return setField(editing, root, id, field, value);
}

/** Sets a plain string such as a time, a zone or the id of a category; an empty one is taken away. */
export function setString<Root extends RecordRoot>(
  editing: Editing,
  root: Root,
  id: string,
  field: WordField<Root>,
  value: string | null,
): boolean {
  demand(root, field, recordShapes[root].strings.includes(field));
  return setField(editing, root, id, field, value === '' ? null : value);
}

export function setFlag<Root extends RecordRoot>(
  editing: Editing,
  root: Root,
  id: string,
  field: FlagField<Root>,
  on: boolean,
): boolean {
  demand(root, field, recordShapes[root].flags.includes(field));
  return setField(editing, root, id, field, on ? true : null);
}

/** Puts a key into one of the record's sets (`codes`, `evidence`, …) or takes it out. */
export function setInSet<Root extends RecordRoot>(
  editing: Editing,
  root: Root,
  id: string,
  set: SetField<Root>,
  key: string,
  on: boolean,
): boolean {
  demand(root, set, recordShapes[root].sets.includes(set));
  demand(root, `${set}/${key}`, isSetKey(key));
  return setField(editing, root, id, `${set}/${key}`, on ? true : null);
}

/** False when the review's template does not ask for this fact. */
export function setFactState(editing: Editing, factId: string, state: FactState | null): boolean {
  demand('facts', 'state', state === null || factStates.includes(state));
  return change(editing, nestedMap(rootMap(editing.doc, 'facts'), factId), (fact) =>
    put(fact, 'state', state),
  );
}

export function setAnswerState(editing: Editing, questionId: string, state: AnswerState): boolean {
  demand('answers', 'state', answerStates.includes(state));
  return change(editing, nestedMap(rootMap(editing.doc, 'answers'), questionId), (answer) =>
    put(answer, 'state', state),
  );
}

/** How real what the question asks about was; null takes the rating away. */
export function setAnswerRating(editing: Editing, questionId: string, rating: AnswerRating | null): boolean {
  demand('answers', 'rating', rating === null || answerRatings.includes(rating));
  return change(editing, nestedMap(rootMap(editing.doc, 'answers'), questionId), (answer) =>
    put(answer, 'rating', rating),
  );
}

export function setAnswerEvidence(
  editing: Editing,
  questionId: string,
  evidenceId: string,
  on: boolean,
): boolean {
  demand('answers', `evidence/${evidenceId}`, isSetKey(evidenceId));
  return change(editing, nestedMap(rootMap(editing.doc, 'answers'), questionId), (answer) =>
    put(answer, `evidence/${evidenceId}`, on ? true : null),
  );
}

/** States that the panel looked at a layer and found nothing; the reason is the layer's own text. */
export function setLayerNone(editing: Editing, layerId: string, none: boolean): boolean {
  return change(editing, nestedMap(rootMap(editing.doc, 'layers'), layerId), (layer) =>
    put(layer, 'none', none),
  );
}

export function setKind(editing: Editing, kindId: string, on: boolean): boolean {
  demand('kinds', kindId, isSetKey(kindId));
  return change(editing, rootMap(editing.doc, 'kinds'), (kinds) => put(kinds, kindId, on ? true : null));
}

/** Ticks or unticks a checklist or look-next item. `role` says who saw to it; left out, it stays as it is. */
export function setCheck(editing: Editing, itemId: string, done: boolean, role?: string): boolean {
  demand('checks', itemId, isSetKey(itemId));
  return change(editing, rootMap(editing.doc, 'checks'), (checks) => {
    const before = checks.get(itemId);
    const now = { done, role: role ?? stringIn(before, 'role') };
    if (before !== undefined && stringIn(before, 'role') === now.role && doneIn(before) === done)
      return false;
    checks.set(itemId, now);
    return true;
  });
}

/** Puts a card of a view where somebody dragged it; null gives it back to the automatic layout. Two who move it: one wins. */
export function setPosition(
  editing: Editing,
  view: string,
  id: string,
  at: readonly [x: number, y: number] | null,
): boolean {
  demand('positions', `${view}/${id}`, isSetKey(view) && isSetKey(id));
  demand('positions', id, at === null || at.every((part) => Number.isFinite(part)));
  return change(editing, rootMap(editing.doc, 'positions'), (positions) => {
    const before = positions.get(`${view}/${id}`);
    if (at !== null && Array.isArray(before) && before[0] === at[0] && before[1] === at[1]) return false;
    return put(positions, `${view}/${id}`, at === null ? null : [...at]);
  });
}

/** Gives every card of a view back to the automatic layout, as one step of undo. */
export function clearPositions(editing: Editing, view: string): boolean {
  return change(editing, rootMap(editing.doc, 'positions'), (positions) => {
    const own = [...positions.keys()].filter((key) => key.startsWith(`${view}/`));
    for (const key of own) positions.delete(key);
    return own.length > 0;
  });
}

/**
 * Makes a text that this kind of record has and this record lacks, because it is older than the text. Nobody's undo may
 * take it back. Should two people do it at once, the words of one may have to be written again.
 */
export function ensureText<Root extends RecordRoot>(
  editing: Editing,
  root: Root,
  id: string,
  field: WordField<Root>,
): void {
  const record = recordMap(editing.doc, root, id);
  if (record === undefined || record.has(field) || !recordShapes[root].texts.includes(field)) return;
  editing.doc.transact(() => record.set(field, new Y.Text()), untrackedOrigin);
}

/** The co-edited words of a record's field. */
export function recordText<Root extends RecordRoot>(
  doc: Y.Doc,
  root: Root,
  id: string,
  field: WordField<Root>,
): Y.Text | undefined {
  return recordShapes[root].texts.includes(field) ? nestedText(recordMap(doc, root, id), field) : undefined;
}

export function factText(doc: Y.Doc, factId: string, field: 'value' | 'source'): Y.Text | undefined {
  return nestedText(nestedMap(rootMap(doc, 'facts'), factId), field);
}

export function answerText(doc: Y.Doc, questionId: string): Y.Text | undefined {
  return nestedText(nestedMap(rootMap(doc, 'answers'), questionId), 'text');
}

/** Why a layer holds nothing. */
export function layerReason(doc: Y.Doc, layerId: string): Y.Text | undefined {
  return nestedText(nestedMap(rootMap(doc, 'layers'), layerId), 'reason');
}

function newRecord<Root extends RecordRoot>(
  root: Root,
  id: string,
  createdAt: number,
  initial: InitialRecord<Root>,
): AnyMap {
  const shape = recordShapes[root];
  const given = initial as Readonly<Record<string, unknown>>;
  const record = new Y.Map<unknown>();
  record.set('id', id);
  record.set('createdAt', createdAt);
  for (const field of shape.texts) {
    const words = given[field];
    record.set(field, new Y.Text(typeof words === 'string' ? words : ''));
  }
  for (const [field, allowed] of Object.entries(shape.choices)) {
    const value = given[field];
    if (value === undefined || value === null) continue;
    demand(root, field, typeof value === 'string' && allowed.includes(value));
    record.set(field, value);
  }
  for (const field of [...shape.strings, ...shape.flags]) {
    const value = given[field];
    if (value !== undefined && value !== '' && value !== false) record.set(field, value);
  }
  for (const set of shape.sets) {
    for (const key of (given[set] as readonly string[] | undefined) ?? []) {
      demand(root, `${set}/${key}`, isSetKey(key));
      record.set(`${set}/${key}`, true);
    }
  }
  return record;
}

function orderedIn(doc: Y.Doc, root: RecordRoot): Ordered[] {
  const found: Ordered[] = [];
  for (const [id, record] of mapOf(doc, root).entries()) {
    if (!(record instanceof Y.Map)) continue;
    const order: unknown = record.get('order');
    found.push({ id, order: typeof order === 'string' ? order : '' });
  }
  return found;
}

function rekey(doc: Y.Doc, root: RecordRoot, rekeyed: readonly Ordered[]): void {
  for (const { id, order } of rekeyed) recordMap(doc, root, id)?.set('order', order);
}

function setField(editing: Editing, root: RecordRoot, id: string, key: string, value: unknown): boolean {
  return change(editing, recordMap(editing.doc, root, id), (record) => put(record, key, value));
}

/** Writes only what differs, so that a repeated choice makes no update and no step of undo. */
function put(map: AnyMap, key: string, value: unknown): boolean {
  if (value === null) {
    if (!map.has(key)) return false;
    map.delete(key);
    return true;
  }
  if (map.get(key) === value) return false;
  map.set(key, value);
  return true;
}

function change(editing: Editing, map: AnyMap | undefined, edit: (map: AnyMap) => boolean): boolean {
  if (map === undefined) return false;
  return editing.doc.transact(() => edit(map), editing.origin);
}

function mapOf(doc: Y.Doc, root: RecordRoot): AnyMap {
  const map = rootMap(doc, root);
  if (map === undefined) throw new Error(`The document holds something else than records under ${root}.`);
  return map;
}

function isSetKey(key: string): boolean {
  return key !== '' && key !== '__proto__' && key.length <= maxSetKey && !key.includes('/');
}

function demand(root: string, field: string, allowed: boolean | undefined): void {
  if (allowed !== true) throw new RangeError(`${root}.${field}: layout 1 does not allow this value.`);
}

function stringIn(value: unknown, key: string): string {
  const found =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return typeof found === 'string' ? found : '';
}

function doneIn(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (value as Record<string, unknown>)['done'] === true;
}
