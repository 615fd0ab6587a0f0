/** The library over HTTP: its list as the address asks for it, one summary, its files, and bringing one in. */
import type { ImportedSummary, LibraryDetail, LibraryList } from '../../shared/api/library.ts';
import { uploadMediaType } from '../../shared/evidence/file-rules.ts';
import type { SummaryFormat } from '../../shared/summaries/summary-formats.ts';
import { call, queryString, sendFile } from '../api/api-client.ts';
import { Resource } from '../api/resource.svelte.ts';

export class LibraryShown {
  #asked: Readonly<Record<string, string>> = {};
  readonly list = new Resource(() => call<LibraryList>('GET', '/library', { query: this.#asked }));

  ask(question: Readonly<Record<string, string>>): void {
    this.#asked = question;
    void this.list.refresh();
  }
}

export class LibrarySummary {
  readonly one: Resource<LibraryDetail>;

  constructor(id: string) {
    this.one = new Resource(() => call<LibraryDetail>('GET', `/library/${id}`));
    void this.one.refresh();
  }
}

/** The address a browser downloads from. */
export function libraryFile(id: string, format: SummaryFormat | 'signed'): string {
  const base = `/api/v1/library/${id}`;
  return format === 'signed' ? `${base}/signed` : `${base}/export?format=${format}`;
}

export function bringIn(
  file: Blob,
  told: { readonly origin: string; readonly sha256: string },
): Promise<ImportedSummary> {
  return sendFile<ImportedSummary>(`/library/import${queryString(told)}`, file, {
    'content-type': uploadMediaType,
  });
}
