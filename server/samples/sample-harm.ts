/**
 * Grades of harm and reporting clocks of a sample, by the stores the screens use: each person grades alone, then the
 * grades are shown and the panel writes its line; a clock is taken up and says what was filed.
 */
import type { ChangeClockRequest } from '../../shared/api/clocks.ts';
import type { HarmDimension } from '../../shared/harm/harm-grades.ts';
import { makeId } from '../../shared/ids.ts';
import { setAgreement, showRatings } from '../../shared/review-document/harm-edits.ts';
import type { AppDeps } from '../http/app-deps.ts';
import type { DemoMemberKey, SampleCase } from './sample-case.ts';

interface Review {
  readonly reviewId: string;
  readonly chairId: string;
  readonly people: ReadonlyMap<DemoMemberKey, string>;
}

/** Resolves when all of it is stored. Whoever has no account here is passed over. */
export async function writeHarmAndClocks(deps: AppDeps, sample: SampleCase, review: Review): Promise<void> {
  for (const { dimension, ratings, agreement } of sample.harm ?? []) {
    await rate(deps, review, dimension, ratings);
    if (agreement !== undefined) await agree(deps, review, dimension, agreement);
  }
  // A millisecond apart, because they are listed in the order in which they were taken up.
  for (const [index, { regimeId, change }] of (sample.clocks ?? []).entries())
    await takeUp(deps, review, { regimeId, change, at: deps.clock() + index });
}

type SampleHarm = NonNullable<SampleCase['harm']>[number];

async function rate(
  { stores, door, clock, random }: AppDeps,
  { reviewId, chairId, people }: Review,
  dimension: HarmDimension,
  ratings: SampleHarm['ratings'],
): Promise<void> {
  for (const { by, ...rating } of ratings) {
    const memberId = people.get(by);
    if (memberId !== undefined)
      await stores.harm.rate({ reviewId, dimension, seenVersion: 0, memberId, at: clock() }, rating);
  }
  await stores.harm.show({ reviewId, dimension, aloneReason: '', memberId: chairId, at: clock(), random });
  const waiting = await stores.harm.unpublished(reviewId);
  const editing = { origin: null, random, now: clock };
  await door.edit(reviewId, { memberId: null }, (doc) => showRatings({ doc, ...editing }, waiting));
  await stores.harm.markPublished(reviewId, waiting, clock());
}

async function agree(
  { stores, door, clock, random }: AppDeps,
  { reviewId, chairId }: Review,
  dimension: HarmDimension,
  agreement: NonNullable<SampleHarm['agreement']>,
): Promise<void> {
  const by = { memberId: chairId, at: clock() };
  await door.edit(reviewId, { memberId: chairId }, (doc) => {
    setAgreement({ doc, origin: null, random, now: clock }, dimension, { ...agreement, at: by.at });
  });
  await stores.harm.recordAgreement(reviewId, dimension, by);
}

async function takeUp(
  { stores, random }: AppDeps,
  { reviewId, chairId }: Review,
  { regimeId, change, at }: { regimeId: string; change: ChangeClockRequest; at: number },
): Promise<void> {
  const clockId = makeId(random);
  const by = { memberId: chairId, at };
  await stores.clocks.add(clockId, reviewId, regimeId, by);
  const seenVersion = (await stores.clocks.get(reviewId, clockId))?.version ?? 1;
  await stores.clocks.change({ reviewId, clockId, seenVersion, ...by }, change);
}
