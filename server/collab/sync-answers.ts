/**
 * Sync steps 1 of a room: asks clients what they have, and answers what they ask, from the document when it is built
 * and from the stored bytes when it rests. Computed at once, handed out when everything in it is durable.
 */
import * as Y from 'yjs';
import type { Commits } from './commits.ts';
import type { Connection } from './connection.ts';
import type { Work } from './line.ts';
import type { RoomContent } from './room-content.ts';
import { isStateVector } from './stored-state.ts';
import { stateFrames, step1Message } from './wire.ts';

export interface SyncAnswersDeps {
  readonly content: RoomContent;
  readonly commits: Commits;
  /** Whether there is still somebody to answer. */
  readonly isWanted: (connection: Connection) => boolean;
  /** Whoever asked sent something that is no state vector. */
  readonly onMalformed: (connection: Connection) => void;
}

export class SyncAnswers {
  readonly #deps: SyncAnswersDeps;

  constructor(deps: SyncAnswersDeps) {
    this.#deps = deps;
  }

  ask(connection: Connection): void {
    connection.askedStep1();
    connection.queue(step1Message(this.#deps.content.stateVector));
  }

  answer(connection: Connection, stateVector: Uint8Array): Work {
    const { live } = this.#deps.content;
    if (live === null) return this.#answerAtRest(connection, stateVector);
    if (live.isShared) return () => this.answer(connection, stateVector);
    let update: Uint8Array;
    try {
      update = Y.encodeStateAsUpdate(live.doc, stateVector);
    } catch {
      // Only the state vector came from outside, so it is what cannot be read.
      this.#deps.onMalformed(connection);
      return null;
    }
    this.#send(connection, [update]);
    return null;
  }

  async #answerAtRest(connection: Connection, stateVector: Uint8Array): Promise<void> {
    if (!isStateVector(stateVector)) {
      this.#deps.onMalformed(connection);
      return;
    }
    const updates = await this.#deps.content.lacking(stateVector);
    if (this.#deps.isWanted(connection)) this.#send(connection, updates);
  }

  /** The last one says that this was all, so it goes as the step 2. */
  #send(connection: Connection, updates: readonly Uint8Array[]): void {
    const first = !connection.synced;
    connection.synced = true;
    this.#deps.commits.after(this.#deps.content.applied, () => {
      connection.queueState(stateFrames(updates), first);
      connection.flush();
    });
  }
}
