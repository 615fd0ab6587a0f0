/** Contract of the views that a member keeps of the tracker. */
import { z } from 'zod';
import { idField } from './fields.ts';

const nameField = z
  .string()
  .trim()
  .min(1, 'Give the view a name.')
  .max(80, 'Keep the name under 80 characters.');

export const savedView = z.object({
  id: idField,
  name: z.string(),
  /** The query string of the tracker. */
  query: z.string(),
});
export type SavedView = z.infer<typeof savedView>;
export const savedViewList = z.object({ views: z.array(savedView) });
export const saveViewRequest = z.object({ name: nameField, query: z.string().max(2000) });
export const renameViewRequest = z.object({ name: nameField });
