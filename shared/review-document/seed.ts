/**
 * What the server writes into a new review, once, in the transaction that creates it. Clients never seed: two people
 * making "the same" nested type at once would overwrite each other. The caller chooses the client number of the document.
 */
import * as Y from 'yjs';
import { layerIds } from '../taxonomy/layers.ts';
import { factIdsOf, questionIdsOf } from '../templates/templates.ts';
import type { TemplateRef } from '../templates/template.ts';
import type { Template } from '../templates/templates.ts';
import { layoutVersion } from './layout.ts';
import { untrackedOrigin } from './edits.ts';

/** Seeds an empty document from a template. @throws when the document was seeded already. */
export function seedReview(doc: Y.Doc, template: Template): void {
  const meta = doc.getMap('meta');
  if (meta.size > 0) throw new Error('This document has been seeded before.');
  doc.transact(() => {
    meta.set('layout', layoutVersion);
    meta.set('template', { id: template.id, version: template.version });
    meta.set('sections', Y.Array.from(template.sections.map(({ id }) => id)));

    const facts = doc.getMap('facts');
    for (const id of new Set(factIdsOf(template)))
      facts.set(id, nested({ value: new Y.Text(), source: new Y.Text() }));

    const answers = doc.getMap('answers');
    for (const id of new Set(questionIdsOf(template)))
      answers.set(id, nested({ text: new Y.Text(), state: 'open' }));

    const layers = doc.getMap('layers');
    for (const id of layerIds) layers.set(id, nested({ none: false, reason: new Y.Text() }));
  }, untrackedOrigin);
}

function nested(fields: Readonly<Record<string, unknown>>): Y.Map<unknown> {
  return new Y.Map(Object.entries(fields));
}

/** The beginning of a learning summary's document, which has no sections. @throws when it was seeded already. */
export function seedMeta(doc: Y.Doc, template: TemplateRef): void {
  const meta = doc.getMap('meta');
  if (meta.size > 0) throw new Error('This document has been seeded before.');
  doc.transact(() => {
    meta.set('layout', layoutVersion);
    meta.set('template', { id: template.id, version: template.version });
    meta.set('sections', new Y.Array());
  }, untrackedOrigin);
}
