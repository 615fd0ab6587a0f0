/** Contract of the register of AI systems, and of tying a review to one. */
import { z } from 'zod';
import {
  choicesOf,
  sheetTexts,
  useStates,
  validationStates,
  type SheetText,
} from '../systems/system-sheet.ts';
import { dayField, idField, instantField } from './fields.ts';
import { review, reviewSummary } from './reviews.ts';

const longText = z.string().trim().max(4000, 'Keep this under 4,000 characters.');

function choiceField(factId: string) {
  return z
    .string()
    .refine(
      (id) => id === '' || choicesOf(factId).some((choice) => choice.id === id),
      'Choose one from the list.',
    );
}

const texts = Object.fromEntries(sheetTexts.map((field) => [field, longText])) as Record<
  SheetText,
  typeof longText
>;

const nameField = z
  .string()
  .trim()
  .min(1, 'Give the system the name people here know it by.')
  .max(200, 'Keep the name under 200 characters.');

export const systemSheet = z.object({
  name: nameField,
  class: choiceField('system.class'),
  autonomy: choiceField('system.autonomy'),
  regulatoryStatus: choiceField('system.regulatory-status'),
  use: z.enum(useStates),
  validation: z.enum(validationStates),
  validatedOn: dayField.nullable(),
  ...texts,
});

/** The name is enough to begin with. */
export const createSystemRequest = systemSheet.partial().extend({ name: nameField });
export type CreateSystemRequest = z.infer<typeof createSystemRequest>;
/** What is left out stays. */
export const changeSystemRequest = systemSheet.partial();
export type ChangeSystemRequest = z.infer<typeof changeSystemRequest>;

export const versionRequest = z
  .object({
    label: z
      .string()
      .trim()
      .min(1, 'Say which version it is, as its maker calls it.')
      .max(200, 'Keep the version under 200 characters.'),
    from: dayField.nullable(),
    to: dayField.nullable(),
    changed: longText,
    note: longText,
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    path: ['to'],
    message: 'A version cannot end before it began.',
  });
export type VersionRequest = z.infer<typeof versionRequest>;

export const systemVersion = z.object({
  id: idField,
  label: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  changed: z.string(),
  note: z.string(),
});
export type SystemVersion = z.infer<typeof systemVersion>;

export const aiSystem = systemSheet.extend({
  id: idField,
  /** State of the register entry: rises with every change, sent back as If-Match. */
  state: z.number().int(),
  createdAt: instantField,
  changedAt: instantField,
  changedByName: z.string().nullable(),
  /** Newest first. */
  versions: z.array(systemVersion),
});
export type AiSystem = z.infer<typeof aiSystem>;

export const systemSummary = z.object({
  id: idField,
  name: z.string(),
  maker: z.string(),
  class: z.string(),
  use: z.enum(useStates),
  /** The version begun last, as its maker calls it. */
  version: z.string().nullable(),
  pausedBy: z.string(),
  changedAt: instantField,
});
export type SystemSummary = z.infer<typeof systemSummary>;

export const systemQuery = z.object({
  text: z.string().max(200).optional(),
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type SystemQuery = z.infer<typeof systemQuery>;

export const systemPage = z.object({ systems: z.array(systemSummary), nextCursor: z.string().nullable() });
export type SystemPage = z.infer<typeof systemPage>;

/** Reviews of one system that the reader takes part in, and how many there are besides. */
export const systemReviews = z.object({ reviews: z.array(reviewSummary), others: z.number().int() });
export type SystemReviews = z.infer<typeof systemReviews>;

/** Ties a review to an entry; without a version the one in use when it happened is taken. Null unties it. */
export const linkSystemRequest = z.object({
  systemId: idField.nullable(),
  versionId: idField.nullable().optional(),
});

/** What was copied into facts that were still empty, and which facts already said something and were left alone. */
export const systemLinked = z.object({
  review,
  copied: z.array(z.string()),
  kept: z.array(z.string()),
  state: z.number().int().nullable(),
});
export type SystemLinked = z.infer<typeof systemLinked>;
