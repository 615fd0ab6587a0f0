/** A real database in a temporary folder with members and an open review, under a clock that the test moves. */
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommitEngine } from '../../db/commit-engine.ts';
import { openDatabase, type OpenDatabase } from '../../db/open-database.ts';
import { makeReviewStores, type ReviewStores } from '../../db/review-stores.ts';
import { members } from '../../db/schema.ts';
import { Hints } from '../../server/hints.ts';
import { openReview } from '../../server/open-review.ts';
import type { OrganisationRole } from '../../shared/access.ts';
import type { RandomBytes } from '../../shared/ids.ts';

export interface ReviewWorld {
  readonly folder: string;
  readonly database: OpenDatabase;
  readonly engine: CommitEngine;
  readonly stores: ReviewStores;
  readonly hints: Hints;
  readonly random: RandomBytes;
  readonly clock: () => number;
  /** Lets time pass. */
  pass(ms: number): void;
  /** Adds a member whose id is their name in small letters. */
  member(name: string, ...roles: OrganisationRole[]): string;
  /** Opens a review with this member as chair. */
  review(id: string, chair: string, title?: string): Promise<string>;
  /**
   * As if the process had been killed: what its files hold at this moment, opened anew. This world is closed by it.
   */
  crash(): Promise<ReviewWorld>;
  close(): Promise<void>;
}

export async function makeReviewWorld(seed = 1): Promise<ReviewWorld> {
  return openWorld(await newFolder(), Date.UTC(2026, 2, 2, 9, 41), seed);
}

function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'causeway-reviews-'));
}

async function openWorld(folder: string, begin: number, seed: number): Promise<ReviewWorld> {
  const database = await openDatabase(join(folder, 'causeway.sqlite'), {
    migrationsFolder: join(import.meta.dirname, '../../db/migrations'),
  });
  let now = begin;
  const clock = () => now;
  const engine = new CommitEngine(database, { clock });
  const stores = makeReviewStores(database.orm, engine);
  const hints = new Hints();
  const random = seededBytes(seed);
  const close = async (): Promise<void> => {
    await engine.idle();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  };
  return {
    folder,
    database,
    engine,
    stores,
    hints,
    random,
    clock,
    pass(ms) {
      now += ms;
    },
    member(name, ...roles) {
      const id = name.toLowerCase();
      database.orm
        .insert(members)
        .values({
          id,
          name,
          email: `${id}@example.org`,
          passwordHash: 'none',
          organisationRoles: roles.length === 0 ? ['member'] : roles,
          colour: '#336699',
          createdAt: now,
        })
        .run();
      return id;
    },
    async review(id, chair, title = `Review ${id}`) {
      await openReview(
        { stores, hints, clock, random },
        { id, title, templateId: 'huddle', createdBy: chair },
      );
      return id;
    },
    async crash() {
      const copy = await newFolder();
      const files = (await readdir(folder)).filter((name) => /[.]sqlite(-wal)?$/u.test(name));
      for (const name of files) await copyFile(join(folder, name), join(copy, name));
      await close();
      return openWorld(copy, now, seed);
    },
    close,
  };
}

/** Numbers in [0, 1) that follow from the seed (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function seededBytes(seed: number): RandomBytes {
  const next = seededNumbers(seed);
  return (size) => Uint8Array.from({ length: size }, () => Math.floor(next() * 256));
}
