/** Entries of the audit for a page, the newest first, with what comes behind them and whether the chain holds. */
import type { AuditCheck, AuditEntryRead, AuditPage } from '../../shared/api/audit.ts';
import { call, queryString } from '../api/api-client.ts';
import { Resource } from '../api/resource.svelte.ts';
import { auditQuestion, noFilters, type AuditFilters } from './audit-address.ts';

const pageSize = 50;

export class AuditList {
  readonly list = new Resource(() => this.#fetch());
  readonly check = new Resource(async () => call<AuditCheck>('GET', `${this.#path}/check`));
  readonly #path: string;
  #filters: AuditFilters = noFilters;
  #wanted = pageSize;

  /** @param path of the API: `/audit`, or that of one review. */
  constructor(path: string) {
    this.#path = path;
  }

  ask(filters: AuditFilters): void {
    this.#filters = filters;
    this.#wanted = pageSize;
    void this.list.refresh();
  }

  get hasMore(): boolean {
    return this.list.value?.nextCursor != null;
  }

  async more(): Promise<void> {
    this.#wanted += pageSize;
    await this.list.refresh();
  }

  /** Where the same entries come as a file. */
  csvAddress(filters: AuditFilters): string {
    return `/api/v1${this.#path}/csv${queryString(auditQuestion(filters))}`;
  }

  async #fetch(): Promise<AuditPage> {
    const entries: AuditEntryRead[] = [];
    let cursor: string | null = null;
    do {
      const page: AuditPage = await call<AuditPage>('GET', this.#path, {
        query: { ...auditQuestion(this.#filters), limit: pageSize, cursor: cursor ?? undefined },
      });
      entries.push(...page.entries);
      cursor = page.nextCursor;
    } while (cursor !== null && entries.length < this.#wanted);
    return { entries, nextCursor: cursor };
  }
}
