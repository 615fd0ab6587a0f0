/**
 * Keeps the rows beside each document up to date with it: hears of every durable commit, reads behind the barrier,
 * writes once. After a crash it takes up every document whose rows are behind. It never changes a document.
 */
import type { ProjectionStore } from '../../db/projection-store.ts';
import type { Clock } from '../../shared/clock.ts';
import type { DocumentDoor } from '../document-door.ts';
import type { Hints } from '../hints.ts';
import type { Later } from '../later.ts';
import type { Logger } from '../log.ts';
import { DocumentFollower } from './document-follower.ts';
import { readProjection } from './read-projection.ts';

/**
 * Milliseconds that edits are gathered; counted from the first, so typing on never delays the rows. People look at
 * these rows on other pages and expect them within a second; a room being typed in costs one projection in this time.
 */
const gather = 800;
/** How many times longer a process without any time to spare gathers, and from which share of time that begins. */
const hurriedGather = 3;
const hurriedFrom = 0.6;

export interface ProjectorDeps {
  readonly door: DocumentDoor;
  readonly projections: ProjectionStore;
  readonly hints: Hints;
  readonly clock: Clock;
  readonly later: Later;
  readonly log: Logger;
  /** Share of the last moments in which the process was busy, from 0 to 1. */
  readonly busy?: (() => number) | undefined;
}

export class Projector {
  readonly #deps: ProjectorDeps;
  readonly #follower: DocumentFollower;
  #catchingUp: Promise<void> = Promise.resolve();
  #outdated = 0;

  constructor(deps: ProjectorDeps) {
    this.#deps = deps;
    this.#follower = new DocumentFollower({
      ...deps,
      failed: 'projection failed',
      quiet: 0,
      longest: gather,
      stretch: () => {
        const hurry = Math.max(0, (deps.busy?.() ?? 0) - hurriedFrom) / (1 - hurriedFrom);
        return 1 + (hurriedGather - 1) * hurry;
      },
      bring: (reviewId) => this.#projectOnce(reviewId),
    });
  }

  /** Whether rows made by the rule of an earlier release still stand. */
  get catchingUp(): boolean {
    return this.#outdated > 0;
  }

  /**
   * Begins to listen, and resolves when every document that was behind has been taken up once. What an earlier release
   * read by another rule is read again afterwards, and nobody waits for it.
   */
  async start(): Promise<void> {
    this.#follower.start();
    for (const reviewId of await this.#deps.projections.behind()) await this.project(reviewId);
    const outdated = await this.#deps.projections.outdated();
    this.#outdated = outdated.length;
    this.#catchingUp = this.#catchUp(outdated);
  }

  /** Stops listening and waits for what is being written. Rows left behind are taken up at the next start. */
  async close(): Promise<void> {
    await this.#follower.close();
    await this.#catchingUp;
  }

  /** Brings the rows of one review up to its document now; one at a time for each review. */
  async project(reviewId: string): Promise<void> {
    await this.#follower.now(reviewId);
  }

  async #catchUp(outdated: readonly string[]): Promise<void> {
    for (const reviewId of outdated) {
      if (this.#follower.closed) break;
      await this.project(reviewId);
      this.#outdated -= 1;
    }
    this.#outdated = 0;
  }

  async #projectOnce(reviewId: string): Promise<void> {
    const { door, projections, hints, clock } = this.#deps;
    // Read before the content, which is therefore at least as new; what comes later is announced again.
    const seq = await projections.wanted(reviewId);
    if (seq === null) return;
    const rows = await door.read(reviewId, readProjection);
    const changed = await projections.apply({ reviewId, seq, ...rows, at: clock() });
    if (changed) hints.publish({ kind: 'actions', reviewId });
  }
}
