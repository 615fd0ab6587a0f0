/**
 * Reads an archive of a review out of a ZIP and lets through nothing that its manifest does not vouch for: every part
 * with its digest, rows of the known shape, a document that holds what it is said to hold. Writes nothing.
 */
import { unzipSync } from 'fflate';
import * as Y from 'yjs';
import type { z } from 'zod';
import {
  archiveManifest,
  archivedRows,
  archivePaths,
  type ArchivedRows,
  type ArchiveManifest,
} from '../shared/archive/review-archive.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { layoutVersion } from '../shared/review-document/layout.ts';
import { readContent } from '../shared/review-document/reads.ts';
import { digestOf } from './document-store.ts';
import { UnsafeGround } from './unsafe-ground.ts';

export interface OpenArchive {
  readonly manifest: ArchiveManifest;
  readonly rows: ArchivedRows;
  /** One encoded Yjs state. */
  readonly document: Uint8Array;
  /** @throws UnsafeGround when the archive lacks it. */
  readonly part: (path: string) => Uint8Array;
}

/** Bytes of all parts together, unpacked: what a machine that runs the server surely has room for. */
export const largestArchive = 2 * 1024 ** 3;

/** @throws UnsafeGround that says what is wrong with the file. */
export function openArchive(zip: Uint8Array): OpenArchive {
  const found = unpack(zip);
  const part = (path: string): Uint8Array => {
    const bytes = found[path];
    if (bytes === undefined) throw refused(`It has no part ${path}.`);
    return bytes;
  };
  const manifest = read(part(archivePaths.manifest), archiveManifest, archivePaths.manifest);
  for (const { path, size, sha256 } of manifest.parts) {
    const bytes = part(path);
    if (bytes.length !== size || digestOf(bytes) !== sha256)
      throw refused(`Its part ${path} is not what was put in.`);
  }
  const known = new Set([archivePaths.manifest, ...manifest.parts.map(({ path }) => path)]);
  const strange = Object.keys(found).find((path) => !known.has(path));
  if (strange !== undefined) throw refused(`Its part ${strange.slice(0, 80)} is not in its manifest.`);
  const rows = read(part(archivePaths.rows), archivedRows, archivePaths.rows);
  if (rows.review['id'] !== manifest.reviewId) throw refused('Its rows are those of another review.');
  if (rows.layout > layoutVersion) throw newer();
  const document = part(archivePaths.document);
  if (digestOf(contentOf(document)) !== manifest.contentSha256)
    throw refused('Its document does not hold what its manifest says.');
  demandKept(rows, part);
  return { manifest, rows, document, part };
}

/** What rows say of the bytes beside them is held against the database whenever that is verified. */
function demandKept({ versions, tables }: ArchivedRows, part: OpenArchive['part']): void {
  const isKept = (path: string, sha256: unknown): boolean => digestOf(part(path)) === sha256;
  for (const { number, state_digest: state, sha256 } of versions) {
    const { versionState, versionContent } = archivePaths;
    if (!isKept(versionState(Number(number)), state) || !isKept(versionContent(Number(number)), sha256))
      throw refused(`Its version ${number} is not what was kept.`);
  }
  for (const { id, sha256 } of tables['evidence_files'] ?? []) {
    if (!isKept(archivePaths.file(String(id)), sha256))
      throw refused(`Its file ${id} is not what was added.`);
  }
}

/** Says that a newer version of Causeway made it. */
export function newer(): UnsafeGround {
  return new UnsafeGround(
    'This archive was made by a newer version of Causeway.',
    'Bring this installation up to date, then import it again.',
  );
}

function unpack(zip: Uint8Array): Record<string, Uint8Array> {
  let unpacked = 0;
  let count = 0;
  try {
    return unzipSync(zip, {
      filter: ({ size, originalSize }) => {
        // A part that is stored as it is takes its packed size, whatever else it says of itself.
        unpacked += Math.max(size, originalSize);
        count += 1;
        if (unpacked > largestArchive || count > 100_000)
          throw refused('It is larger than what can be imported.');
        return true;
      },
    });
  } catch (error) {
    if (error instanceof UnsafeGround) throw error;
    throw refused('It is no ZIP that can be read to its end.', error);
  }
}

function read<T>(bytes: Uint8Array, shape: z.ZodType<T>, path: string): T {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw refused(`Its part ${path} is no JSON.`, error);
  }
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw refused(`Its part ${path} does not have the form it should have.`, parsed.error);
  return parsed.data;
}

function contentOf(state: Uint8Array): string {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, state);
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
      throw refused('Its document lacks a part.');
    return canonicalJson(readContent(doc));
  } catch (error) {
    if (error instanceof UnsafeGround) throw error;
    throw refused('Its document cannot be built.', error);
  } finally {
    doc.destroy();
  }
}

function refused(why: string, cause?: unknown): UnsafeGround {
  return new UnsafeGround(
    `This file is no archive of a review as it was made. ${why}`,
    'Ask whoever gave it to you to make it again, and to compare its SHA-256 with you.',
    cause,
  );
}
