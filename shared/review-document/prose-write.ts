/**
 * Adds blocks at the end of a section's prose, for writers that have no editor: the samples, recovered text, imports.
 * Only ever adds; changing what stands there is the editor's business.
 */
import * as Y from 'yjs';
import type { BlockAs } from '../editor/prose-schema.ts';
import type { Editing } from './edits.ts';
import { proseRoot } from './layout.ts';

/** One block of plain words; a bare string is a paragraph. */
export type PlainBlock = string | { readonly as: BlockAs; readonly text: string; readonly indent?: number };

/** Appends blocks as one undoable transaction. An empty first paragraph that an editor left behind stays. */
export function appendProse(editing: Editing, sectionId: string, blocks: readonly PlainBlock[]): void {
  const { doc } = editing;
  doc.transact(() => {
    doc.getXmlFragment(proseRoot(sectionId)).push(blocks.map(blockElement));
  }, editing.origin);
}

function blockElement(block: PlainBlock): Y.XmlElement {
  const { as, text, indent } =
    typeof block === 'string' ? { as: 'paragraph', text: block, indent: 0 } : block;
  const element = new Y.XmlElement('block');
  // All of them, as the editor would: an attribute it had to add later could overwrite a colleague's. Yjs keeps numbers
  // and booleans as they are, though its type speaks of strings only.
  for (const [name, value] of Object.entries({ as, indent: indent ?? 0, checked: false })) {
    element.setAttribute(name, value as string);
  }
  element.insert(0, [new Y.XmlText(text)]);
  return element;
}
