/**
 * A learning summary as plain data, `causeway.learning-summary/1`: what leaves the building, and nothing besides. Every
 * format is made from this, and whoever receives a summary reads this. It holds no id of a review, no person, no date
 * of a day and no address of ours; a field that nobody filled is left out. Pure.
 */
import { z } from 'zod';
import { actionStatuses } from '../actions/action-status.ts';
import {
  confidences,
  containmentStages,
  knownWhen,
  linkKinds,
  safeguardStatuses,
  timelineLanes,
} from '../review-document/layout.ts';
import { strengthIds } from '../taxonomy/action-categories.ts';
import { layerIds } from '../taxonomy/layers.ts';
import { audiences } from './audiences.ts';

export const summarySchemaName = 'causeway.learning-summary/1';

/** `interim` is published while actions are still followed; a withdrawn summary keeps its id and says why. */
export const summaryStatuses = ['draft', 'interim', 'final', 'withdrawn'] as const;
export type SummaryStatus = (typeof summaryStatuses)[number];

/** `M1` for the first factor of the model layer, `O1` for the first outcome: names within one summary only. */
const mark = z.string().regex(/^[MIWHGO][1-9]\d{0,2}$/);
const text = z.string().min(1).max(20_000);
const label = z.string().min(1).max(300);
const id = z.string().regex(/^[a-z0-9-]{1,64}$/);
/** A year, a quarter or a month; never a day. */
const period = z.string().regex(/^\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$/);
const layer = z.enum(layerIds);
/** A number of people or cases after the rule for small numbers: `0`, `<5`, or a count. */
const smallCount = z.string().regex(/^(0|<5|\d{1,7})$/);
const answered = z.enum(['yes', 'no', 'partly', 'declined', 'not-known']);

export const learningSummary = z.strictObject({
  schema: z.literal(summarySchemaName),
  /** Random, and of the summary alone. */
  id: z.string().regex(/^[a-z0-9]{16,32}$/),
  revision: z.number().int().min(1),
  status: z.enum(summaryStatuses),
  withdrawnBecause: label.optional(),
  audience: z.enum(audiences),
  /** Month in which this revision was made. */
  made: period,
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/),
  licence: label.optional(),
  publisher: z.strictObject({ kind: label, region: label.optional(), name: label.optional() }),
  template: z.strictObject({ id: label, version: z.number().int().min(1) }),
  title: label,
  /** Set where it retells a case from the public record, which its publisher did not review. */
  publicRecord: z.literal(true).optional(),
  /** What everybody should take from it, in plain language. */
  inPlainWords: z.array(text),
  when: period.optional(),
  setting: label.optional(),
  system: z.strictObject({
    class: label.optional(),
    purpose: text.optional(),
    autonomy: label.optional(),
    use: label.optional(),
    versionAge: label.optional(),
    /** Both only where their release was approved. */
    productName: label.optional(),
    maker: label.optional(),
  }),
  failureKinds: z.array(id),
  harm: z.array(z.strictObject({ dimension: id, grade: label })),
  peopleAffected: smallCount.optional(),
  narrative: z.strictObject({
    /** For whoever it could happen to as well. */
    meaning: z.array(text).optional(),
    normalWork: z.array(text),
    whatHappened: z.array(text),
    knownThen: z.array(text),
    whomToAsk: z.array(text).optional(),
  }),
  timeline: z.array(
    z.strictObject({
      /** From the first entry on, such as `0 min`, `+12 min`, `+3 h`, `+2 days`; `time not known`. */
      offset: label,
      lane: z.enum(timelineLanes).optional(),
      known: z.enum(knownWhen).optional(),
      text,
    }),
  ),
  outcomes: z.array(z.strictObject({ mark, text })),
  factors: z.array(
    z.strictObject({
      mark,
      layer,
      codes: z.array(label),
      condition: text,
      mechanism: text.optional(),
      effect: text.optional(),
      confidence: z.enum(confidences).optional(),
    }),
  ),
  /** Layers that were examined without finding a factor, with why. */
  noneFound: z.array(z.strictObject({ layer, reason: text.optional() })),
  links: z.array(z.strictObject({ from: mark, to: mark, kind: z.enum(linkKinds) })),
  safeguards: z.array(
    z.strictObject({
      stage: z.enum(containmentStages).optional(),
      status: z.enum(safeguardStatuses).optional(),
      text,
    }),
  ),
  wentRight: z.array(text),
  lessons: z.array(z.strictObject({ text, confidence: z.enum(confidences).optional() })),
  areas: z.array(z.strictObject({ text, layers: z.array(layer) })),
  actions: z.array(
    z.strictObject({
      title: text,
      detail: text.optional(),
      layers: z.array(layer),
      factors: z.array(mark),
      category: label.optional(),
      strength: z.enum(strengthIds).optional(),
      /** A role or kind of function, never a person. */
      owner: label.optional(),
      status: z.enum(actionStatuses),
      measure: text.optional(),
      /** What its checks found, in words. */
      result: text.optional(),
    }),
  ),
  openQuestions: z.array(text),
  dissent: z.array(text),
  involvement: z.strictObject({
    patientPartner: answered.optional(),
    family: answered.optional(),
    staff: answered.optional(),
    supplier: answered.optional(),
  }),
  equity: z.array(text),
  deidentification: z.strictObject({
    scanner: label,
    /** How often something of a kind was found, and what was done with it; no text of what was found. */
    findings: z.array(
      z.strictObject({
        kind: id,
        generalised: z.number().int().min(0),
        removed: z.number().int().min(0),
        kept: z.number().int().min(0),
      }),
    ),
    /** Roles of those who approved it. */
    approvedBy: z.array(label),
    smallNumbers: label,
    /** Who could still be recognised by whom, as those who approved it saw it. */
    residualRisk: text.optional(),
  }),
  disclaimers: z.array(text),
});

export type LearningSummary = z.infer<typeof learningSummary>;
