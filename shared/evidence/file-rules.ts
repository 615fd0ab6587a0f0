/**
 * Which files may be kept as evidence, how large they may be, and under which headers they are sent. Plain data, cheap to
 * import: both ends and the database ask here.
 */

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
