/** One action with its history, kept fresh by hints, and the draft of a change to it. */
import type { ActionDetail } from '../../shared/api/actions.ts';
import { call } from '../api/api-client.ts';
import { events } from '../api/events.svelte.ts';
import { Form } from '../api/form.svelte.ts';
import { Resource } from '../api/resource.svelte.ts';
import { dayOf } from '../ui/dates.ts';
import { ActionDraft } from './action-draft.svelte.ts';
import { RowChange } from './row-change.svelte.ts';

export class ActionDetails {
  readonly action = new Resource(() => this.#fetch());
  readonly form = new Form('action');
  draft = $state.raw<ActionDraft | undefined>();
  /** Changes made at once, beside the draft: a check, a reading, a proof. */
  readonly change: RowChange;
  readonly #path: string;
  readonly #reviewId: string;

  constructor(reviewId: string, actionId: string) {
    this.#reviewId = reviewId;
    this.change = new RowChange({
      reviewId,
      actionId,
      row: () => this.action.value,
      refresh: () => this.action.refresh(),
      take: (changed) => {
        this.action.set(changed);
        this.draft?.take(changed);
      },
    });
    this.#path = `/actions/${encodeURIComponent(reviewId)}/${encodeURIComponent(actionId)}`;
  }

  follow(): () => void {
    void this.action.refresh();
    return events.subscribe(['actions'], (hint) => {
      if (hint.reviewId === undefined || hint.reviewId === this.#reviewId) void this.action.refresh();
    });
  }

  /** Sends what was changed. Resolves with whether it is stored; a conflict is left in the draft to decide. */
  async save(): Promise<boolean> {
    const draft = this.draft;
    if (!draft) return false;
    const done = await this.form.submit(draft.faults(dayOf(new Date())), async () => {
      const changed = await call<ActionDetail>('PATCH', this.#path, {
        body: draft.change,
        ifMatch: draft.version,
      });
      draft.settle(changed);
      this.action.set(changed);
    });
    if (this.form.refusal?.code === 'changed-meanwhile') await this.action.refresh();
    return done;
  }

  async #fetch(): Promise<ActionDetail> {
    const action = await call<ActionDetail>('GET', this.#path);
    if (this.draft) this.draft.take(action);
    else this.draft = new ActionDraft(action);
    return action;
  }
}
