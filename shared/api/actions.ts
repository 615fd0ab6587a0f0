/** Contract of actions and the tracker. */
import { z } from 'zod';
import { stages } from '../access.ts';
import { actionSorts } from '../actions/action-sorts.ts';
import { actionStatuses } from '../actions/action-status.ts';
import { riskReasons } from '../actions/at-risk.ts';
import { lateBands, quarterPattern } from '../actions/dashboard-groups.ts';
import { checkKinds, checkOutcomes } from '../actions/effect-checks.ts';
import { proofKinds } from '../actions/proofs.ts';
import { measureKinds } from '../review-document/layout.ts';
import { layerIds } from '../taxonomy/layers.ts';
import { strengthIds } from '../taxonomy/action-categories.ts';
import { dayField, idField, instantField, noteField, titleField } from './fields.ts';

export const action = z.object({
  reviewId: idField,
  actionId: idField,
  /** Rises with every change; sent back as If-Match. */
  version: z.number().int(),
  status: z.enum(actionStatuses),
  title: z.string(),
  detail: z.string(),
  category: z.string().nullable(),
  strength: z.enum(strengthIds).nullable(),
  layers: z.array(z.enum(layerIds)),
  measureName: z.string(),
  measureKind: z.string().nullable(),
  baseline: z.string(),
  target: z.string(),
  /** Where the figure of the measure is taken from. */
  source: z.string(),
  unintended: z.string(),
  equity: z.string(),
  ownerId: idField.nullable(),
  ownerName: z.string().nullable(),
  /** Who does it outside the organisation; empty when nobody does. */
  outsideOwner: z.string(),
  /** Its owner left, and nobody has taken it over. */
  ownerLeft: z.boolean(),
  dueOn: z.string().nullable(),
  /** The calendar day it was done; null while it is not. */
  implementedOn: z.string().nullable(),
  /** Who approved of not doing it; null unless declined or not funded. */
  approverId: idField.nullable(),
  approverName: z.string().nullable(),
  /** The action that took its place; its title only for those who may see that action. */
  supersededBy: z.object({ reviewId: idField, actionId: idField, title: z.string().nullable() }).nullable(),
  /** The improvement programme that carries it on; empty unless handed to one. */
  programme: z.string(),
  supplierRef: z.string(),
  cost: z.string(),
  funder: z.string(),
  /** When the earliest planned check of its effect is due. */
  nextCheckOn: z.string().nullable(),
  /** The AI system of its review in the register. */
  systemId: idField.nullable(),
  systemName: z.string().nullable(),
  reviewStage: z.enum(stages),
  createdAt: instantField,
  changedAt: instantField,
  /** Null for a safety lead who is no participant: neither the review's title nor factor text is theirs to see. */
  reviewTitle: z.string().nullable(),
  factors: z
    .array(z.object({ id: idField, statement: z.string(), layer: z.enum(layerIds).nullable() }))
    .nullable(),
  /** Whether the reader may change status, owner, due date and notes. */
  mayChange: z.boolean(),
});
export type Action = z.infer<typeof action>;

export const actionHistoryEntry = z.object({
  at: instantField,
  byName: z.string(),
  field: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  note: z.string().nullable(),
});
export type ActionHistoryEntry = z.infer<typeof actionHistoryEntry>;

/** A check of the effect: planned while it has neither an outcome nor lapsed. */
export const actionCheck = z.object({
  id: z.number().int(),
  kind: z.enum(checkKinds),
  dueOn: z.string(),
  /** The version of the AI system that asks for it. */
  systemVersion: z.string().nullable(),
  outcome: z.enum(checkOutcomes).nullable(),
  note: z.string().nullable(),
  byName: z.string().nullable(),
  at: instantField.nullable(),
  lapsedAt: instantField.nullable(),
});
export type ActionCheck = z.infer<typeof actionCheck>;

/** A value of the measure on one day. `number` is what of it can be drawn. */
export const actionReading = z.object({
  id: z.number().int(),
  day: z.string(),
  value: z.string(),
  number: z.number().nullable(),
  note: z.string(),
  byName: z.string(),
  at: instantField,
});
export type ActionReading = z.infer<typeof actionReading>;

/** Words and file of a proof are null for those who may not read the review they come from. */
export const actionProof = z.object({
  id: z.number().int(),
  kind: z.enum(proofKinds),
  text: z.string().nullable(),
  file: z.object({ id: idField, name: z.string(), mediaType: z.string(), size: z.number() }).nullable(),
  byName: z.string(),
  at: instantField,
});
export type ActionProof = z.infer<typeof actionProof>;

export const actionDetail = action.extend({
  checks: z.array(actionCheck),
  /** Oldest day first. */
  readings: z.array(actionReading),
  proofs: z.array(actionProof),
  /** Later reviews that follow it too, as far as the reader takes part in them. */
  carriedInto: z.array(z.object({ reviewId: idField, title: z.string() })),
  history: z.array(actionHistoryEntry),
});
export type ActionDetail = z.infer<typeof actionDetail>;

const shortField = z.string().trim().max(300, 'Keep it under 300 characters.');

/**
 * Everything optional: what is left out stays. Wording may change only once the action is agreed. A move of the status
 * brings what it asks for: see shared/actions/action-status.ts.
 */
export const changeActionRequest = z.object({
  status: z.enum(actionStatuses).optional(),
  ownerId: idField.nullable().optional(),
  dueOn: dayField.nullable().optional(),
  title: titleField('the action a title').optional(),
  detail: noteField.optional(),
  category: z.string().max(64).nullable().optional(),
  measureName: noteField.optional(),
  measureKind: z.enum(measureKinds).nullable().optional(),
  baseline: noteField.optional(),
  target: noteField.optional(),
  source: noteField.optional(),
  unintended: noteField.optional(),
  equity: noteField.optional(),
  supplierRef: shortField.optional(),
  cost: shortField.optional(),
  funder: shortField.optional(),
  /** Goes with declining and with not funding. */
  approverId: idField.nullable().optional(),
  /** Goes with superseding. */
  supersededBy: z.object({ reviewId: idField, actionId: idField }).optional(),
  /** Goes with handing over to a programme. */
  programme: shortField.optional(),
  /** Goes with implementing; the server's day when absent. */
  implementedOn: dayField.optional(),
  proof: z
    .object({
      kind: z.enum(proofKinds),
      /** The address, the quote, what the file shows, or why there is nothing to show. */
      text: noteField,
      fileId: idField.optional(),
    })
    .optional(),
  reading: z
    .object({
      day: dayField,
      value: shortField.min(1, 'Enter the value that was read.'),
      note: noteField.optional(),
    })
    .optional(),
  /** A reading that was entered by mistake. */
  withdrawReading: z.number().int().optional(),
  /** What a check of the effect showed; the note says what was looked at. It moves the status. */
  checkOutcome: z.enum(checkOutcomes).optional(),
  /** A progress note, or the reason a status change asks for. */
  note: noteField.optional(),
});
export type ChangeActionRequest = z.infer<typeof changeActionRequest>;

export const actionQuery = z.object({
  status: z.string().optional(),
  /** `none`: no kind is chosen yet. */
  strength: z.enum([...strengthIds, 'none']).optional(),
  layer: z.enum(layerIds).optional(),
  ownerId: idField.optional(),
  mine: z.enum(['true', 'false']).optional(),
  overdue: z.enum(['true', 'false']).optional(),
  open: z.enum(['true', 'false']).optional(),
  /** Of a kind, or `none`. */
  category: z.string().max(64).optional(),
  noOwner: z.enum(['true', 'false']).optional(),
  /** Its owner left, and nobody has taken it over. */
  ownerLeft: z.enum(['true', 'false']).optional(),
  noMeasure: z.enum(['true', 'false']).optional(),
  /** A check of its effect is due today or was before. */
  checkDue: z.enum(['true', 'false']).optional(),
  reviewId: idField.optional(),
  systemId: idField.optional(),
  /** Stages of the review, with commas between them. */
  stage: z.string().max(200).optional(),
  /** First and last of the days on which something about it falls: its due day, or a check. */
  from: dayField.optional(),
  to: dayField.optional(),
  /** Late by so many days. */
  late: z.enum(lateBands).optional(),
  /** What the newest check of its effect showed. */
  outcome: z.enum(checkOutcomes).optional(),
  /** Agreed, and implemented in this quarter, such as `2026-Q3`. */
  implementedIn: z.string().regex(quarterPattern).optional(),
  /** First shown to work in this quarter. */
  verifiedIn: z.string().regex(quarterPattern).optional(),
  text: z.string().max(200).optional(),
  sort: z.enum(actionSorts).optional(),
  descending: z.enum(['true', 'false']).optional(),
  /** The reader's calendar day, for "overdue"; the server's own day when absent. */
  today: dayField.optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type ActionQuery = z.infer<typeof actionQuery>;

export const actionPage = z.object({
  actions: z.array(action),
  nextCursor: z.string().nullable(),
  /** How many answer the question, counted to a thousand. */
  total: z.number().int(),
  /** There are more than `total`. */
  atLeast: z.boolean(),
});
export type ActionPage = z.infer<typeof actionPage>;

export const actionsAtRiskQuery = z.object({
  today: dayField.optional(),
  limit: z.coerce.number().int().min(1).max(20).optional(),
});
export const actionsAtRisk = z.object({
  actions: z.array(z.object({ action, reasons: z.array(z.enum(riskReasons)), lateDays: z.number().int() })),
});
export type ActionsAtRisk = z.infer<typeof actionsAtRisk>;

/** The same few fields of several actions, each with the version that was seen. */
export const bulkChangeRequest = z.object({
  /** Says what would come of it and changes nothing. */
  preview: z.boolean(),
  items: z
    .array(
      z.object({
        reviewId: idField,
        actionId: idField,
        version: z.number().int(),
        change: changeActionRequest.pick({ status: true, ownerId: true, dueOn: true, note: true }),
      }),
    )
    .min(1, 'Choose at least one action.')
    .max(200, 'Change at most 200 actions at once.'),
});
export type BulkChangeRequest = z.infer<typeof bulkChangeRequest>;
export const bulkChangeAnswer = z.object({
  /** In the order asked; `refused` is null for what was, or would be, changed. */
  results: z.array(
    z.object({
      reviewId: idField,
      actionId: idField,
      /** As it is now; null when there is none that the reader may see. */
      version: z.number().int().nullable(),
      refused: z.object({ sentence: z.string(), remedy: z.string() }).nullable(),
    }),
  ),
});
export type BulkChangeAnswer = z.infer<typeof bulkChangeAnswer>;

/** Every action of one review. */
export const reviewActions = z.object({ actions: z.array(action) });
