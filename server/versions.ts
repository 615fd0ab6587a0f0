/**
 * Keeps versions of reviews: after ten minutes of activity, before a stage changes or a version is restored, before an
 * edit that takes most of the text away, and when somebody asks. Restoring is a new change on top, never a rebuilding.
 */
import * as Y from 'yjs';
import type { VersionReason } from '../shared/api/versions.ts';
import { reviewIsSigned } from '../db/refusals.ts';
import type { KeptVersion, VersionStore } from '../db/version-store.ts';
import { isOpenForWriting, type Stage } from '../shared/access.ts';
import type { Clock } from '../shared/clock.ts';
import type { RandomBytes } from '../shared/ids.ts';
import { compareVersions, type VersionDifference } from '../shared/review-document/compare-versions.ts';
import { readContent } from '../shared/review-document/reads.ts';
import type { ReviewContent } from '../shared/review-document/records.ts';
import { restoreVersion } from '../shared/review-document/restore-version.ts';
import type { DocumentDoor } from './document-door.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import type { Hints } from './hints.ts';
import type { Later } from './later.ts';
import { describeFault, type Logger } from './log.ts';

export interface VersionsDeps {
  readonly door: DocumentDoor;
  readonly store: VersionStore;
  readonly standing: (
    reviewId: string,
  ) => { readonly epoch: number; readonly seq: number; readonly stage: Stage } | undefined;
  readonly hints: Hints;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly later: Later;
  readonly log: Logger;
}

/** Milliseconds of activity after which a version is kept. */
export const activityGap = 10 * 60_000;

export class Versions {
  readonly #deps: VersionsDeps;
  readonly #active = new Map<string, () => void>();
  #unsubscribe: () => void = () => undefined;

  constructor(deps: VersionsDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#unsubscribe = this.#deps.door.onDurable((reviewId) => this.#edited(reviewId));
  }

  close(): void {
    this.#unsubscribe();
    for (const callOff of this.#active.values()) callOff();
    this.#active.clear();
  }

  /**
   * Keeps the review as it is now; resolves with the number of the version once that is durable.
   * @throws AppError `not-found`, `storage`
   */
  async keep(reviewId: string, reason: VersionReason, byId: string | null): Promise<number> {
    const { door, store, standing, hints, clock } = this.#deps;
    // Read before the content, which is therefore at least as new.
    const { epoch, seq } = standing(reviewId) ?? { epoch: 0, seq: 0 };
    const { state, content } = await door.read(reviewId, (doc) => ({
      state: Y.encodeStateAsUpdate(doc),
      content: readContent(doc),
    }));
    this.callOff(reviewId);
    const json = canonicalJson(content);
    const number = await store.keep({
      reviewId,
      at: clock(),
      reason,
      byId,
      seq,
      epoch,
      state,
      content: json,
    });
    hints.publish({ kind: 'versions', reviewId });
    return number;
  }

  /** Nothing is left to keep of what was written so far: a version of it was kept, or it was signed. */
  callOff(reviewId: string): void {
    this.#active.get(reviewId)?.();
    this.#active.delete(reviewId);
  }

  /**
   * Keeps a version before a member's edit takes most of the text away.
   * @throws what `keep` throws, after reporting it.
   */
  async keepBeforeDeletion(reviewId: string, memberId: string): Promise<void> {
    try {
      await this.keep(reviewId, 'guard', memberId);
    } catch (error) {
      this.#deps.log.error(
        { reviewId, fault: describeFault(error) },
        'no version was kept before a deletion',
      );
      throw error;
    }
  }

  /** What changed from one version to another; 0 stands for the review as it is now. @throws AppError `not-found` */
  async compare(reviewId: string, from: number, to: number): Promise<readonly VersionDifference[]> {
    return compareVersions(await this.#content(reviewId, from), await this.#content(reviewId, to));
  }

  /**
   * Sets the review back to a version, as a change of this member on top of what is there; what is there is kept as a
   * version first. Resolves with the number of that one.
   * @throws AppError `not-found`, `forbidden`, `signed`, `storage`
   */
  async restore(reviewId: string, number: number, memberId: string): Promise<number> {
    const { door, store, standing, clock, random } = this.#deps;
    const version = await store.get(reviewId, number);
    // Asked first only so that no version is kept for nothing; what refuses the edit is its commit.
    if (!isOpenForWriting(standing(reviewId)?.stage ?? 'gathering')) throw reviewIsSigned();
    const kept = await this.keep(reviewId, 'restore', memberId);
    const then = documentOf(version);
    await door.edit(reviewId, { memberId }, (doc) =>
      restoreVersion({ doc, origin: null, random, now: clock }, then),
    );
    await store.recordRestore(reviewId, number, { memberId, at: clock() });
    return kept;
  }

  async #content(reviewId: string, number: number): Promise<ReviewContent> {
    if (number === 0) return this.#deps.door.read(reviewId, readContent);
    return readContent(documentOf(await this.#deps.store.get(reviewId, number)));
  }

  #edited(reviewId: string): void {
    if (this.#active.has(reviewId)) return;
    const callOff = this.#deps.later(() => {
      this.#active.delete(reviewId);
      this.keep(reviewId, 'activity', null).catch((error: unknown) => {
        this.#deps.log.error({ reviewId, fault: describeFault(error) }, 'no version was kept');
      });
    }, activityGap);
    this.#active.set(reviewId, callOff);
  }
}

function documentOf({ state }: KeptVersion): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc;
}
