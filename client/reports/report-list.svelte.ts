/** Quick reports, one's own or for triage, kept fresh by hints while a screen shows them. */
import type { Report, ReportPage } from '../../shared/api/reports.ts';
import { call } from '../api/api-client.ts';
import { events } from '../api/events.svelte.ts';
import { Resource } from '../api/resource.svelte.ts';

const pageSize = 30;

export interface ReportQuestion {
  readonly whose: 'mine' | 'all';
  readonly waiting: boolean;
}

export class ReportList {
  readonly list = new Resource(() => this.#fetch());
  #question: ReportQuestion = { whose: 'mine', waiting: false };
  #wanted = pageSize;

  ask(question: ReportQuestion): void {
    this.#question = question;
    this.#wanted = pageSize;
    void this.list.refresh();
  }

  follow(): () => void {
    return events.subscribe(['reports'], () => void this.list.refresh());
  }

  get hasMore(): boolean {
    return this.list.value?.nextCursor != null;
  }

  async more(): Promise<void> {
    this.#wanted += pageSize;
    await this.list.refresh();
  }

  async #fetch(): Promise<ReportPage> {
    const reports: Report[] = [];
    let page: ReportPage | undefined;
    do {
      const { whose, waiting } = this.#question;
      const cursor = page?.nextCursor ?? undefined;
      page = await call<ReportPage>('GET', '/reports', {
        query: { whose, waiting: waiting ? true : undefined, limit: pageSize, cursor },
      });
      reports.push(...page.reports);
    } while (page.nextCursor !== null && reports.length < this.#wanted);
    return { ...page, reports };
  }
}
