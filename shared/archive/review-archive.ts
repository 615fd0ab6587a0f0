/**
 * The parts of an archive: everything of one review in one ZIP, from which another installation makes an equal review.
 * Its manifest names every part with its digest. Pure.
 */
import { z } from 'zod';

export const archiveSchemaName = 'causeway.review-archive/1';

/** Paths inside the ZIP. */
export const archivePaths = {
  manifest: 'manifest.json',
  review: 'review.json',
  report: 'review.md',
  rows: 'rows.json',
  document: 'document.bin',
  audit: 'audit.json',
  versionState: (number: number) => `versions/${number}.bin`,
  versionContent: (number: number) => `versions/${number}.json`,
  file: (id: string) => `files/${id}`,
} as const;

const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const archiveManifest = z.strictObject({
  schema: z.literal(archiveSchemaName),
  reviewId: z.string().min(1),
  /** When it was made: ISO 8601, in UTC. */
  madeAt: z.iso.datetime(),
  /** Of the canonical JSON of what the document holds. */
  contentSha256: digest,
  parts: z.array(z.strictObject({ path: z.string().min(1), size: z.number().int().min(0), sha256: digest })),
});

export type ArchiveManifest = z.infer<typeof archiveManifest>;

const cell = z.union([z.string(), z.number(), z.null()]);
const row = z.record(z.string(), cell);
export type ArchivedRow = z.infer<typeof row>;

/** `rows.json`: rows by table as they are stored, people by name, and templates that the organisation made itself. */
export const archivedRows = z.strictObject({
  layout: z.number().int(),
  review: row,
  tables: z.record(z.string(), z.array(row)),
  versions: z.array(row),
  people: z.array(z.strictObject({ id: z.string().min(1), name: z.string().min(1), colour: z.string() })),
  templates: z.array(row),
  templateVersions: z.array(row),
});

export type ArchivedRows = z.infer<typeof archivedRows>;
