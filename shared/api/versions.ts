/** Contract of the versions of a review. */
import { z } from 'zod';
import { idField, instantField } from './fields.ts';

/** Why a version was kept. */
export const versionReasons = [
  'activity',
  'stage',
  'restore',
  'promotion',
  'guard',
  'asked',
  'sign-off',
  'signed',
  'reopened',
] as const;
export type VersionReason = (typeof versionReasons)[number];

export const versionEntry = z.object({
  /** From 1 in each review. */
  number: z.number().int(),
  at: instantField,
  reason: z.enum(versionReasons),
  /** Null when it was kept of itself. */
  byId: idField.nullable(),
  byName: z.string().nullable(),
  /** Of the content as canonical JSON; of a signed version, of the whole signed review. */
  sha256: z.string(),
});
export type VersionEntry = z.infer<typeof versionEntry>;

export const versionList = z.object({ versions: z.array(versionEntry) });
export const versionMade = z.object({ number: z.number().int() });

/** Answers to restoring: the version that holds what was there before. */
export const versionRestored = z.object({ kept: z.number().int() });

export const versionComparison = z.object({
  differences: z.array(
    z.object({
      /** Root and record field or section, e.g. "prose:s.what" or "factors/<id>/condition". */
      place: z.string(),
      change: z.enum(['added', 'removed', 'changed']),
      before: z.string(),
      after: z.string(),
    }),
  ),
});
export type VersionComparison = z.infer<typeof versionComparison>;
