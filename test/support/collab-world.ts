/** A whole commit path in a temporary folder: database, engine, rooms and a real socket server on a free port. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { eq } from 'drizzle-orm';
import type { FileHandle } from 'node:fs/promises';
import { CommitEngine, type CommitFaults } from '../../db/commit-engine.ts';
import { Compactor } from '../../db/compactor.ts';
import { openDatabase, type OpenDatabase } from '../../db/open-database.ts';
import { makeReviewStores } from '../../db/review-stores.ts';
import { members, participants, reviews } from '../../db/schema.ts';
import { Rooms } from '../../server/collab/registry.ts';
import { attachCollab } from '../../server/collab/upgrade.ts';
import { Hints } from '../../server/hints.ts';
import { systemLater, type Later } from '../../server/later.ts';
import { openReview } from '../../server/open-review.ts';
import { makeOwnOrigin } from '../../server/origin.ts';
import type { SignedIn } from '../../server/session.ts';
import type { ReviewRole, Stage } from '../../shared/access.ts';
import { seededBytes } from './review-world.ts';
import { tempFolder, type TempFolder } from './temp-folder.ts';

export interface CollabWorldOptions {
  readonly folder?: TempFolder;
  readonly faults?: CommitFaults;
  readonly sync?: (handle: FileHandle) => Promise<void>;
  readonly onFatal?: (error: unknown) => void;
  readonly freeBytes?: () => number;
  readonly seed?: number;
  readonly later?: Later;
  readonly keepVersion?: (reviewId: string, memberId: string) => Promise<void>;
  /** Milliseconds of a clock that does not jump. */
  readonly elapsed?: () => number;
}

export interface CollabWorld {
  readonly database: OpenDatabase;
  readonly engine: CommitEngine;
  readonly rooms: Rooms;
  readonly compactor: Compactor;
  readonly hints: Hints;
  readonly folder: TempFolder;
  /** `ws://127.0.0.1:<port>/collab`, as y-websocket wants it. */
  readonly url: string;
  /** Adds a member whose id is their name in small letters; their cookie is `session=<id>`. */
  member(name: string): string;
  review(id: string, chair: string): Promise<string>;
  participant(reviewId: string, memberId: string, role: ReviewRole | null): void;
  stage(reviewId: string, stage: Stage): void;
  /** Lets a member's session run out, of which nobody is told. */
  expire(memberId: string): void;
  /** Ends a member's session. */
  signOut(memberId: string): void;
  close(): Promise<void>;
}

const began = Date.UTC(2026, 2, 2, 9, 41);

export async function makeCollabWorld(options: CollabWorldOptions = {}): Promise<CollabWorld> {
  const folder = options.folder ?? tempFolder();
  const database = await openDatabase(join(folder.path, 'causeway.sqlite'), {
    migrationsFolder: join(import.meta.dirname, '../../db/migrations'),
    sync: options.sync,
    onFatal: options.onFatal,
    freeBytes: options.freeBytes,
  });
  let now = began;
  const clock = () => (now += 1);
  const random = seededBytes(options.seed ?? 1);
  const engine = new CommitEngine(database, { clock, faults: options.faults });
  const stores = makeReviewStores(database.orm, engine);
  const hints = new Hints();
  const log = pino({ level: 'silent' });
  const later = options.later ?? systemLater;
  const compactor = new Compactor({
    databaseFile: database.file,
    sqlite: database.sqlite,
    writer: engine,
    clock,
    later,
    report: (error) => console.error(error),
  });
  const rooms = new Rooms({
    compactor,
    database,
    engine,
    hints,
    clock,
    random,
    later,
    log,
    elapsed: options.elapsed,
    keepVersion: options.keepVersion,
  });
  const signedOut = new Set<string>();
  const server = createServer((_request, response) => response.writeHead(404).end());
  const sessions = {
    find: async (cookie: string | undefined) => findMember(database, signedOut, cookie),
    isLive: async (sessionId: string) => !signedOut.has(sessionId),
  };
  let port = 0;
  const ownOrigin = makeOwnOrigin({ host: '127.0.0.1', publicUrl: null }, () => port);
  const collab = attachCollab(server, { rooms, sessions, ownOrigin, log, opened: () => Promise.resolve() });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
  return {
    database,
    engine,
    rooms,
    compactor,
    hints,
    folder,
    url: `ws://127.0.0.1:${port}/collab`,
    member(name) {
      const id = name.toLowerCase();
      const row = {
        id,
        name,
        email: `${id}@example.org`,
        passwordHash: 'none',
        colour: '#336699',
        createdAt: now,
      };
      database.orm
        .insert(members)
        .values({ ...row, organisationRoles: ['member'] })
        .run();
      return id;
    },
    async review(id, chair) {
      await openReview(
        { stores, hints, clock, random },
        { id, title: `Review ${id}`, templateId: 'huddle', createdBy: chair },
      );
      return id;
    },
    participant(reviewId, memberId, role) {
      database.sqlite
        .prepare('DELETE FROM participants WHERE review_id = ? AND member_id = ?')
        .run(reviewId, memberId);
      if (role !== null) {
        const row = { reviewId, memberId, role, addedAt: now, addedBy: memberId };
        database.orm.insert(participants).values(row).run();
      }
    },
    stage(reviewId, stage) {
      database.orm.update(reviews).set({ stage }).where(eq(reviews.id, reviewId)).run();
    },
    expire(memberId) {
      signedOut.add(memberId);
    },
    signOut(memberId) {
      signedOut.add(memberId);
      hints.publish({ kind: 'session-ended', sessionIds: [memberId] });
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await collab.close();
      await closed;
      await rooms.close();
      await compactor.close();
      await database.close();
      if (options.folder === undefined) folder.remove();
    },
  };
}

function findMember(
  database: OpenDatabase,
  signedOut: ReadonlySet<string>,
  cookie: string | undefined,
): SignedIn | null {
  const id = /session=([a-z]+)/.exec(cookie ?? '')?.[1];
  if (id === undefined || signedOut.has(id)) return null;
  const member = database.orm.select().from(members).where(eq(members.id, id)).get();
  return member === undefined ? null : { sessionId: id, member };
}
