/** A data folder in which a small panel has worked, and a closed copy of its database to be tampered with. */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { backUp } from '../../db/backup.ts';
import { createRecord } from '../../shared/review-document/edits.ts';
import { openTestApp, type TestApp, type Visitor } from '../support/test-app.ts';

export interface Audited {
  readonly app: TestApp;
  readonly admin: Visitor;
  readonly chair: Visitor;
  readonly reviewId: string;
  /** A copy of the database as it is now, open for writing; nobody else has it. */
  copy(): Promise<Database.Database>;
  close(): Promise<void>;
}

/** Two members, a review, comments and three versions, so that every kind of entry with a digest is there. */
export async function auditedFolder(): Promise<Audited> {
  const app = await openTestApp();
  const admin = await app.setUp();
  const chair = await app.join(admin, 'Bea');
  const panel = await app.join(admin, 'Cyril');
  const opened = await chair.call('POST', '/reviews', {
    title: 'Wrong side read as clear',
    templateId: 'huddle',
  });
  const reviewId = String(opened.json['id']);
  const me = await panel.call('GET', '/me');
  await chair.call('POST', `/reviews/${reviewId}/participants`, { memberId: me.json['id'], role: 'panel' });
  const { deps } = app.services;
  for (const title of ['Show the side', 'Read twice', 'Ask the supplier']) {
    await deps.door.edit(reviewId, { memberId: null }, (doc) => {
      createRecord({ doc, origin: null, random: deps.random, now: deps.clock }, 'actions', { title });
    });
    await panel.call('POST', `/reviews/${reviewId}/comments`, {
      place: 'review',
      text: `About: ${title} – ‘é’`,
    });
    await chair.call('POST', `/reviews/${reviewId}/versions`);
    app.time.now += 60_000;
  }
  await chair.call('GET', `/reviews/${reviewId}/exports/markdown`);
  await admin.call('PATCH', '/me', { name: 'Ada Stern-Voss' });
  let copies = 0;
  return {
    app,
    admin,
    chair,
    reviewId,
    async copy() {
      const { folder, file } = app.services.database;
      copies += 1;
      const to = join(folder, `copy-${copies}.sqlite`);
      await backUp(file, to);
      return new Database(to);
    },
    close: () => app.close(),
  };
}
