/**
 * What is said of a summary as a whole, beside its points: title, system, harm, setting and who was involved. Kept as it
 * was given; the rules of an audience decide what of it leaves, and in which form. Pure.
 */
import { z } from 'zod';
import { involvementAnswers } from './involvement.ts';

const line = z.string().trim().max(300, 'Keep it under 300 characters.');
const words = z.string().trim().max(4000, 'Keep it under 4,000 characters.');
const listId = z.string().regex(/^[a-z0-9-]{1,64}$/, 'This is not an entry of the list.');

/** A name that leaves only where its switch is on and somebody else has released it. */
const name = z.strictObject({ text: line, shown: z.boolean() });

export const summaryFacts = z.strictObject({
  title: line.min(1, 'Give the summary a title that says what can be learned.'),
  /** BCP 47, such as `en`. */
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'Write the language as en, de or pt-BR.'),
  licence: line,
  publisher: z.strictObject({
    kind: line.min(1, 'Say which kind of organisation it comes from.'),
    region: line,
  }),
  /** A year, quarter or month, such as `2026-Q1`; never a day. Empty when not said. */
  when: z
    .string()
    .regex(/^(\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?)?$/, 'Write a year, a quarter or a month, such as 2026-Q1.'),
  setting: line,
  system: z.strictObject({
    class: line,
    purpose: words,
    autonomy: line,
    use: line,
    versionAge: line,
  }),
  /** Each has its switch; all that are on are released together by a second person. */
  names: z.strictObject({ product: name, maker: name, publisher: name }),
  kinds: z.array(listId).max(40),
  harm: z
    .array(z.strictObject({ dimension: listId, grade: line.min(1, 'Say how far the harm went.') }))
    .max(20),
  /** As counted; small numbers leave as "<5". Empty when not said. */
  peopleAffected: z.string().regex(/^\d{0,7}$/, 'Write the number of people in digits.'),
  involvement: z.strictObject({
    patientPartner: z.enum(involvementAnswers).nullable(),
    family: z.enum(involvementAnswers).nullable(),
    staff: z.enum(involvementAnswers).nullable(),
    supplier: z.enum(involvementAnswers).nullable(),
  }),
  /** Who could still be recognised by whom, after everything was done about it. */
  residual: words,
});
export type SummaryFacts = z.infer<typeof summaryFacts>;
export type InvolvementGroup = keyof SummaryFacts['involvement'];
