/**
 * Contract of files kept as evidence: what may be sent, how much, and what is answered about it.
 * The bytes travel as they are, not as JSON: the body of the upload is the file, its name and declared type are headers.
 */
import { z } from 'zod';
import { idField, instantField } from './fields.ts';

/** What the server makes of the bytes; the type somebody declares is compared with it, never believed. */
export const evidenceFileKinds = ['picture', 'pdf', 'text'] as const;
export type EvidenceFileKind = (typeof evidenceFileKinds)[number];

/** Every media type that is taken, with the endings its name may have. Nothing that a browser would run is here. */
export const evidenceFileTypes = {
  'image/png': { kind: 'picture', endings: ['png'] },
  'image/jpeg': { kind: 'picture', endings: ['jpg', 'jpeg', 'jfif'] },
  'image/webp': { kind: 'picture', endings: ['webp'] },
  'image/gif': { kind: 'picture', endings: ['gif'] },
  'application/pdf': { kind: 'pdf', endings: ['pdf'] },
  'text/csv': { kind: 'text', endings: ['csv', 'tsv'] },
  'application/json': { kind: 'text', endings: ['json', 'ndjson', 'jsonl'] },
  'text/plain': { kind: 'text', endings: ['txt', 'log', 'md', 'text'] },
} as const satisfies Record<
  string,
  { readonly kind: EvidenceFileKind; readonly endings: readonly [string, ...string[]] }
>;
export type EvidenceFileType = keyof typeof evidenceFileTypes;
export const evidenceMediaTypes = Object.keys(evidenceFileTypes) as [EvidenceFileType, ...EvidenceFileType[]];

/** Bytes of one file. */
export const largestEvidenceFile = 20 * 1024 * 1024;
/** Bytes of all files of one review. */
export const largestEvidenceOfReview = 200 * 1024 * 1024;
/** Characters of a file's name that are kept. */
export const longestFileName = 120;

/** The media type an upload is sent with, whatever the file is: no form of another site can send it. */
export const uploadMediaType = 'application/octet-stream';
/** The file's name, as `encodeURIComponent` makes it. A header, because addresses end up in logs. */
export const fileNameHeader = 'x-file-name';
/** The type the sender takes the file for; may be left out. */
export const fileTypeHeader = 'x-file-type';

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
