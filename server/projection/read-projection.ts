/**
 * What the rows beside a document are made from: its factors and actions, live and binned, and what is counted of it
 * across reviews. Reads, never writes.
 */
import type * as Y from 'yjs';
import type { DocumentAction } from '../../db/action-follow.ts';
import type { DocumentFactor } from '../../db/projection-store.ts';
import { actionWording } from '../../shared/actions/action-wording.ts';
import { factorStatement } from '../../shared/review-document/factor-statement.ts';
import { themesOf, type ReviewTheme } from '../../shared/learning/review-themes.ts';
import {
  readBin,
  readKinds,
  readLayer,
  readRecord,
  readRecords,
} from '../../shared/review-document/reads.ts';
import type { ActionRecord, FactorRecord } from '../../shared/review-document/records.ts';
import { layerIds } from '../../shared/taxonomy/layers.ts';
import type { ActionWording } from '../../shared/actions/action-wording.ts';

export interface DocumentRows {
  readonly factors: readonly DocumentFactor[];
  readonly actions: readonly DocumentAction[];
  readonly themes: readonly ReviewTheme[];
}

export function readProjection(doc: Y.Doc): DocumentRows {
  const factors: FactorRecord[] = [...readRecords(doc, 'factors')];
  const actions: ActionRecord[] = [...readRecords(doc, 'actions')];
  for (const binned of readBin(doc)) {
    if (binned.root === 'factors') factors.push(binned.record);
    if (binned.root === 'actions') actions.push(binned.record);
  }
  return {
    factors: factors.map(documentFactor),
    actions: actions.map(documentAction),
    themes: readThemes(doc),
  };
}

function readThemes(doc: Y.Doc): readonly ReviewTheme[] {
  const layers = layerIds.flatMap((id) => {
    const layer = readLayer(doc, id);
    return layer === undefined ? [] : [[id, layer] as const];
  });
  return themesOf({
    factors: readRecords(doc, 'factors'),
    safeguards: readRecords(doc, 'safeguards'),
    layers: Object.fromEntries(layers),
    kinds: readKinds(doc),
  });
}

/** The wording of one action as the document has it now; null when the document does not know it. */
export function readWording(doc: Y.Doc, actionId: string): ActionWording | null {
  const record = readRecord(doc, 'actions', actionId);
  return record === undefined ? null : actionWording(record);
}

function documentFactor(record: FactorRecord): DocumentFactor {
  return {
    factorId: record.id,
    layer: record.layer,
    statement: factorStatement(record),
    state: record.state,
    codes: record.codes,
    withdrawn: record.withdrawnAt !== null,
  };
}

function documentAction(record: ActionRecord): DocumentAction {
  return {
    actionId: record.id,
    createdAt: record.createdAt,
    withdrawn: record.withdrawnAt !== null,
    wording: actionWording(record),
  };
}
