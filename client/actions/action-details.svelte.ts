/** One action with its history, kept fresh by hints, and the draft of a change to it. */
import type { ActionDetail } from '../../shared/api/actions.ts';
import { statusNeedsNote } from '../../shared/actions/action-status.ts';
import { call } from '../api/api-client.ts';
import { checkDay, checkNote, checkTitle } from '../api/checks.ts';
import { events } from '../api/events.svelte.ts';
import { Form } from '../api/form.svelte.ts';
import { Resource } from '../api/resource.svelte.ts';
import { ActionDraft } from './action-draft.svelte.ts';

export class ActionDetails {
  readonly action = new Resource(() => this.#fetch());
  readonly form = new Form('action');
  draft = $state.raw<ActionDraft | undefined>();
  readonly #path: string;
  readonly #reviewId: string;

  constructor(reviewId: string, actionId: string) {
    this.#reviewId = reviewId;
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
    const { status, title } = draft.fields;
    const missing = status !== draft.from && statusNeedsNote(status) && draft.note.trim() === '';
    const checks = {
      dueOn: checkDay(draft.fields.dueOn),
      title: draft.change.title === undefined ? undefined : checkTitle(title, 'the action a title'),
      note: missing ? noteSentence(status) : checkNote(draft.note),
    };
    const done = await this.form.submit(checks, async () => {
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

/** What to write when a status asks for a note. */
export function noteSentence(status: string): string {
  return status === 'declined'
    ? 'Say why the action is declined.'
    : 'Say what was found out about the effect.';
}
