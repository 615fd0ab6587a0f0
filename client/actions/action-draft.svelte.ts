/**
 * What somebody is changing about an action while others may change it too. Fields they have not touched follow the
 * server; a touched field that moved on the server becomes a conflict with both values, and the person chooses.
 */
import type { ActionDetail, ChangeActionRequest } from '../../shared/api/actions.ts';
import type { ActionStatus } from '../../shared/actions/action-status.ts';

export interface DraftFields {
  status: ActionStatus;
  /** Empty when nobody owns it. */
  ownerId: string;
  /** Empty when there is no date. */
  dueOn: string;
  title: string;
  detail: string;
}

export type DraftField = keyof DraftFields;

export interface Conflict {
  readonly field: DraftField;
  readonly mine: string;
  readonly theirs: string;
}

const fieldNames: readonly DraftField[] = ['status', 'ownerId', 'dueOn', 'title', 'detail'];

export class ActionDraft {
  fields: DraftFields = $state({ status: 'proposed', ownerId: '', dueOn: '', title: '', detail: '' });
  note = $state('');
  conflicts: readonly Conflict[] = $state.raw([]);
  /** The version the fields were last compared with. */
  version = $state(0);
  /** As the server has it. */
  #base: DraftFields = $state.raw() as DraftFields;

  constructor(action: ActionDetail) {
    this.#base = fieldsOf(action);
    this.fields = { ...this.#base };
    this.version = action.version;
  }

  /** Takes in the action as it is now on the server. */
  take(action: ActionDetail): void {
    const now = fieldsOf(action);
    const conflicts: Conflict[] = [];
    for (const field of fieldNames) {
      const mine = this.fields[field];
      const touched = mine !== this.#base[field];
      if (!touched) this.#put(field, now[field]);
      else if (mine !== now[field] && (now[field] !== this.#base[field] || this.#isOpen(field)))
        conflicts.push({ field, mine, theirs: now[field] });
    }
    this.#base = now;
    this.version = action.version;
    this.conflicts = conflicts;
  }

  /** After saving: everything is as the server has it, and the note has been used. */
  settle(action: ActionDetail): void {
    this.#base = fieldsOf(action);
    this.fields = { ...this.#base };
    this.note = '';
    this.version = action.version;
    this.conflicts = [];
  }

  /** Decides one conflict. Keeping mine leaves the field as it is, to be saved over theirs. */
  choose(field: DraftField, whose: 'mine' | 'theirs'): void {
    const conflict = this.conflicts.find((candidate) => candidate.field === field);
    if (!conflict) return;
    if (whose === 'theirs') this.#put(field, conflict.theirs);
    this.conflicts = this.conflicts.filter((candidate) => candidate !== conflict);
  }

  /** What to send: only what was changed, and the note if there is one. */
  get change(): ChangeActionRequest {
    const { status, ownerId, dueOn, title, detail } = this.fields;
    const base = this.#base;
    const note = this.note.trim();
    return {
      ...(status === base.status ? {} : { status }),
      ...(ownerId === base.ownerId ? {} : { ownerId: ownerId === '' ? null : ownerId }),
      ...(dueOn === base.dueOn ? {} : { dueOn: dueOn === '' ? null : dueOn }),
      ...(title.trim() === base.title.trim() ? {} : { title: title.trim() }),
      ...(detail.trim() === base.detail.trim() ? {} : { detail: detail.trim() }),
      ...(note === '' ? {} : { note }),
    };
  }

  get isTouched(): boolean {
    return Object.keys(this.change).length > 0;
  }

  /** The status before this draft, from which the next ones follow. */
  get from(): ActionStatus {
    return this.#base.status;
  }

  #isOpen(field: DraftField): boolean {
    return this.conflicts.some((conflict) => conflict.field === field);
  }

  #put<F extends DraftField>(field: F, value: string): void {
    this.fields[field] = value as DraftFields[F];
  }
}

function fieldsOf(action: ActionDetail): DraftFields {
  return {
    status: action.status,
    ownerId: action.ownerId ?? '',
    dueOn: action.dueOn ?? '',
    title: action.title,
    detail: action.detail,
  };
}
