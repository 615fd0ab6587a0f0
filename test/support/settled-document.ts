/** Writes into a document what a panel settles before it signs: layers, kinds, and a reason for each bare factor. */
import type { HarmDimension } from '../../shared/harm/harm-grades.ts';
import { shownHarm } from '../../shared/harm/shown-harm.ts';
import {
  layerReason,
  recordText,
  setKind,
  setLayerNone,
  type Editing,
} from '../../shared/review-document/edits.ts';
import { setAgreement, showRatings } from '../../shared/review-document/harm-edits.ts';
import { readHarm, readKinds, readRecords } from '../../shared/review-document/reads.ts';
import { replaceText } from '../../shared/review-document/text-edits.ts';
import { unknownKindId } from '../../shared/taxonomy/kinds-at-sign-off.ts';
import { layerIds } from '../../shared/taxonomy/layers.ts';

/** Everything that people write themselves. */
export function settleFindings(editing: Editing): void {
  const factors = readRecords(editing.doc, 'factors');
  for (const layer of layerIds) {
    if (factors.some((factor) => factor.layer === layer)) continue;
    setLayerNone(editing, layer, true);
    replaceText(editing, layerReason(editing.doc, layer), 'Nobody found anything here.');
  }
  for (const { id, evidence, reason } of factors) {
    if (evidence.length > 0 || reason !== '') continue;
    replaceText(editing, recordText(editing.doc, 'factors', id, 'reason'), 'Two people said so.');
  }
  const kinds = readKinds(editing.doc);
  if (kinds.includes(unknownKindId)) setKind(editing, unknownKindId, false);
  if (kinds.filter((id) => id !== unknownKindId).length === 0) setKind(editing, 'false-negative', true);
}

/** What the server writes of harm. */
export function settleHarm(editing: Editing): void {
  const shown = shownHarm(readHarm(editing.doc));
  if (shown.length === 0) showRatings(editing, [rating('physical')]);
  for (const { dimension, spread, agreement } of shown) {
    if (!spread.differ || agreement !== null) continue;
    setAgreement(editing, dimension, { kind: 'kept-apart', grade: null, reason: 'Both stand.', at: 1 });
  }
}

function rating(dimension: HarmDimension) {
  return {
    dimension,
    rater: 'chair-1',
    round: 1,
    grade: 'h3' as const,
    confidence: 'high' as const,
    reason: 'Two more nights in hospital.',
    role: 'Chair',
    on: '2026-03-02',
    alone: 'Nobody else was there.',
  };
}
