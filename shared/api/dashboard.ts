/** Contract of the dashboard: counts of reviews and actions, and the reviews behind a count. Nothing about people. */
import { z } from 'zod';
import { stages } from '../access.ts';
import {
  answerLacks,
  lateBands,
  quietPlaces,
  statusGroups,
  usualQuietDays,
} from '../actions/dashboard-groups.ts';
import { checkOutcomes } from '../actions/effect-checks.ts';
import { layerIds } from '../taxonomy/layers.ts';
import { strengthIds } from '../taxonomy/action-categories.ts';
import { dayField, idField, instantField } from './fields.ts';

const many = z.number().int();
const quietDays = z.coerce.number().int().min(1).max(365).default(usualQuietDays);

export const dashboardQuery = z.object({
  /** The reader's calendar day, for "late"; the server's own day when absent. */
  today: dayField.optional(),
  /** Days without activity from which a review counts as stuck. */
  quietDays,
});

const spread = z.object({
  many,
  /** In days. */
  median: z.number(),
  lower: many,
  upper: many,
});

export const dashboard = z.object({
  /** Reviews that are not signed, samples left out. */
  stuck: z.array(z.object({ place: z.enum(quietPlaces), open: many, stuck: many, longestDays: many })),
  /** Actions whose due day has passed. */
  late: z.array(z.object({ band: z.enum(lateBands), many })),
  /** Actions by the quarter in which they were implemented, and in which a check first showed that they work. */
  times: z.array(
    z.object({
      /** `2026-Q3`. */
      quarter: z.string(),
      agreedToImplemented: spread.nullable(),
      implementedToVerified: spread.nullable(),
    }),
  ),
  strength: z.array(
    z.object({
      group: z.enum(statusGroups),
      /** `none`: no kind is chosen yet. */
      counts: z.object({ stronger: many, intermediate: many, weaker: many, none: many }),
    }),
  ),
  /** Reviews with factors in a layer, and those of them in which no strong enough action answers any of these. */
  layers: z.array(
    z.object({
      layer: z.enum(layerIds),
      reviews: many,
      withoutStronger: many,
      withoutIntermediate: many,
    }),
  ),
  /** By the kind an action is of, what the newest check of each showed; kinds of which none was checked are left out. */
  effects: z.array(
    z.object({
      /** Null for actions without a kind. */
      category: z.string().nullable(),
      strength: z.enum(strengthIds).nullable(),
      counts: z.record(z.enum(checkOutcomes), many),
    }),
  ),
});
export type Dashboard = z.infer<typeof dashboard>;

/** The reviews behind one count: those stuck somewhere, or those with factors in a layer, perhaps badly answered. */
export const dashboardReviewsQuery = z.object({
  quietDays,
  /** Not signed, at this place. */
  place: z.enum(quietPlaces).optional(),
  /** Only those without activity for `quietDays`. */
  stuck: z.enum(['true']).optional(),
  layer: z.enum(layerIds).optional(),
  /** With `layer`: no action of at least this strength answers any of its factors. */
  lacks: z.enum(answerLacks).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type DashboardReviewsQuery = z.infer<typeof dashboardReviewsQuery>;

/** A review by what a safety lead may know of it who takes no part: never its title. */
export const dashboardReview = z.object({
  id: idField,
  /** Null for those who take no part in it. */
  title: z.string().nullable(),
  templateName: z.string(),
  stage: z.enum(stages),
  /** Its AI system in the register. */
  systemName: z.string().nullable(),
  createdAt: instantField,
  /** Days without activity; null once it is signed, and for samples. */
  quietDays: many.nullable(),
  /** People who chair it and can sign in. */
  chairs: many,
  /** People who take part. */
  participants: many,
  /** Its actions, and those it carries on of earlier reviews, that are not settled. */
  openActions: many,
});
export type DashboardReview = z.infer<typeof dashboardReview>;

export const dashboardReviews = z.object({
  /** The longest without activity first, and then the oldest. */
  reviews: z.array(dashboardReview),
  total: many,
});
export type DashboardReviews = z.infer<typeof dashboardReviews>;
