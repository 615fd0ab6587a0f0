/** Contract of the calendar of one's actions. */
import { z } from 'zod';
import { instantField } from './fields.ts';

/** Null: there is no address. */
export const feedState = z.object({ madeAt: instantField.nullable() });
export type FeedState = z.infer<typeof feedState>;

/** Shown once; only its hash is stored. */
export const feedMade = z.object({ path: z.string(), madeAt: instantField });
export type FeedMade = z.infer<typeof feedMade>;
