/**
 * The files of one review as its page knows them: rows fetched when a piece names one that is not known yet, bytes
 * fetched when they are to be seen. A picture is shown from bytes under the type the server found, never as an address
 * that could be opened as a page.
 */
import { SvelteMap } from 'svelte/reactivity';
import {
  evidenceFileTypes,
  fileNameHeader,
  fileTypeHeader,
  largestEvidenceFile,
  uploadMediaType,
} from '../../../shared/evidence/file-rules.ts';
import type {
  EvidenceFile,
  EvidenceFileAdded,
  EvidenceFileList,
} from '../../../shared/api/evidence-files.ts';
import { AppError } from '../../../shared/errors.ts';
import { call, fetchFile, sendFile } from '../../api/api-client.ts';
import type { ReviewContext } from '../review-context.svelte.ts';

const megabyte = 1024 * 1024;

export class EvidenceFiles {
  readonly #path: string;
  readonly #rows = new SvelteMap<string, EvidenceFile>();
  readonly #bytes = new Map<string, Promise<Blob>>();
  readonly #askedFor = new Set<string>();
  #listing: Promise<void> | null = null;

  constructor(reviewId: string) {
    this.#path = `/reviews/${encodeURIComponent(reviewId)}/evidence-files`;
  }

  /** What is known of a file; asks the server once for each that is not known yet. */
  row(id: string): EvidenceFile | undefined {
    const known = this.#rows.get(id);
    if (known === undefined && id !== '' && !this.#askedFor.has(id)) {
      this.#askedFor.add(id);
      // A failure leaves the name of the file out; whoever opens it is told why.
      void this.#list().catch(() => this.#askedFor.delete(id));
    }
    return known;
  }

  /** @throws AppError with a sentence about this file */
  async add(file: File): Promise<EvidenceFileAdded> {
    if (file.size > largestEvidenceFile) {
      throw new AppError(
        'too-large',
        `This file has ${Math.ceil(file.size / megabyte)} MB; at most ${largestEvidenceFile / megabyte} MB are taken.`,
        'Add a picture of the part that matters, or the pages or lines that matter.',
      );
    }
    const { alreadyThere, ...row } = await sendFile<EvidenceFileAdded>(this.#path, file, {
      'content-type': uploadMediaType,
      [fileNameHeader]: encodeURIComponent(file.name),
      ...(file.type === '' ? {} : { [fileTypeHeader]: file.type }),
    });
    this.#rows.set(row.id, row);
    return { ...row, alreadyThere };
  }

  /** The bytes of a picture under its checked type; fetched once. */
  picture(row: EvidenceFile): Promise<Blob> {
    if (evidenceFileTypes[row.mediaType].kind !== 'picture') {
      return Promise.reject(new AppError('internal', 'This file is no picture.', 'Download it instead.'));
    }
    const known = this.#bytes.get(row.id);
    if (known !== undefined) return known;
    const fetched = fetchFile(`${this.#path}/${row.id}`).then(
      (bytes) => new Blob([bytes], { type: row.mediaType }),
    );
    this.#bytes.set(row.id, fetched);
    fetched.catch(() => this.#bytes.delete(row.id));
    return fetched;
  }

  /** Where the browser downloads a file from; the answer says that it is no page. */
  address(row: EvidenceFile): string {
    return `/api/v1${this.#path}/${row.id}`;
  }

  #list(): Promise<void> {
    this.#listing ??= call<EvidenceFileList>('GET', this.#path)
      .then(({ files }) => {
        for (const file of files) this.#rows.set(file.id, file);
      })
      .finally(() => {
        this.#listing = null;
      });
    return this.#listing;
  }
}

const ofReview = new WeakMap<ReviewContext, EvidenceFiles>();

/** One for each open review, made when its first file is looked for. */
export function evidenceFilesOf(review: ReviewContext): EvidenceFiles {
  const known = ofReview.get(review);
  if (known !== undefined) return known;
  const made = new EvidenceFiles(review.review.id);
  ofReview.set(review, made);
  return made;
}
