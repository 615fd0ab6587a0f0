/**
 * Gives a living review document another template: adds the facts, answers and layers that are missing, and names the
 * new sections. Additive: nothing that anybody wrote is changed or taken away. Done by the server alone, like seeding.
 */
import * as Y from 'yjs';
import { layerIds } from '../taxonomy/layers.ts';
import type { Template } from '../templates/template.ts';
import { factIdsOf, questionIdsOf } from '../templates/templates.ts';
import { untrackedOrigin } from './edits.ts';
import { nestedMap, rootMap, type AnyMap } from './roots.ts';

/** @param keptIds sections of former templates that the new one lacks, put after its own */
export function promoteReview(doc: Y.Doc, to: Template, keptIds: readonly string[]): void {
  doc.transact(() => {
    const meta = doc.getMap('meta');
    meta.set('template', { id: to.id, version: to.version });
    meta.set('sections', Y.Array.from([...to.sections.map(({ id }) => id), ...keptIds]));
    addMissing(rootMap(doc, 'facts'), factIdsOf(to), () => ({ value: new Y.Text(), source: new Y.Text() }));
    addMissing(rootMap(doc, 'answers'), questionIdsOf(to), () => ({ text: new Y.Text(), state: 'open' }));
    addMissing(rootMap(doc, 'layers'), layerIds, () => ({ none: false, reason: new Y.Text() }));
  }, untrackedOrigin);
}

function addMissing(
  map: AnyMap | undefined,
  ids: readonly string[],
  fresh: () => Readonly<Record<string, unknown>>,
): void {
  for (const id of new Set(ids)) {
    if (nestedMap(map, id) === undefined) map?.set(id, new Y.Map(Object.entries(fresh())));
  }
}
