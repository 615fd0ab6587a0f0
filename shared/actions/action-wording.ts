/**
 * The part of an action that the panel words in the document, in the shape its row keeps. Pure.
 * It holds no status, owner or date: those were never the document's.
 */
import type { ActionRecord } from '../review-document/records.ts';
import { strengthOf, type Strength } from '../taxonomy/action-categories.ts';
import { layerIds, type Layer } from '../taxonomy/layers.ts';

export interface ActionWording {
  readonly title: string;
  readonly detail: string;
  readonly category: string | null;
  /** Follows from the category; nobody can claim one. */
  readonly strength: Strength | null;
  readonly measureName: string;
  readonly measureKind: string | null;
  readonly baseline: string;
  readonly target: string;
  readonly source: string;
  readonly unintended: string;
  readonly equity: string;
  /** In the fixed order of the layers. */
  readonly layers: readonly Layer[];
  /** Ids of the factors it addresses, sorted. */
  readonly factors: readonly string[];
}

export function actionWording(record: ActionRecord): ActionWording {
  return {
    title: record.title.trim(),
    detail: record.detail.trim(),
    category: record.category === '' ? null : record.category,
    strength: strengthOf(record.category) ?? null,
    measureName: record.measureName.trim(),
    measureKind: record.measureKind,
    baseline: record.baseline.trim(),
    target: record.target.trim(),
    source: record.source.trim(),
    unintended: record.unintended.trim(),
    equity: record.equity.trim(),
    layers: layerIds.filter((layer) => record.layers.includes(layer)),
    factors: record.factors.toSorted(),
  };
}
