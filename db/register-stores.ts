/** The stores beside the reviews: quick reports, the register of AI systems, and everybody's inbox. */
import { InboxStore } from './inbox-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { ReportStore } from './report-store.ts';
import { SystemStore } from './system-store.ts';

export interface RegisterStores {
  readonly reports: ReportStore;
  readonly systems: SystemStore;
  readonly inbox: InboxStore;
}

export function makeRegisterStores(orm: Orm, writer: DurableWriter): RegisterStores {
  return {
    reports: new ReportStore(orm, writer),
    systems: new SystemStore(orm, writer),
    inbox: new InboxStore(orm, writer),
  };
}
