/**
 * Writes a ZIP to a file part by part, with a manifest of their digests as the last part. The same parts at the same
 * time give the same bytes. Synchronous: for a thread of its own.
 */
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { closeSync, openSync, writeSync } from 'node:fs';
import { archivePaths, type ArchiveManifest } from '../shared/archive/review-archive.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { digestOf } from './document-store.ts';

export class ZipFile {
  readonly #file: number;
  readonly #zip: Zip;
  readonly #at: number;
  readonly #parts: { path: string; size: number; sha256: string }[] = [];
  #bytes = 0;
  #open = true;

  /** @param at UTC milliseconds written beside each part. @throws when there is a file of this name. */
  constructor(path: string, at: number) {
    this.#file = openSync(path, 'wx', 0o600);
    this.#at = at;
    this.#zip = new Zip((error, chunk) => {
      if (error !== null) throw error;
      for (let done = 0; done < chunk.length;) done += writeSync(this.#file, chunk, done);
      this.#bytes += chunk.length;
    });
  }

  add(path: string, bytes: Uint8Array): void {
    this.#write(path, bytes);
    this.#parts.push({ path, size: bytes.length, sha256: digestOf(bytes) });
  }

  /** Writes the manifest; the file is whole then. */
  finish(manifest: Omit<ArchiveManifest, 'parts'>): { bytes: number } {
    const whole: ArchiveManifest = { ...manifest, parts: this.#parts };
    this.#write(archivePaths.manifest, new TextEncoder().encode(canonicalJson(whole)));
    this.#zip.end();
    return { bytes: this.#bytes };
  }

  close(): void {
    if (this.#open) closeSync(this.#file);
    this.#open = false;
  }

  #write(path: string, bytes: Uint8Array): void {
    // Files kept as evidence are pictures and documents, which are packed already.
    const entry = path.startsWith(archivePaths.file('')) ? new ZipPassThrough(path) : new ZipDeflate(path);
    entry.mtime = this.#at;
    this.#zip.add(entry);
    entry.push(bytes, true);
  }
}
