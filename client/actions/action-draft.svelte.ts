/**
 * What somebody is changing about an action while others may change it too. Fields they have not touched follow the
 * server; a touched field that moved on the server becomes a conflict with both values, and the person chooses.
 */
import type { Action, ChangeActionRequest } from '../../shared/api/actions.ts';
import { figureFields, wordingFields } from '../../shared/actions/action-fields.ts';
import { isDone, moveAsks, type ActionStatus, type MoveAsks } from '../../shared/actions/action-status.ts';
import { proofFault, type ProofKind } from '../../shared/actions/proofs.ts';
import { checkDay, checkNote, checkTitle } from '../api/checks.ts';
import { keyOf } from './action-key.ts';
import { reasonLabel } from './life-words.ts';

/** Every field as text; empty when there is none. */
const plainFields = [...figureFields, ...wordingFields] as const;
const draftFields = [
  'status',
  'ownerId',
  'dueOn',
  'approverId',
  'supersededBy',
  'programme',
  'implementedOn',
  ...plainFields,
] as const;
export type DraftField = (typeof draftFields)[number];

/** `supersededBy` is "<review id>/<action id>". */
export type DraftFields = Record<Exclude<DraftField, 'status'>, string> & { status: ActionStatus };

export interface Conflict {
  readonly field: DraftField;
  readonly mine: string;
  readonly theirs: string;
}

/** What shows that it was done, as it is being filled in. */
export interface ProofDraft {
  kind: ProofKind;
  text: string;
  fileId: string;
}

export class ActionDraft {
  fields: DraftFields = $state({} as DraftFields);
  note = $state('');
  proof: ProofDraft = $state({ kind: 'link', text: '', fileId: '' });
  conflicts: readonly Conflict[] = $state.raw([]);
  /** The version the fields were last compared with. */
  version = $state(0);
  /** As the server has it. */
  #base: DraftFields = $state.raw() as DraftFields;

  constructor(action: Action) {
    this.#base = fieldsOf(action);
    this.fields = { ...this.#base };
    this.version = action.version;
  }

  /** Takes in the action as it is now on the server. */
  take(action: Action): void {
    const now = fieldsOf(action);
    const conflicts: Conflict[] = [];
    for (const field of draftFields) {
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

  /** After saving: everything is as the server has it, and note and proof have been used. */
  settle(action: Action): void {
    this.#base = fieldsOf(action);
    this.fields = { ...this.#base };
    this.note = '';
    this.proof = { kind: 'link', text: '', fileId: '' };
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

  /** What the move that is being made asks for; nothing when the status stays. */
  get asks(): MoveAsks {
    return moveAsks(this.#base.status, this.fields.status);
  }

  get moves(): boolean {
    return this.fields.status !== this.#base.status;
  }

  /** What to send: only what was changed and belongs to the status, and the note if there is one. */
  get change(): ChangeActionRequest {
    const { status, ownerId, dueOn } = this.fields;
    const base = this.#base;
    const note = this.note.trim();
    const request: ChangeActionRequest = {
      ...(status === base.status ? {} : { status }),
      ...(ownerId === base.ownerId ? {} : { ownerId: ownerId === '' ? null : ownerId }),
      ...(dueOn === base.dueOn ? {} : { dueOn: dueOn === '' ? null : dueOn }),
      ...this.#ofStatus(),
      ...(note === '' ? {} : { note }),
    };
    for (const field of plainFields) {
      const mine = this.fields[field].trim();
      if (mine === base[field].trim()) continue;
      const nullable = field === 'category' || field === 'measureKind';
      Object.assign(request, { [field]: nullable && mine === '' ? null : mine });
    }
    return request;
  }

  get isTouched(): boolean {
    return Object.keys(this.change).length > 0;
  }

  /** Field → what is missing before it can be sent; `today` is the reader's calendar day. */
  faults(today: string): Readonly<Record<string, string | undefined>> {
    const { fields, asks, moves, note } = this;
    const needed = (wanted: boolean, value: string, sentence: string): string | undefined =>
      moves && wanted && value.trim() === '' ? sentence : undefined;
    return {
      dueOn: checkDay(fields.dueOn),
      title: this.change.title === undefined ? undefined : checkTitle(fields.title, 'the action a title'),
      approverId:
        needed(asks.approver, fields.approverId, 'Choose who approved of not doing it.') ??
        (fields.approverId !== '' && asks.approver && fields.approverId === fields.ownerId
          ? 'The owner of an action cannot approve of not doing it.'
          : undefined),
      supersededBy: needed(asks.superseding, fields.supersededBy, 'Choose the action that takes its place.'),
      programme: needed(asks.programme, fields.programme, 'Name the programme that carries it on.'),
      implementedOn:
        checkDay(fields.implementedOn) ??
        (isDone(fields.status) && fields.implementedOn > today
          ? 'The day it was done cannot lie ahead.'
          : undefined),
      proof: moves && asks.proof ? proofFault(this.proof) : undefined,
      note: needed(asks.note, note, `Write a sentence. ${reasonLabel(fields.status)}`) ?? checkNote(note),
    };
  }

  /** The status before this draft, from which the next ones follow. */
  get from(): ActionStatus {
    return this.#base.status;
  }

  #ofStatus(): ChangeActionRequest {
    const { approverId, supersededBy, programme, implementedOn, status } = this.fields;
    const asks = moveAsks('in-progress', status);
    const [reviewId = '', actionId = ''] = supersededBy.split('/');
    const changed = (field: DraftField): boolean => this.moves || this.fields[field] !== this.#base[field];
    return {
      ...(asks.approver && changed('approverId') && approverId !== '' ? { approverId } : {}),
      ...(asks.programme && changed('programme') ? { programme: programme.trim() } : {}),
      ...(asks.superseding && changed('supersededBy') && actionId !== ''
        ? { supersededBy: { reviewId, actionId } }
        : {}),
      ...(isDone(status) && implementedOn !== '' && implementedOn !== this.#base.implementedOn
        ? { implementedOn }
        : {}),
      ...(this.moves && asks.proof ? { proof: this.#proof() } : {}),
    };
  }

  #proof(): NonNullable<ChangeActionRequest['proof']> {
    const { kind, text, fileId } = this.proof;
    return { kind, text: text.trim(), ...(kind === 'file' ? { fileId } : {}) };
  }

  #isOpen(field: DraftField): boolean {
    return this.conflicts.some((conflict) => conflict.field === field);
  }

  #put<F extends DraftField>(field: F, value: string): void {
    this.fields[field] = value as DraftFields[F];
  }
}

/** The fields of an action as text. */
export function fieldsOf(action: Action): DraftFields {
  const { supersededBy } = action;
  return {
    status: action.status,
    ownerId: action.ownerId ?? '',
    dueOn: action.dueOn ?? '',
    approverId: action.approverId ?? '',
    supersededBy: supersededBy === null ? '' : keyOf(supersededBy),
    programme: action.programme,
    implementedOn: action.implementedOn ?? '',
    supplierRef: action.supplierRef,
    cost: action.cost,
    funder: action.funder,
    title: action.title,
    detail: action.detail,
    category: action.category ?? '',
    measureName: action.measureName,
    measureKind: action.measureKind ?? '',
    baseline: action.baseline,
    target: action.target,
    source: action.source,
    unintended: action.unintended,
    equity: action.equity,
  };
}
