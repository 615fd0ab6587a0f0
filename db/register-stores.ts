/** The stores beside the reviews: quick reports, the register of AI systems, everybody's inbox, and what can be found. */
import { FeedStore } from './feed-store.ts';
import { InboxStore } from './inbox-store.ts';
import { LibraryStore } from './library-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { OutsideLinkStore } from './outside-link-store.ts';
import { OutgoingMailStore } from './outgoing-mail-store.ts';
import { ReminderStore } from './reminder-store.ts';
import { ReportStore } from './report-store.ts';
import { SavedViewStore } from './saved-view-store.ts';
import { SearchStore } from './search-store.ts';
import { SystemStore } from './system-store.ts';

export interface RegisterStores {
  readonly reports: ReportStore;
  readonly systems: SystemStore;
  readonly inbox: InboxStore;
  readonly search: SearchStore;
  readonly reminders: ReminderStore;
  readonly feeds: FeedStore;
  readonly savedViews: SavedViewStore;
  readonly mails: OutgoingMailStore;
  readonly outsideLinks: OutsideLinkStore;
  readonly library: LibraryStore;
}

export function makeRegisterStores(orm: Orm, writer: DurableWriter): RegisterStores {
  return {
    reports: new ReportStore(orm, writer),
    systems: new SystemStore(orm, writer),
    inbox: new InboxStore(orm, writer),
    search: new SearchStore(orm, writer),
    reminders: new ReminderStore(orm, writer),
    feeds: new FeedStore(orm, writer),
    savedViews: new SavedViewStore(orm, writer),
    mails: new OutgoingMailStore(orm, writer),
    outsideLinks: new OutsideLinkStore(orm, writer),
    library: new LibraryStore(orm, writer),
  };
}
