/**
 * Puts text that a merge swallowed back where it stood: as new paragraphs at the end of a section, or at the end of a
 * field. Only ever adds. A place that no longer exists is refused, so that the text stays on offer.
 */
import type * as Y from 'yjs';
import { recordText, type Editing } from './edits.ts';
import { prosePrefix, recordRoots } from './layout.ts';
import { appendProse } from './prose-write.ts';
import { nestedMap, nestedText, rootMap } from './roots.ts';
import type { RecordRoot } from './layout.ts';
import type { WordField } from './records.ts';

/** `place` as in `prose:s.what` or `factors/<id>/condition`. False when there is no such place, and nothing changed. */
export function putBackText(editing: Editing, place: string, text: string): boolean {
  if (place.startsWith(prosePrefix)) {
    const sectionId = place.slice(prosePrefix.length);
    if (sectionId === '') return false;
    const paragraphs = text.split('\n').filter((line) => line.trim() !== '');
    appendProse(editing, sectionId, paragraphs);
    return true;
  }
  const field = fieldAt(editing.doc, place);
  if (field === undefined) return false;
  const before = field.toJSON();
  const separator = before === '' || /\s$/u.test(before) ? '' : ' ';
  editing.doc.transact(() => field.insert(field.length, separator + text), editing.origin);
  return true;
}

function fieldAt(doc: Y.Doc, place: string): Y.Text | undefined {
  const [root = '', id = '', field = '', ...rest] = place.split('/');
  if (id === '' || field === '' || rest.length > 0) return undefined;
  const record = recordRoots.find((known) => known === root);
  if (record !== undefined) return recordText(doc, record, id, field as WordField<RecordRoot>);
  if (root !== 'facts' && root !== 'answers' && root !== 'layers') return undefined;
  return nestedText(nestedMap(rootMap(doc, root), id), field);
}
