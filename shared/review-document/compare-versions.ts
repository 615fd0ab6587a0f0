/**
 * What is different between two versions of a review, as plain words at named places: one entry for each text or value
 * of a record, each seeded entry, each section of prose. Pure, over content that was read already.
 */
import { harmWords } from '../harm/shown-harm.ts';
import { failureKind } from '../taxonomy/failure-kinds.ts';
import { fieldWords } from './difference-words.ts';
import { recordRoots, recordShapes, type RecordRoot } from './layout.ts';
import type { ProseNode, ReviewContent } from './records.ts';

/** `place` is like `prose:s.what`, `factors/<id>/condition` or `kinds/drift`; an empty side had nothing there. */
export interface VersionDifference {
  readonly place: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly before: string;
  readonly after: string;
}

/** In the order of the layout: prose, seeded entries, choices, records. */
export function compareVersions(before: ReviewContent, after: ReviewContent): readonly VersionDifference[] {
  const found: VersionDifference[] = [];
  const places = new Map([...placesOf(before), ...placesOf(after)].map(([place]) => [place, true]));
  const [old, now] = [new Map(placesOf(before)), new Map(placesOf(after))];
  for (const place of places.keys()) {
    const [then, since] = [old.get(place) ?? '', now.get(place) ?? ''];
    if (then === since) continue;
    found.push({
      place,
      change: then === '' ? 'added' : since === '' ? 'removed' : 'changed',
      before: shown(place, then, [before, after]),
      after: shown(place, since, [after, before]),
    });
  }
  return found;
}

/**
 * Compared by ids, so that a reworded record is no difference where it is linked; shown by what each side called it.
 * @param contents its own side first: what is linked may have gone into the bin since
 */
function shown(place: string, held: string, contents: readonly ReviewContent[]): string {
  if (held === '') return '';
  const [root = '', , field = ''] = place.split('/');
  return fieldWords(root, field, isSet(root, field) ? held.split(between) : [held], contents);
}

function isSet(root: string, field: string): boolean {
  if (root === 'answers') return field === 'evidence';
  const record = recordRoots.find((known) => known === root);
  return record !== undefined && recordShapes[record].sets.includes(field);
}

/** Between the values of a set; no id has it. */
const between = ', ';

/** Every place that holds something, with what it holds: words, values or ids. */
function placesOf(content: ReviewContent): [place: string, words: string][] {
  const places: [string, string][] = [];
  for (const [id, prose] of Object.entries(content.prose)) places.push([`prose:${id}`, proseWords(prose)]);
  for (const [id, { value, source, state }] of Object.entries(content.facts)) {
    places.push(
      [`facts/${id}/value`, value],
      [`facts/${id}/source`, source],
      [`facts/${id}/state`, state ?? ''],
    );
  }
  for (const [id, { text, state, rating, evidence }] of Object.entries(content.answers)) {
    const answered = state === 'open' ? '' : state;
    places.push(
      [`answers/${id}/text`, text],
      [`answers/${id}/state`, answered],
      [`answers/${id}/rating`, rating ?? ''],
      [`answers/${id}/evidence`, held(evidence)],
    );
  }
  for (const [id, { none, reason }] of Object.entries(content.layers)) {
    places.push([`layers/${id}/none`, none ? 'nothing found' : ''], [`layers/${id}/reason`, reason]);
  }
  for (const kind of content.kinds) places.push([`kinds/${kind}`, failureKind(kind)?.name ?? kind]);
  for (const [id, { done, role }] of Object.entries(content.checks)) {
    places.push([`checks/${id}`, done ? ['done', role].filter((word) => word !== '').join(', ') : '']);
  }
  for (const [key, value] of Object.entries(content.harm))
    places.push([`harm/${key}`, harmWords(key, value)]);
  for (const root of recordRoots) {
    for (const record of content.records[root] ?? []) places.push(...recordPlaces(root, record));
  }
  return places;
}

function recordPlaces(root: RecordRoot, record: { readonly id: string }): [string, string][] {
  const { texts, choices, strings, flags, sets } = recordShapes[root];
  const fields = [...texts, ...Object.keys(choices), ...strings, ...flags, ...sets];
  const values = record as unknown as Readonly<Record<string, unknown>>;
  const places = fields.map((field): [string, string] => [
    `${root}/${record.id}/${field}`,
    held(values[field]),
  ]);
  // So that a record nobody has written in yet is seen to have come or gone.
  return places.every(([, words]) => words === '') ? [[`${root}/${record.id}`, 'without words']] : places;
}

function held(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === true) return 'yes';
  return Array.isArray(value) ? [...(value as string[])].sort().join(between) : '';
}

function proseWords(node: ProseNode): string {
  if (node.text !== undefined) return node.text;
  const words = (node.content ?? []).map(proseWords);
  const isBlocks = (node.content ?? []).some(
    ({ content, type }) => content !== undefined || type === 'block',
  );
  return words.join(isBlocks ? '\n' : '').trim();
}
