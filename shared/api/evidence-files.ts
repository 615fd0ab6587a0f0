/**
 * Contract of files kept as evidence: what is answered about them; what may be sent stands in the rules beside.
 * The bytes travel as they are, not as JSON: the body of the upload is the file, its name and declared type are headers.
 */
import { z } from 'zod';
import { evidenceFileKinds, evidenceMediaTypes } from '../evidence/file-rules.ts';
import { idField, instantField } from './fields.ts';

export const evidenceFile = z.object({
  id: idField,
  /** As it was sent, without folders and control characters. */
  name: z.string(),
  mediaType: z.enum(evidenceMediaTypes),
  kind: z.enum(evidenceFileKinds),
  /** Bytes that are kept: of a picture without what was written about camera, place and people. */
  size: z.number().int(),
  /** Of the kept bytes, in hex. */
  sha256: z.string(),
  /** Pixels of a picture as it is to be shown; null for anything else. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  at: instantField,
});
export type EvidenceFile = z.infer<typeof evidenceFile>;

export const evidenceFileAdded = evidenceFile.extend({
  /** The same bytes were there already; this is the file of then. */
  alreadyThere: z.boolean(),
});
export type EvidenceFileAdded = z.infer<typeof evidenceFileAdded>;

export const evidenceFileList = z.object({
  files: z.array(evidenceFile),
  /** Bytes that all files of the review take, and may take. */
  used: z.number().int(),
  allowed: z.number().int(),
});
export type EvidenceFileList = z.infer<typeof evidenceFileList>;
