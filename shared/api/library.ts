/**
 * Contract of the library: learning summaries that were published here, and those of other organisations that were
 * brought in. Each stands under the id it leaves with, never under one of a review.
 */
import { z } from 'zod';
import { audiences } from '../summaries/audiences.ts';
import { learningSummary } from '../summaries/learning-summary.ts';
import { sha256Field } from '../summaries/signed-summary.ts';
import { layerIds } from '../taxonomy/layers.ts';
import { idField, instantField } from './fields.ts';

/** Bytes of a file that is brought in. */
export const largestSummaryFile = 2 * 1024 * 1024;

const said = z.string().trim().max(300);

export const libraryQuery = z.object({
  /** Words that all stand in it, in any order. */
  words: said.optional(),
  layer: z.enum(layerIds).optional(),
  code: said.optional(),
  kind: said.optional(),
  /** Kind of system, as the summaries call it. */
  system: said.optional(),
  setting: said.optional(),
  audience: z.enum(audiences).optional(),
  from: z.enum(['here', 'elsewhere']).optional(),
});
export type LibraryQuery = z.infer<typeof libraryQuery>;

export const libraryEntry = z.object({
  id: idField,
  title: z.string(),
  audience: z.enum(audiences),
  revision: z.number().int(),
  /** Who sent it; null for one of ours. */
  origin: z.string().nullable(),
  publisher: z.string(),
  system: z.string().nullable(),
  setting: z.string().nullable(),
  kinds: z.array(z.string()),
  layers: z.array(z.enum(layerIds)),
  /** When it was published here or brought in. */
  at: instantField,
  /** Why it is not to be used any more; null while it is. */
  withdrawn: z.string().nullable(),
});
export type LibraryEntry = z.infer<typeof libraryEntry>;

export const libraryList = z.object({
  /** The newest first. */
  summaries: z.array(libraryEntry),
  /** How many the library holds without any filter. */
  total: z.number().int(),
  /** What there is to filter by, in all of them. */
  choices: z.object({
    codes: z.array(z.string()),
    kinds: z.array(z.string()),
    systems: z.array(z.string()),
    settings: z.array(z.string()),
  }),
});
export type LibraryList = z.infer<typeof libraryList>;

export const libraryDetail = libraryEntry.extend({
  model: learningSummary,
  sha256: z.string(),
  schema: z.string(),
  /** Whether its SHA-256 was given apart from its text and found to be that; always so for ours. */
  compared: z.boolean(),
  /** Short form of the key it is signed with; null for one of others that came without a signature. */
  key: z.string().nullable(),
  /** Whether its publisher, or we where it is ours, sign with another key by now. */
  keyIsEarlier: z.boolean(),
});
export type LibraryDetail = z.infer<typeof libraryDetail>;

export const importSummaryQuery = z.object({
  origin: z
    .string()
    .trim()
    .min(1, 'Say who sent it, so that readers know where it comes from.')
    .max(200, 'Keep it under 200 characters.'),
  /** As its publisher told it; a signed file brings its own. */
  sha256: z.preprocess(
    (value) => (typeof value === 'string' && value.trim() !== '' ? value.trim().toLowerCase() : undefined),
    sha256Field.optional(),
  ),
});

export const importedSummary = z.object({ id: idField, title: z.string() });
export type ImportedSummary = z.infer<typeof importedSummary>;
