/** Contract of handing over: whose open actions go to whom when their owner leaves, and why. */
import { z } from 'zod';
import { actionStatuses } from '../actions/action-status.ts';
import { idField, noteField } from './fields.ts';

/** What is shown of an action to whoever hands it over: enough to find somebody for it, nothing of its review. */
export const ownedAction = z.object({
  reviewId: idField,
  actionId: idField,
  title: z.string(),
  status: z.enum(actionStatuses),
  dueOn: z.string().nullable(),
  nextCheckOn: z.string().nullable(),
});
export type OwnedAction = z.infer<typeof ownedAction>;
export const ownedActions = z.object({ actions: z.array(ownedAction) });
export type OwnedActions = z.infer<typeof ownedActions>;

/** `to` is null for "nobody yet". */
export const handOver = z.object({
  /** Of every open action that is not named one by one, also of one that came meanwhile. */
  to: idField.nullable(),
  each: z
    .array(z.object({ reviewId: idField, actionId: idField, to: idField.nullable() }))
    .max(2000, 'Hand over at most 2,000 actions one by one.')
    .optional(),
  reason: noteField.min(1, 'Say why they are handed over. It stands in the history of each action.'),
});
export type HandOver = z.infer<typeof handOver>;
