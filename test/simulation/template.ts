/** The database every simulation begins with: members, reviews and who takes part, made once by the product itself. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CommitEngine } from '../../db/commit-engine.ts';
import { openDatabase } from '../../db/open-database.ts';
import { makeReviewStores } from '../../db/review-stores.ts';
import { members, participants } from '../../db/schema.ts';
import { Hints } from '../../server/hints.ts';
import { openReview } from '../../server/open-review.ts';
import { SeededRandom } from '../support/seeded-random.ts';
import { databaseName, memoryFolder } from './disk.ts';

export const memberIds = ['ana', 'ben', 'cem', 'dia', 'eli', 'rex'] as const;
export const reviewIds = ['one', 'two'] as const;
/** Takes part in every review with a client that cannot be trusted. */
export const rogueId = 'rex';

export interface Template {
  readonly file: string;
  remove(): void;
}

export async function makeTemplate(): Promise<Template> {
  const folder = mkdtempSync(join(memoryFolder(), 'causeway-template-'));
  const database = await openDatabase(join(folder, databaseName), {
    migrationsFolder: join(import.meta.dirname, '../../db/migrations'),
  });
  const random = new SeededRandom(1).bytes;
  const at = Date.UTC(2026, 2, 1);
  const clock = (): number => at;
  const engine = new CommitEngine(database, { clock });
  const stores = makeReviewStores(database.orm, engine);
  for (const id of memberIds) {
    database.orm
      .insert(members)
      .values({
        id,
        name: id,
        email: `${id}@example.org`,
        passwordHash: 'none',
        organisationRoles: ['member'],
        colour: '#336699',
        createdAt: at,
      })
      .run();
  }
  for (const id of reviewIds) {
    await openReview(
      { stores, hints: new Hints(), clock, random },
      { id, title: id, templateId: 'huddle', createdBy: 'ana' },
    );
    for (const memberId of memberIds.slice(1)) {
      database.orm
        .insert(participants)
        .values({ reviewId: id, memberId, role: 'panel', addedAt: at, addedBy: 'ana' })
        .run();
    }
  }
  await database.close();
  const file = join(folder, 'template.sqlite');
  copyFileSync(join(folder, databaseName), file);
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
