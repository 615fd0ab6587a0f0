/**
 * Where in a review a comment may stand, as the rest of Causeway names places: `review`, a record (`factors/<id>`), a
 * text of one (`factors/<id>/condition`), a fact, an answer, the reason of a layer, or the prose of a section.
 */
import type * as Y from 'yjs';
import { isId } from '../ids.ts';
import { prosePrefix, recordRoots, recordShapes } from '../review-document/layout.ts';
import type { RecordRoot } from '../review-document/layout.ts';
import { nestedMap, nestedText, proseFragment, recordMap, rootMap } from '../review-document/roots.ts';

export const wholeReview = 'review';
export const maxPlaceLength = 200;

/** Texts of what the server seeds: root → fields. */
const seededTexts: Readonly<Record<'facts' | 'answers' | 'layers', readonly string[]>> = {
  facts: ['value', 'source'],
  answers: ['text'],
  layers: ['reason'],
};

interface ParsedPlace {
  readonly root: string;
  readonly id: string;
  readonly field: string | null;
}

const sectionId = /^[A-Za-z0-9._-]{1,64}$/;
const seededId = /^[A-Za-z0-9._-]{1,100}$/;

/** Whether a string from outside names a place of layout 1; says nothing of whether it exists. */
export function isPlace(place: string): boolean {
  if (place === wholeReview) return true;
  if (place.startsWith(prosePrefix)) return sectionId.test(place.slice(prosePrefix.length));
  return parsePlace(place) !== null;
}

/** Null for the review, for prose, and for what is no place. */
export function parsePlace(place: string): ParsedPlace | null {
  const [root = '', id = '', field, ...rest] = place.split('/');
  if (rest.length > 0 || field === '') return null;
  const parsed = { root, id, field: field ?? null };
  if (isRecordRoot(root)) {
    return isId(id) && (field === undefined || recordShapes[root].texts.includes(field)) ? parsed : null;
  }
  if (!isSeededRoot(root) || !seededId.test(id)) return null;
  return field === undefined || seededTexts[root].includes(field) ? parsed : null;
}

/** What holds the words of a place; undefined when it holds none or is not there. */
export function wordsAt(doc: Y.Doc, place: string): Y.Text | Y.XmlFragment | undefined {
  if (place.startsWith(prosePrefix)) {
    return doc.share.has(place) ? proseFragment(doc, place.slice(prosePrefix.length)) : undefined;
  }
  const parsed = parsePlace(place);
  if (parsed === null || parsed.field === null) return undefined;
  return nestedText(holder(doc, parsed), parsed.field);
}

/** Whether there is something at this place now, also in the bin. */
export function placeExists(doc: Y.Doc, place: string): boolean {
  if (place === wholeReview) return true;
  if (place.startsWith(prosePrefix)) return wordsAt(doc, place) !== undefined;
  const parsed = parsePlace(place);
  if (parsed === null) return false;
  return parsed.field === null ? holder(doc, parsed) !== undefined : wordsAt(doc, place) !== undefined;
}

/** Client number of whoever made the record that a place is or lies in; undefined where there is none. */
export function makerOf(doc: Y.Doc, place: string): number | undefined {
  const parsed = parsePlace(place);
  return parsed === null ? undefined : holder(doc, parsed)?._item?.id.client;
}

function holder(doc: Y.Doc, { root, id }: ParsedPlace) {
  return isRecordRoot(root)
    ? recordMap(doc, root, id)
    : isSeededRoot(root)
      ? nestedMap(rootMap(doc, root), id)
      : undefined;
}

function isRecordRoot(root: string): root is RecordRoot {
  return (recordRoots as readonly string[]).includes(root);
}

function isSeededRoot(root: string): root is keyof typeof seededTexts {
  return Object.hasOwn(seededTexts, root);
}
