/**
 * The text that people put their names to: everything the report says, without what stands beside it. Its digest is what
 * an answer names, so that an answer can never be about another text. Pure.
 */
import type { Action } from '../api/actions.ts';
import type { ReviewSummary } from '../api/reviews.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { ReviewContent } from '../review-document/records.ts';
import { taxonomyVersion } from '../taxonomy/factor-code.ts';
import type { ConditionId } from './conditions.ts';

export const agreedSchema = 'causeway.agreed/1';

/** Of the review's row. */
export type AgreedReview = Pick<
  ReviewSummary,
  | 'title'
  | 'templateId'
  | 'templateVersion'
  | 'aiSystem'
  | 'systemVersion'
  | 'occurredOn'
  | 'detectedOn'
  | 'publicCase'
>;

/** Of an action's row. What is learned of it later is no part of what was agreed. */
export type AgreedAction = Pick<
  Action,
  | 'actionId'
  | 'status'
  | 'title'
  | 'detail'
  | 'category'
  | 'strength'
  | 'layers'
  | 'measureName'
  | 'measureKind'
  | 'baseline'
  | 'target'
  | 'ownerName'
  | 'dueOn'
>;

export interface AgreedText {
  readonly schema: typeof agreedSchema;
  readonly taxonomy: string;
  readonly review: AgreedReview;
  /** Without the bin, the places of cards, and views that differ: none of them is what people agree on. */
  readonly content: Omit<ReviewContent, 'bin' | 'positions' | 'records'> & {
    readonly records: Omit<ReviewContent['records'], 'dissent'>;
  };
  readonly actions: readonly AgreedAction[];
  /** Actions of earlier reviews that this one carries on; left out when there are none. */
  readonly carried?: readonly AgreedAction[];
  /** Why it is signed although a condition is not met. */
  readonly reasons: readonly { readonly condition: ConditionId; readonly reason: string }[];
}

export interface AgreedSource {
  readonly review: AgreedReview;
  readonly content: ReviewContent;
  readonly actions: readonly AgreedAction[];
  readonly carried?: readonly AgreedAction[];
  readonly reasons: AgreedText['reasons'];
}

/** What does not belong in it is left out, whatever the rows hold besides. */
export function agreedText({ review, content, actions, carried = [], reasons }: AgreedSource): AgreedText {
  const { bin: _bin, positions: _positions, records, ...rest } = content;
  const { dissent: _dissent, ...agreedRecords } = records;
  return {
    schema: agreedSchema,
    taxonomy: taxonomyVersion,
    review: {
      title: review.title,
      templateId: review.templateId,
      templateVersion: review.templateVersion,
      aiSystem: review.aiSystem,
      systemVersion: review.systemVersion,
      occurredOn: review.occurredOn,
      detectedOn: review.detectedOn,
      publicCase: review.publicCase,
    },
    content: { ...rest, records: agreedRecords },
    actions: inOrder(actions),
    ...(carried.length === 0 ? {} : { carried: inOrder(carried) }),
    reasons,
  };
}

function inOrder(actions: readonly AgreedAction[]): readonly AgreedAction[] {
  return [...actions].map(agreedAction).sort((a, b) => (a.actionId < b.actionId ? -1 : 1));
}

function agreedAction(action: AgreedAction): AgreedAction {
  return {
    actionId: action.actionId,
    status: action.status,
    title: action.title,
    detail: action.detail,
    category: action.category,
    strength: action.strength,
    layers: action.layers,
    measureName: action.measureName,
    measureKind: action.measureKind,
    baseline: action.baseline,
    target: action.target,
    ownerName: action.ownerName,
    dueOn: action.dueOn,
  };
}

/** As the bytes its digest is of. */
export function agreedBytes(text: AgreedText): string {
  return canonicalJson(text);
}
