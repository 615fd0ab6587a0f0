/**
 * Which signing key followed which: our own changes in their order, and those of others that came with their files.
 * What was learned of a key is never overwritten by another story. Checks no signature.
 */
import { eq } from 'drizzle-orm';
import type { KeyChange } from '../shared/summaries/key-change.ts';
import { changedOtherwise } from './library-refusals.ts';
import type { Orm } from './orm.ts';
import { keyChanges, signingKey } from './schema-library.ts';

type Reader = Pick<Orm, 'select'>;

/** Of every key that was changed the one that followed it. */
export function nextKeys(orm: Reader): ReadonlyMap<string, string> {
  const rows = orm.select({ earlier: keyChanges.earlier, next: keyChanges.next }).from(keyChanges).all();
  return new Map(rows.map(({ earlier, next }) => [earlier, next]));
}

/** How this installation came to the key it has, the first change first. @param publicKey SPKI as base64 */
export function changesTo(orm: Reader, publicKey: string): readonly KeyChange[] {
  const rows = orm.select().from(keyChanges).where(eq(keyChanges.ours, true)).all();
  const chain: KeyChange[] = [];
  let to = publicKey;
  for (;;) {
    const row = rows.find(({ next }) => next === to);
    if (row === undefined || chain.length > rows.length) return chain;
    const { earlier, next, handedOver, taken } = row;
    chain.unshift({ earlier, next, handedOver, taken });
    to = earlier;
  }
}

/** @throws AppError `not-allowed-now` where a key was followed by another before, or is the one we sign with */
export function learnChanges(
  orm: Pick<Orm, 'select' | 'insert'>,
  changes: readonly KeyChange[],
  at: number,
): void {
  const present = orm.select({ publicKey: signingKey.publicKey }).from(signingKey).get();
  for (const change of changes) {
    if (change.earlier === present?.publicKey.toString('base64')) throw changedOtherwise();
    const there = orm.select().from(keyChanges).where(eq(keyChanges.earlier, change.earlier)).get();
    if (there !== undefined && there.next !== change.next) throw changedOtherwise();
    if (there === undefined)
      orm
        .insert(keyChanges)
        .values({ ...change, ours: false, at })
        .run();
  }
}
