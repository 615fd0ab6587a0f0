/** Contract of bringing actions in from a table. The table itself is sent as plain bytes. */
import { z } from 'zod';
import { dayOrders } from '../actions/csv-import-days.ts';
import { importFields } from '../actions/csv-import-columns.ts';
import { idField } from './fields.ts';

/** Bytes of one file. */
export const largestImport = 2 * 1024 * 1024;
/** Lines below the headings. */
export const mostImportLines = 5000;

export const importQuery = z.object({
  /** Where new actions go; without it only those that are here are changed. */
  reviewId: idField.optional(),
  /** Such as `title.0,status.3`: which column, from 0, holds what. Left out, the headings decide. */
  columns: z
    .string()
    .max(600)
    .regex(/^[a-zA-Z]+\.\d{1,3}(,[a-zA-Z]+\.\d{1,3})*$/, 'Choose columns from the list.')
    .optional(),
  /** Which number of a date comes first, where it could be either. */
  days: z.enum(dayOrders).optional(),
});
export type ImportQuery = z.infer<typeof importQuery>;

/** `digest` is that of the dry run: what is done has to be what was shown. */
export const importRequest = importQuery.extend({ digest: z.string().regex(/^[0-9a-f]{64}$/) });

export const importOutcomes = ['new', 'change', 'same', 'refused'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

export const importLine = z.object({
  /** As the spreadsheet numbers it: the headings are row 1. */
  row: z.number().int(),
  title: z.string(),
  outcome: z.enum(importOutcomes),
  /** What is made, what changes, or why it is refused. */
  sentences: z.array(z.string()),
});
export type ImportLine = z.infer<typeof importLine>;

export const importAnswer = z.object({
  headings: z.array(z.string()),
  columns: z.partialRecord(z.enum(importFields), z.number().int()),
  encoding: z.enum(['utf-8', 'windows-1252']),
  days: z.object({
    order: z.enum(dayOrders),
    /** Who says so: the person, other cells of the same column, or nobody. */
    from: z.enum(['chosen', 'file', 'assumed']),
    /** Cells in which day and month could be either. */
    unsure: z.number().int(),
  }),
  lines: z.array(importLine),
  counts: z.record(z.enum(importOutcomes), z.number().int()),
  /** Of everything that would be done. */
  digest: z.string(),
  /** The same line by line as CSV, to be kept. */
  report: z.string(),
});
export type ImportAnswer = z.infer<typeof importAnswer>;

/** Reviews into which the reader may bring actions. */
export const importReviews = z.object({ reviews: z.array(z.object({ id: idField, title: z.string() })) });
export type ImportReviews = z.infer<typeof importReviews>;
