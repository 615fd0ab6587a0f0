/** Contract of themes across reviews, and of reviews that are like one. Every number counts reviews unless told. */
import { z } from 'zod';
import { stages } from '../access.ts';
import { actionOutcomes } from '../learning/action-outcomes.ts';
import { quarterPattern } from '../actions/dashboard-groups.ts';
import { themeColumns, themeRows } from '../learning/theme-axes.ts';
import { readConditions } from '../learning/theme-conditions.ts';
import { safeguardStatuses } from '../review-document/layout.ts';
import { strengthIds } from '../taxonomy/action-categories.ts';
import { layerIds } from '../taxonomy/layers.ts';
import { idField } from './fields.ts';

export const themeTables = ['grid', 'time', 'pairs', 'safeguards', 'returns', 'layers', 'actions'] as const;
export type ThemeTable = (typeof themeTables)[number];

const quarterField = z.string().regex(quarterPattern, 'Enter a quarter such as 2026-Q1.');
const yes = z.literal('true').optional();
const most = 30;

export const themeScopeQuery = z.object({
  /** Conditions that all hold, as shared/learning/theme-conditions.ts writes them. */
  has: z
    .string()
    .max(2000)
    .refine(
      (written) => (readConditions(written)?.length ?? most + 1) <= most,
      'Ask for themes that there are.',
    )
    .optional(),
  /** First and last quarter. */
  from: quarterField.optional(),
  to: quarterField.optional(),
  /** Only reviews that are signed. */
  signed: yes,
  /** Samples and public cases too. */
  samples: yes,
});
export type ThemeScopeQuery = z.infer<typeof themeScopeQuery>;

export const themeQuery = themeScopeQuery.extend({
  rows: z.enum(themeRows).optional(),
  columns: z.enum(themeColumns).optional(),
});
export type ThemeQuery = z.infer<typeof themeQuery>;

export const themeCsvQuery = themeQuery.extend({ table: z.enum(themeTables) });

const count = z.number().int();
/** A condition, as `<name>:<value>`. */
const key = z.string();

export const themes = z.object({
  reviews: count,
  /** Of these, the ones the reader may open. */
  yours: count,
  /** Whether every review of the organisation is counted, and not only the reader's own. */
  everywhere: z.boolean(),
  /** Reviews in which every layer was looked at. */
  everyLayer: count,
  /** Samples and public cases that are left out. */
  samplesLeftOut: count,
  /** Some reviews are still being read. */
  catchingUp: z.boolean(),
  /** From the first to the last in which there is a review. */
  quarters: z.array(z.string()),
  /** Of the register, those of these reviews, by name. */
  systems: z.array(z.object({ id: idField, name: z.string() })),
  rows: z.array(z.object({ row: key, reviews: count })),
  cells: z.array(z.object({ row: key, column: key, reviews: count })),
  /** How many reviews each column has, whatever was found in them. */
  columns: z.array(z.object({ column: key, reviews: count })),
  time: z.array(z.object({ layer: z.enum(layerIds), quarter: z.string(), reviews: count })),
  pairs: z.array(
    z.object({ one: z.string(), other: z.string(), reviews: count, ofOne: count, ofOther: count }),
  ),
  safeguards: z.array(z.object({ stage: z.string(), status: z.enum(safeguardStatuses), reviews: count })),
  /** Where safeguards at one stage of one system did not hold in more than one review. */
  failing: z.array(z.object({ stage: z.string(), systemId: idField, reviews: count })),
  returns: z.array(
    z.object({
      code: z.string(),
      systemId: idField,
      /** Day on which the first action meant to end it was carried out. */
      since: z.string(),
      /** A check had recorded that one of these actions worked. */
      worked: z.boolean(),
      answered: count,
      returned: count,
    }),
  ),
  /** How many more there are than are listed. */
  moreReturns: count,
  layers: z.array(z.object({ layer: z.enum(layerIds), found: count, none: count, unlooked: count })),
  actions: z.array(
    z.object({
      strength: z.enum(strengthIds).nullable(),
      outcome: z.enum(actionOutcomes),
      /** Actions, not reviews. */
      actions: count,
    }),
  ),
});
export type Themes = z.infer<typeof themes>;

export const themeReviews = z.object({
  /** Those the reader may open, the latest first; at most two hundred. */
  reviews: z.array(
    z.object({
      id: idField,
      title: z.string(),
      stage: z.enum(stages),
      /** When it happened, else when it was noticed. */
      day: z.string().nullable(),
      systemName: z.string().nullable(),
    }),
  ),
  total: count,
  /** Those the reader takes no part in. */
  others: count,
});
export type ThemeReviews = z.infer<typeof themeReviews>;

const ids = (most: number) =>
  z
    .string()
    .max(most * 64)
    .transform((written) => written.split(',').filter((one) => one !== ''))
    .optional();

/** What the screen holds already, which may be newer than what was read in; left out, that counts. */
export const similarInReviewQuery = z.object({ codes: ids(100), kinds: ids(30) });

/** For a review that is not there yet. */
export const similarQuery = z.object({
  title: z.string().max(200).optional(),
  /** Name of an AI system, of the register or not. */
  aiSystem: z.string().max(200).optional(),
});

export const similarReviews = z.object({
  /** The most alike first; only reviews the reader may open. */
  reviews: z.array(
    z.object({
      id: idField,
      title: z.string(),
      stage: z.enum(stages),
      day: z.string().nullable(),
      publicCase: z.boolean(),
      shared: z.object({
        system: z.boolean(),
        codes: z.array(z.string()),
        kinds: z.array(z.string()),
        stages: z.array(z.string()),
        words: z.array(z.string()),
      }),
    }),
  ),
});
export type SimilarReviews = z.infer<typeof similarReviews>;
