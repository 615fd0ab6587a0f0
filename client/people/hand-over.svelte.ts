/** What becomes of the open actions of somebody who leaves, while it is being decided: to one person, or one by one. */
import type { HandOver, OwnedAction } from '../../shared/api/hand-over.ts';
import { keyOf } from '../actions/action-key.ts';
import type { Checks } from '../api/form.svelte.ts';

/** Choices that are no member. `stay`: they keep it, which only those can who still sign in. */
export const nobody = 'nobody';
export const stay = 'stay';

type Key = Pick<OwnedAction, 'reviewId' | 'actionId'>;

export class HandOverDraft {
  /** May be fetched again meanwhile; what was chosen and written stays. */
  actions: readonly OwnedAction[] = $state.raw([]);
  /** A member's id, or one of the two choices above; empty while nothing is chosen. */
  to = $state('');
  oneByOne = $state(false);
  each: Readonly<Record<string, string>> = $state.raw({});
  reason = $state('');

  constructor(actions: readonly OwnedAction[], to = '') {
    this.actions = actions;
    this.to = to;
  }

  /** Who takes this one. */
  takes(action: Key): string {
    return this.oneByOne ? (this.each[keyOf(action)] ?? this.to) : this.to;
  }

  give(action: Key, to: string): void {
    this.each = { ...this.each, [keyOf(action)]: to };
  }

  /** Whether anything changes hands, which then asks for a reason. */
  get handsOver(): boolean {
    return this.actions.some((action) => this.takes(action) !== stay);
  }

  get checks(): Checks {
    const open = this.actions.some((action) => this.takes(action) === '');
    return {
      to: open ? 'Say who takes them over, or that nobody does yet.' : undefined,
      reason:
        this.handsOver && this.reason.trim() === ''
          ? 'Say why they are handed over. It stands in the history of each action.'
          : undefined,
    };
  }

  /** For a whole account that is switched off; what came meanwhile goes where the others go. */
  get request(): HandOver {
    return {
      to: idOf(this.to),
      each: this.oneByOne
        ? this.actions.map((action) => ({
            reviewId: action.reviewId,
            actionId: action.actionId,
            to: idOf(this.takes(action)),
          }))
        : [],
      reason: this.reason.trim(),
    };
  }
}

/** The member chosen; null for nobody. */
export function idOf(choice: string): string | null {
  return choice === '' || choice === nobody || choice === stay ? null : choice;
}
