/**
 * What a member's change makes of an action's row: who may, what each move asks for, and which facts belong to which
 * status. Decides and refuses inside the transaction of the action store; writes nothing.
 */
import { and, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { can, type Standing } from '../shared/access.ts';
import { agreedOnAfter, verifiedOnAfter } from '../shared/actions/action-days.ts';
import { figureFields, onlyAdds, rewords, wordingFields } from '../shared/actions/action-fields.ts';
import {
  answersFactors,
  isDone,
  mayBeChecked,
  moveAsks,
  statesEffect,
  statusesToChoose,
  wordingOwner,
  type ActionStatus,
  type MoveAsks,
} from '../shared/actions/action-status.ts';
import type { ActionWording } from '../shared/actions/action-wording.ts';
import { statusAfterCheck } from '../shared/actions/effect-checks.ts';
import { proofFault } from '../shared/actions/proofs.ts';
import type { ChangeActionRequest } from '../shared/api/actions.ts';
import { addDays } from '../shared/review-document/local-time.ts';
import { strengthOf } from '../shared/taxonomy/action-categories.ts';
import { actionRefusals as refuse } from './action-refusals.ts';
import { rowOf, type ActionRow, type FieldChange } from './action-writing.ts';
import type { Orm } from './orm.ts';
import { preparedOnce } from './prepared-once.ts';
import { notYours } from './refusals.ts';
import { evidenceFiles } from './schema-evidence.ts';
import { actionHistory, members } from './schema.ts';

/** One request to change an action, with what the document says of it at this moment. */
export interface ActionChange {
  readonly reviewId: string;
  readonly actionId: string;
  /** The version the member saw. */
  readonly seenVersion: number;
  readonly change: ChangeActionRequest;
  /** Wording as it stands in the document, for the moment it passes to the row; null when the document has none. */
  readonly wording: ActionWording | null;
  readonly by: string;
  readonly at: number;
}

/** Who asks, with what they may see of other actions. */
export interface Asker {
  readonly standing: Standing;
  /** Whether the action is theirs, also in a review they take no part in. */
  readonly owns: boolean;
  /** Whether they follow it because a later review that they write in carries it. */
  readonly carries: boolean;
  /** Whether they see the action of this review and id. */
  readonly sees: (reviewId: string, actionId: string) => boolean;
}

/** The calendar day, in UTC, of an instant. */
export function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

export function requireRight(
  { standing, owns, carries }: Asker,
  row: ActionRow,
  change: ChangeActionRequest,
): void {
  const words = rewords(change);
  const decides = row.status === 'proposed' && change.status !== undefined && change.status !== row.status;
  const follows = (owns || carries || can(standing, 'action.follow-any')) && !words && !decides;
  const allowed = decides ? can(standing, 'action.agree') : can(standing, 'action.change');
  if (!allowed && !follows) {
    throw notYours(
      words ? 'reword its actions' : decides ? 'decide about a proposed action' : 'change its actions',
    );
  }
}

/**
 * A change is refused when a member changed the action since it was seen, or when it would decide about wording
 * nobody showed its author. Wording typed into a proposal meanwhile stands in no one's way otherwise, and what only
 * adds something stands in no one's way at all.
 */
export function refuseIfChangedMeanwhile(
  orm: Orm,
  row: ActionRow,
  { seenVersion, change }: ActionChange,
): void {
  if (seenVersion === row.version) return;
  const known = seenVersion < row.version && seenVersion > 0;
  if (known && onlyAdds(change)) return;
  const decided = orm
    .select({ field: actionHistory.field })
    .from(actionHistory)
    .where(
      and(
        eq(actionHistory.reviewId, row.reviewId),
        eq(actionHistory.actionId, row.actionId),
        gt(actionHistory.version, seenVersion),
      ),
    )
    .get();
  const decides = change.status !== undefined || change.checkOutcome !== undefined;
  if (known && decided === undefined && !decides) return;
  const { supersededByReview, supersededByAction, seq: _seq, version, ...theirs } = row;
  const supersededBy =
    supersededByReview === null ? null : { reviewId: supersededByReview, actionId: supersededByAction };
  throw refuse.changedMeanwhile(version, change, { ...theirs, supersededBy });
}

/** The row after the change, or the refusal that the life of an action asks for. */
export function changedRow(
  orm: Orm,
  row: ActionRow,
  request: ActionChange,
  asker: Asker,
): { row: ActionRow; wordingTaken: boolean } {
  const { change, wording } = request;
  const status = statusAfter(row, request);
  const passesToRow = wordingOwner(row.status) === 'document' && wordingOwner(status) === 'row';
  if (rewords(change) && wordingOwner(status) === 'document') throw refuse.wordingInDocument();
  if (change.ownerId != null && change.ownerId !== row.ownerId) requireMember(orm, change.ownerId, 'ownerId');
  if (change.proof !== undefined) requireProof(orm, row, status, change.proof);
  const { factors: _links, ...words } = (passesToRow ? wording : null) ?? { factors: [] };
  const next: ActionRow = {
    ...row,
    ...words,
    layers: [...('layers' in words ? words.layers : row.layers)],
    ...given(change),
    status,
  };
  if (change.category !== undefined) next.strength = strengthFor(change.category);
  if (passesToRow && next.title === '') throw refuse.noTitle();
  return {
    row: {
      ...next,
      ...factsOfStatus(orm, row, next, request, asker),
      ownerLeftAt: next.ownerId === null ? row.ownerLeftAt : null,
    },
    wordingTaken: passesToRow && wording !== null,
  };
}

/** What history tells of: the fields a member may set, not the wording taken over from the document. */
export function differences(before: ActionRow, after: ActionRow): FieldChange[] {
  const wordingPassed = wordingOwner(before.status) === 'document' && wordingOwner(after.status) === 'row';
  const fields = ['dueOn', 'implementedOn', 'programme', ...figureFields] as const;
  const same = (field: keyof ActionRow): FieldChange => ({
    field,
    from: textOf(before[field]),
    to: textOf(after[field]),
  });
  return [
    same('status'),
    { field: 'owner', from: before.ownerId, to: after.ownerId },
    { field: 'approver', from: before.approverId, to: after.approverId },
    { field: 'supersededBy', from: superseding(before), to: superseding(after) },
    ...fields.map(same),
    ...(wordingPassed ? [] : wordingFields.map(same)),
  ].filter(({ from, to }) => from !== to);
}

function textOf(value: ActionRow[keyof ActionRow]): string | null {
  return typeof value === 'string' ? value : null;
}

function superseding(row: ActionRow): string | null {
  return row.supersededByAction === null ? null : `${row.supersededByReview ?? ''}/${row.supersededByAction}`;
}

function statusAfter(row: ActionRow, { change, by }: ActionChange): ActionStatus {
  if (change.checkOutcome !== undefined) {
    if (change.status !== undefined) throw refuse.checkDecides();
    if (!mayBeChecked(row.status)) throw refuse.nothingToCheck();
    if (noteOf(change) === null) throw refuse.findingNeeded();
    if (row.ownerId === by || change.ownerId === by) throw refuse.ownEffect();
    return statusAfterCheck(change.checkOutcome);
  }
  const status = change.status ?? row.status;
  if (status !== row.status) requireMove(row, status, change);
  return status;
}

function requireMove(row: ActionRow, to: ActionStatus, change: ChangeActionRequest): void {
  if (wordingOwner(to) === 'document') throw refuse.binInDocument();
  if (statesEffect(to)) throw refuse.checkDecides();
  const offered = statusesToChoose(row.status);
  if (!offered.includes(to)) throw refuse.noSuchMove(row.status, to, offered);
  const asks = moveAsks(row.status, to);
  if (asks.note && noteOf(change) === null) throw refuse.reasonNeeded(to);
  if (asks.proof && change.proof === undefined) throw refuse.proofNeeded();
}

/** What belongs to the status and to no other: given with it, kept while it lasts, gone after it. */
function factsOfStatus(
  orm: Orm,
  before: ActionRow,
  next: ActionRow,
  request: ActionChange,
  asker: Asker,
): Partial<ActionRow> {
  const { change } = request;
  const asks = moveAsks('in-progress', next.status);
  refuseStrangers(asks, next.status, change);
  const move = { from: before.status, to: next.status, today: dayOf(request.at) };
  return {
    approverId: asks.approver ? approver(orm, before, next, change) : null,
    programme: asks.programme ? programmeOf(before, change) : '',
    ...(asks.superseding
      ? supersededBy(orm, before, request, asker)
      : { supersededByReview: null, supersededByAction: null }),
    implementedOn: isDone(next.status) ? implementedOn(before, request) : null,
    agreedOn: agreedOnAfter(before.agreedOn, move),
    verifiedOn: verifiedOnAfter(before.verifiedOn, move),
    lastOutcome: change.checkOutcome ?? before.lastOutcome,
  };
}

function refuseStrangers(asks: MoveAsks, status: ActionStatus, change: ChangeActionRequest): void {
  const strange =
    (change.approverId != null && !asks.approver && 'approverId') ||
    ((change.programme ?? '') !== '' && !asks.programme && 'programme') ||
    (change.supersededBy !== undefined && !asks.superseding && 'supersededBy') ||
    (change.implementedOn !== undefined && !isDone(status) && 'implementedOn');
  if (strange !== false) throw refuse.notOfThisStatus(strange, status);
}

function approver(orm: Orm, before: ActionRow, next: ActionRow, change: ChangeActionRequest): string {
  const id = change.approverId === undefined ? before.approverId : change.approverId;
  if (id === null) throw refuse.approverNeeded();
  if (id !== before.approverId) requireMember(orm, id, 'approverId');
  if (id === next.ownerId || id === before.ownerId) throw refuse.ownApproval();
  return id;
}

function programmeOf(before: ActionRow, change: ChangeActionRequest): string {
  const name = change.programme ?? before.programme;
  if (name === '') throw refuse.programmeNeeded();
  return name;
}

function supersededBy(
  orm: Orm,
  before: ActionRow,
  { change }: ActionChange,
  asker: Asker,
): Pick<ActionRow, 'supersededByReview' | 'supersededByAction'> {
  const wanted = change.supersededBy;
  if (wanted === undefined) {
    if (before.supersededByAction === null) throw refuse.supersedingNeeded();
    const { supersededByReview, supersededByAction } = before;
    return { supersededByReview, supersededByAction };
  }
  const other = rowOf(orm, wanted.reviewId, wanted.actionId);
  const isOther = wanted.reviewId !== before.reviewId || wanted.actionId !== before.actionId;
  if (other === undefined || !isOther || !asker.sees(wanted.reviewId, wanted.actionId)) {
    throw refuse.unknownSuperseding();
  }
  if (!answersFactors(other.status)) throw refuse.supersedingPutAside();
  return { supersededByReview: wanted.reviewId, supersededByAction: wanted.actionId };
}

/** Not later than tomorrow: where the member is, the day may already have changed. */
function implementedOn(before: ActionRow, { change, at }: ActionChange): string {
  const day = change.implementedOn ?? before.implementedOn ?? dayOf(at);
  if (change.implementedOn !== undefined && day > addDays(dayOf(at), 1)) throw refuse.implementedLater();
  return day;
}

function requireProof(
  orm: Orm,
  row: ActionRow,
  status: ActionStatus,
  proof: NonNullable<ChangeActionRequest['proof']>,
): void {
  if (wordingOwner(status) === 'document') throw refuse.proofTooEarly();
  const fault = proofFault(proof);
  if (fault !== undefined) throw refuse.notAProof(fault);
  if (proof.kind !== 'file') return;
  const file = orm
    .select({ id: evidenceFiles.id })
    .from(evidenceFiles)
    .where(
      and(
        eq(evidenceFiles.reviewId, row.reviewId),
        eq(evidenceFiles.id, proof.fileId ?? ''),
        isNotNull(evidenceFiles.completedAt),
      ),
    )
    .get();
  if (file === undefined) throw refuse.notAProof('The review has no such file.');
}

/** @throws AppError when there is no such member who can sign in. */
export function requireMember(orm: Orm, memberId: string, field: 'ownerId' | 'approverId'): void {
  const found = statements(orm).member.get({ memberId });
  if (found === undefined) throw refuse.unknownMember(field);
}

const statements = preparedOnce((orm) => ({
  member: orm
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.id, sql.placeholder('memberId')), isNull(members.disabledAt)))
    .prepare(),
}));

function strengthFor(category: string | null): string | null {
  if (category === null) return null;
  const strength = strengthOf(category);
  if (strength === undefined) throw refuse.unknownCategory();
  return strength;
}

/** The plain fields that the request names. */
function given(change: ChangeActionRequest): Partial<ActionRow> {
  const fields = ['ownerId', 'dueOn', ...figureFields, ...wordingFields] as const;
  return Object.fromEntries(
    fields.flatMap((field) => (change[field] === undefined ? [] : [[field, change[field]]])),
  );
}

export function noteOf(change: ChangeActionRequest): string | null {
  return change.note === undefined || change.note === '' ? null : change.note;
}
