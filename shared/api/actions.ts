/** Contract of actions and the tracker. */
import { z } from 'zod';
import { actionStatuses } from '../actions/action-status.ts';
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
  ownerId: idField.nullable(),
  ownerName: z.string().nullable(),
  dueOn: z.string().nullable(),
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

export const actionDetail = action.extend({ history: z.array(actionHistoryEntry) });
export type ActionDetail = z.infer<typeof actionDetail>;

/** Everything optional: what is left out stays. Wording may change only once the action is agreed. */
export const changeActionRequest = z.object({
  status: z.enum(actionStatuses).optional(),
  ownerId: idField.nullable().optional(),
  dueOn: dayField.nullable().optional(),
  title: titleField('the action a title').optional(),
  detail: noteField.optional(),
  /** A progress note, or the reason a status change asks for. */
  note: noteField.optional(),
});
export type ChangeActionRequest = z.infer<typeof changeActionRequest>;

export const actionSorts = ['due', 'changed', 'status', 'strength', 'title'] as const;
export const actionQuery = z.object({
  status: z.string().optional(),
  strength: z.enum(strengthIds).optional(),
  layer: z.enum(layerIds).optional(),
  ownerId: idField.optional(),
  mine: z.enum(['true', 'false']).optional(),
  overdue: z.enum(['true', 'false']).optional(),
  open: z.enum(['true', 'false']).optional(),
  reviewId: idField.optional(),
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
  total: z.number().int(),
});
export type ActionPage = z.infer<typeof actionPage>;

/** Every action of one review. */
export const reviewActions = z.object({ actions: z.array(action) });
