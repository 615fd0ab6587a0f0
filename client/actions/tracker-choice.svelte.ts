/** Which actions of the list are chosen, and the few fields that are changed of all of them at once. */
import {
  isAside,
  statesEffect,
  wordingOwner,
  type ActionStatus,
} from '../../shared/actions/action-status.ts';
import { actionStatuses, asksNothing, moveAsks } from '../../shared/actions/action-status.ts';
import type { Action, BulkChangeRequest } from '../../shared/api/actions.ts';
import { toAppError } from '../api/api-errors.ts';
import { sendBulk } from './action-api.ts';
import { keyOf } from './action-key.ts';

type Item = BulkChangeRequest['items'][number];
export type BulkFields = Item['change'];

/** Statuses that several actions may be set to at once: those that ask each of them for nothing. */
export const bulkStatuses: readonly ActionStatus[] = actionStatuses.filter(
  (status) =>
    wordingOwner(status) === 'row' &&
    !statesEffect(status) &&
    !isAside(status) &&
    asksNothing(moveAsks('in-progress', status)),
);

export interface BulkLine {
  readonly action: Action;
  /** Why it is left as it is; null when it is changed. */
  readonly refused: { readonly sentence: string; readonly remedy: string } | null;
  readonly version: number | null;
}

/** At most this many are changed at once. */
export const mostChosen = 200;

export class TrackerChoice {
  keys: ReadonlySet<string> = $state.raw(new Set());

  toggle(key: string): void {
    const keys = new Set(this.keys);
    if (!keys.delete(key) && keys.size < mostChosen) keys.add(key);
    this.keys = keys;
  }

  clear(): void {
    this.keys = new Set();
  }
}

export class BulkChange {
  busy = $state(false);
  /** What went wrong with all of it; empty when nothing did. */
  fault = $state('');
  lines: readonly BulkLine[] | null = $state.raw(null);
  /** Those that are not changed yet. */
  #actions: readonly Action[];
  #turn = 0;

  constructor(actions: readonly Action[]) {
    this.#actions = actions;
  }

  /** Finds out what would come of it. */
  async preview(fields: BulkFields): Promise<void> {
    const turn = ++this.#turn;
    const lines = await this.#send(true, itemsOf(this.#actions, fields), this.#actions);
    if (turn === this.#turn) this.lines = lines;
  }

  /** Something else is wanted: what was found out does not speak of it, nor does an answer on its way. */
  forget(): void {
    this.#turn += 1;
    this.lines = null;
  }

  /** Makes the change. Resolves with what was changed and how to take it back; undefined when nothing could be sent. */
  async apply(fields: BulkFields): Promise<{ changed: number; undo: readonly Item[] } | undefined> {
    const going = (this.lines ?? []).filter(({ refused }) => refused === null).map(({ action }) => action);
    const lines = await this.#send(false, itemsOf(going, fields), going);
    if (lines === null) return undefined;
    const changed = lines.filter(({ refused }) => refused === null);
    const done = new Set(changed.map(({ action }) => keyOf(action)));
    this.#actions = this.#actions.filter((action) => !done.has(keyOf(action)));
    const kept = (this.lines ?? []).filter(({ refused }) => refused !== null);
    this.lines = [...kept, ...lines.filter(({ refused }) => refused !== null)];
    return { changed: changed.length, undo: changed.flatMap((line) => backwards(line, fields)) };
  }

  async #send(preview: boolean, items: Item[], actions: readonly Action[]): Promise<BulkLine[] | null> {
    this.busy = true;
    this.fault = '';
    try {
      const { results } = await sendBulk({ preview, items });
      return actions.flatMap((action, at) => {
        const result = results[at];
        return result === undefined ? [] : [{ action, refused: result.refused, version: result.version }];
      });
    } catch (thrown) {
      const refusal = toAppError(thrown);
      this.fault = `${refusal.message} ${refusal.remedy}`.trim();
      return null;
    } finally {
      this.busy = false;
    }
  }
}

function itemsOf(actions: readonly Action[], change: BulkFields): Item[] {
  return actions.map(({ reviewId, actionId, version }) => ({ reviewId, actionId, version, change }));
}

/** The change that puts the fields back as they were. Where a status cannot go back, the server says so. */
function backwards({ action, version }: BulkLine, fields: BulkFields): Item[] {
  if (version === null) return [];
  const { reviewId, actionId, ownerId, dueOn, status } = action;
  const change = {
    ...(fields.ownerId === undefined ? {} : { ownerId }),
    ...(fields.dueOn === undefined ? {} : { dueOn }),
    ...(fields.status === undefined ? {} : { status, note: 'Taken back.' }),
  };
  return [{ reviewId, actionId, version, change }];
}
