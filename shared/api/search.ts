/** Contract of the search: what to look for and where, and what was found, each thing with the way to it. */
import { z } from 'zod';
import { stages } from '../access.ts';
import { searchKinds } from '../search/search-kinds.ts';
import { longestSearch } from '../search/search-words.ts';
import { layerIds } from '../taxonomy/layers.ts';
import { idField } from './fields.ts';

const kindList = z
  .string()
  .max(400)
  .refine(
    (list) => list.split(',').every((kind) => (searchKinds as readonly string[]).includes(kind)),
    'Name kinds that can be found, with commas between them.',
  );

export const searchQuery = z.object({
  q: z.string().max(longestSearch, `Search for fewer than ${longestSearch} characters.`),
  /** Kinds, with commas between them; everything when left out. */
  in: kindList.optional(),
  /** Only in this review. */
  review: idField.optional(),
  layer: z.enum(layerIds).optional(),
  /** Only in reviews at this stage, or of this system of the register. */
  stage: z.enum(stages).optional(),
  system: idField.optional(),
  cursor: z.string().max(200).optional(),
});
export type SearchQuery = z.infer<typeof searchQuery>;

/** Text with the places of what was searched for: `[from, to)`, never markup. */
const markedText = z.object({
  text: z.string(),
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
});
export type MarkedText = z.infer<typeof markedText>;

export const searchHit = z.object({
  kind: z.enum(searchKinds),
  /** Of the record, fact, question, system, report, template or code; of the section for prose. */
  id: z.string(),
  title: markedText.nullable(),
  snippet: markedText.nullable(),
  /** The section of the review in which it stands, if it has one. */
  section: z.object({ id: z.string(), heading: z.string() }).nullable(),
  layers: z.array(z.enum(layerIds)),
  /** Of an action: which review's action it is, to open it in the tracker. */
  reviewId: idField.nullable(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchGroups = ['review', 'actions', 'systems', 'reports', 'templates', 'words'] as const;

export const searchGroup = z.object({
  of: z.enum(searchGroups),
  /** The review in which these were found; null for everything else. */
  review: z
    .object({
      id: idField,
      title: markedText,
      stage: z.enum(stages),
      aiSystem: z.string().nullable(),
      /** The reader is a patient partner: there is one page and no places on it. */
      partner: z.boolean(),
    })
    .nullable(),
  hits: z.array(searchHit),
  /** How many more there are in this group. */
  more: z.number().int(),
});
export type SearchGroup = z.infer<typeof searchGroup>;

export const searchPage = z.object({
  groups: z.array(searchGroup),
  /** Places found, those of later pages among them. */
  total: z.number().int(),
  /** There are more than `total`. */
  atLeast: z.boolean(),
  nextCursor: z.string().nullable(),
  /** Documents that were written in and not read in yet; soon there may be more to find. */
  catchingUp: z.boolean(),
});
export type SearchPage = z.infer<typeof searchPage>;
