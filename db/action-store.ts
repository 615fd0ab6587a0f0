/**
 * Actions as rows, and the only module that moves one: a member's change from the tracker or a card, and the
 * document's wording that a proposal follows. One owner per field: while `proposed` the document, ever after the row.
 */
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import { can, type Standing } from '../shared/access.ts';
import {
  nextStatuses,
  statesEffect,
  statusesToChoose,
  statusNeedsNote,
  wordingOwner,
  type ActionStatus,
} from '../shared/actions/action-status.ts';
import type { ActionWording } from '../shared/actions/action-wording.ts';
import type {
  Action,
  ActionDetail,
  ActionHistoryEntry,
  ActionQuery,
  ChangeActionRequest,
} from '../shared/api/actions.ts';
import type { Strength } from '../shared/taxonomy/action-categories.ts';
import { actionRefusals as refuse } from './action-refusals.ts';
import { actionsOfReview, actionPage, oneAction, type ActionPage, type Reader } from './action-rows.ts';
import { recordAudit } from './audit-store.ts';
import { tell } from './inbox-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { noSuchAction, notYours } from './refusals.ts';
import { actionFactors, actionHistory, actions, members } from './schema.ts';
import { standingIn } from './standing.ts';

type ActionRow = typeof actions.$inferSelect;

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

/** A proposal as the document has it; `withdrawn` when it is in the bin or gone. */
export interface DocumentAction {
  readonly actionId: string;
  readonly createdAt: number;
  readonly withdrawn: boolean;
  readonly wording: ActionWording;
}

interface FieldChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

export class ActionStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;
  /** Prepared once: it is asked for every burst of typing in every room. */
  readonly #ofDocument: ReturnType<typeof prepareOfDocument>;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
    this.#ofDocument = prepareOfDocument(orm);
  }

  async page(reader: Reader, query: ActionQuery, today: string): Promise<ActionPage> {
    return actionPage(this.#orm, reader, query, today);
  }

  async ofReview(reader: Reader, reviewId: string): Promise<Action[]> {
    return actionsOfReview(this.#orm, reader, reviewId);
  }

  /** What a reader without the right to actions may still be shown of them, as the partner page does. */
  async headlines(reviewId: string): Promise<Pick<Action, 'title' | 'strength' | 'status'>[]> {
    return this.#orm
      .select({ title: actions.title, strength: actions.strength, status: actions.status })
      .from(actions)
      .where(eq(actions.reviewId, reviewId))
      .orderBy(actions.createdAt, actions.actionId)
      .all()
      .map((row) => ({ ...row, strength: row.strength as Strength | null }));
  }

  /** With everything that happened to it; undefined when there is none that the reader may see. */
  async detail(reader: Reader, reviewId: string, actionId: string): Promise<ActionDetail | undefined> {
    const action = oneAction(this.#orm, reader, reviewId, actionId);
    if (action === undefined) return undefined;
    const readsAll = action.factors !== null;
    const history = await this.history(reviewId, actionId);
    return { ...action, history: readsAll ? history : history.filter(({ field }) => field !== 'detail') };
  }

  /**
   * Changes an action as one transaction: rights, version, life of an action and history together.
   * Returns who is told of it in their inbox.
   * @throws AppError when the member may not, the row moved on, or the life of an action does not allow it.
   */
  async changeAction(request: ActionChange): Promise<readonly string[]> {
    return this.#writer.write((orm) => {
      const row = rowOf(orm, request.reviewId, request.actionId);
      const standing = standingIn(orm, request.by, request.reviewId);
      const owns = row?.ownerId === request.by && can(standing, 'action.follow-own');
      if (row === undefined || !(owns || can(standing, 'action.list') || can(standing, 'action.list-all'))) {
        throw noSuchAction();
      }
      requireRight(standing, owns, row, request.change);
      refuseIfChangedMeanwhile(orm, row, request);
      const next = changedRow(orm, row, request);
      const changes = differences(row, next.row);
      const note = noteOf(request.change);
      if (changes.length === 0 && note === null && !next.wordingTaken) return [];
      const version = row.version + 1;
      store(orm, { ...next.row, version, changedAt: request.at });
      if (next.wordingTaken && request.wording !== null) {
        linkFactors(orm, row.reviewId, row.actionId, request.wording.factors);
      }
      recordHistory(orm, row, { version, at: request.at, by: request.by, note, changes });
      recordAudit(orm, {
        at: request.at,
        actorId: request.by,
        act: 'action.changed',
        reviewId: row.reviewId,
        subjectId: row.actionId,
        detail: { version, fields: changes.map(({ field }) => field).join(' '), status: next.row.status },
      });
      return tellOwner(orm, row, next.row, { byId: request.by, at: request.at });
    });
  }

  /**
   * Makes the rows of proposals what the document says; rows that own their wording stay as they are.
   * Runs inside the projection's transaction. Returns whether any row changed.
   */
  followDocument(
    orm: Orm,
    reviewId: string,
    seq: number,
    proposals: readonly DocumentAction[],
    at: number,
  ): boolean {
    const rows = new Map(this.#ofDocument.all({ reviewId }).map((row) => [row.actionId, row]));
    let changed = false;
    for (const proposal of proposals) {
      const row = rows.get(proposal.actionId);
      rows.delete(proposal.actionId);
      const moved =
        row === undefined ? born(orm, reviewId, seq, proposal, at) : followed(orm, row, seq, proposal, at);
      changed = changed || moved;
    }
    for (const gone of rows.values()) {
      if (gone.status === 'proposed') {
        moveByDocument(orm, gone, { ...gone, status: 'withdrawn', seq }, at);
        changed = true;
      }
    }
    return changed;
  }

  /** What an action went through, oldest first; for whoever may read its review. */
  async history(reviewId: string, actionId: string): Promise<ActionHistoryEntry[]> {
    return this.#orm
      .select({
        at: actionHistory.at,
        byName: sql<string>`coalesce(${members.name}, 'The review document')`,
        field: actionHistory.field,
        from: sql<string | null>`case when ${actionHistory.field} = 'owner'
          then (select name from members where id = ${actionHistory.from}) else ${actionHistory.from} end`,
        to: sql<string | null>`case when ${actionHistory.field} = 'owner'
          then (select name from members where id = ${actionHistory.to}) else ${actionHistory.to} end`,
        note: actionHistory.note,
      })
      .from(actionHistory)
      .leftJoin(members, eq(members.id, actionHistory.by))
      .where(and(eq(actionHistory.reviewId, reviewId), eq(actionHistory.actionId, actionId)))
      .orderBy(asc(actionHistory.id))
      .all();
  }
}

function rowOf(orm: Orm, reviewId: string, actionId: string): ActionRow | undefined {
  return orm
    .select()
    .from(actions)
    .where(and(eq(actions.reviewId, reviewId), eq(actions.actionId, actionId)))
    .get();
}

function requireRight(standing: Standing, owns: boolean, row: ActionRow, change: ChangeActionRequest): void {
  const rewords = change.title !== undefined || change.detail !== undefined;
  const decides = row.status === 'proposed' && change.status !== undefined && change.status !== row.status;
  const follows = (owns || can(standing, 'action.follow-any')) && !rewords && !decides;
  const allowed = decides ? can(standing, 'action.agree') : can(standing, 'action.change');
  if (!allowed && !follows) {
    throw notYours(
      rewords ? 'reword its actions' : decides ? 'decide about a proposed action' : 'change its actions',
    );
  }
}

/**
 * A change is refused when a member changed the action since it was seen, or when it would decide about wording
 * nobody showed its author. Wording typed into a proposal meanwhile stands in no one's way otherwise.
 */
function refuseIfChangedMeanwhile(orm: Orm, row: ActionRow, { seenVersion, change }: ActionChange): void {
  if (seenVersion === row.version) return;
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
  const known = seenVersion < row.version && seenVersion > 0;
  if (known && decided === undefined && change.status === undefined) return;
  const theirs = {
    status: row.status,
    ownerId: row.ownerId,
    dueOn: row.dueOn,
    title: row.title,
    detail: row.detail,
  };
  throw refuse.changedMeanwhile(row.version, change, theirs);
}

/** The row after the change, or the refusal that the life of an action asks for. */
function changedRow(
  orm: Orm,
  row: ActionRow,
  { change, wording, by }: ActionChange,
): { row: ActionRow; wordingTaken: boolean } {
  const status = change.status ?? row.status;
  const passesToRow = wordingOwner(row.status) === 'document' && wordingOwner(status) === 'row';
  if (status !== row.status) requireMove(row, status, change, by);
  if ((change.title !== undefined || change.detail !== undefined) && wordingOwner(status) === 'document') {
    throw refuse.wordingInDocument();
  }
  if (change.ownerId != null && change.ownerId !== row.ownerId) requireOwner(orm, change.ownerId);
  const { factors: _links, ...words } = (passesToRow ? wording : null) ?? { factors: [] };
  const next: ActionRow = {
    ...row,
    ...words,
    layers: [...('layers' in words ? words.layers : row.layers)],
    ...(change.title === undefined ? {} : { title: change.title }),
    ...(change.detail === undefined ? {} : { detail: change.detail }),
    ...(change.ownerId === undefined ? {} : { ownerId: change.ownerId }),
    ...(change.dueOn === undefined ? {} : { dueOn: change.dueOn }),
    status,
  };
  if (passesToRow && next.title === '') throw refuse.noTitle();
  return { row: next, wordingTaken: passesToRow && wording !== null };
}

function requireMove(row: ActionRow, to: ActionStatus, change: ChangeActionRequest, by: string): void {
  if (wordingOwner(to) === 'document') throw refuse.binInDocument();
  const offered = statusesToChoose(row.status);
  if (!offered.includes(to)) throw refuse.noSuchMove(row.status, to, offered);
  if (statusNeedsNote(to) && noteOf(change) === null) throw refuse.noteNeeded(to);
  if (statesEffect(to) && (row.ownerId === by || change.ownerId === by)) throw refuse.ownEffect();
}

function requireOwner(orm: Orm, ownerId: string): void {
  const owner = orm
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.id, ownerId), isNull(members.disabledAt)))
    .get();
  if (owner === undefined) throw refuse.unknownOwner();
}

function noteOf(change: ChangeActionRequest): string | null {
  return change.note === undefined || change.note === '' ? null : change.note;
}

/** What history tells of: the fields a member may set, not the wording taken over from the document. */
function differences(before: ActionRow, after: ActionRow): FieldChange[] {
  const wordingPassed = wordingOwner(before.status) === 'document' && wordingOwner(after.status) === 'row';
  const pairs: FieldChange[] = [
    { field: 'status', from: before.status, to: after.status },
    { field: 'owner', from: before.ownerId, to: after.ownerId },
    { field: 'dueOn', from: before.dueOn, to: after.dueOn },
    ...(wordingPassed
      ? []
      : [
          { field: 'title', from: before.title, to: after.title },
          { field: 'detail', from: before.detail, to: after.detail },
        ]),
  ];
  return pairs.filter(({ from, to }) => from !== to);
}

/** The note stands with the status it explains, else with the first change, else alone. */
function recordHistory(
  orm: Orm,
  row: Pick<ActionRow, 'reviewId' | 'actionId'>,
  entry: {
    version: number;
    at: number;
    by: string | null;
    note: string | null;
    changes: readonly FieldChange[];
  },
): void {
  const { changes, note, ...stamp } = entry;
  const lines = changes.length === 0 ? [{ field: 'note', from: null, to: null }] : changes;
  lines.forEach((line, place) => {
    orm
      .insert(actionHistory)
      .values({
        reviewId: row.reviewId,
        actionId: row.actionId,
        ...stamp,
        ...line,
        note: place === 0 ? note : null,
      })
      .run();
  });
}

/** The owner hears of what others did to their action; a new owner hears that they were asked. Returns who is told. */
function tellOwner(
  orm: Orm,
  before: ActionRow,
  after: ActionRow,
  stamp: { readonly byId: string | null; readonly at: number },
): readonly string[] {
  const { reviewId, actionId, ownerId } = after;
  if (ownerId === null) return [];
  const agreed = before.status !== 'agreed' && after.status === 'agreed';
  const kind = ownerId !== before.ownerId ? 'action-owner' : agreed ? 'action-agreed' : 'action-changed';
  return tell(orm, { memberId: ownerId, kind, reviewId, actionId, ...stamp }) ? [ownerId] : [];
}

function store(orm: Orm, row: ActionRow): void {
  orm
    .update(actions)
    .set(row)
    .where(and(eq(actions.reviewId, row.reviewId), eq(actions.actionId, row.actionId)))
    .run();
}

/** A proposal gets its row once it has a title; before that there is nothing to recognise it by. */
function born(orm: Orm, reviewId: string, seq: number, proposal: DocumentAction, at: number): boolean {
  if (proposal.withdrawn || proposal.wording.title === '') return false;
  const { factors, layers, ...words } = proposal.wording;
  const { actionId, createdAt } = proposal;
  orm
    .insert(actions)
    .values({
      reviewId,
      actionId,
      version: 1,
      seq,
      status: 'proposed',
      ...words,
      layers: [...layers],
      ownerId: null,
      dueOn: null,
      createdAt,
      changedAt: at,
    })
    .run();
  linkFactors(orm, reviewId, actionId, factors);
  recordHistory(
    orm,
    { reviewId, actionId },
    {
      version: 1,
      at,
      by: null,
      note: null,
      changes: [{ field: 'status', from: null, to: 'proposed' }],
    },
  );
  return true;
}

function followed(orm: Orm, row: ActionRow, seq: number, proposal: DocumentAction, at: number): boolean {
  if (wordingOwner(row.status) === 'row') return false;
  const { factors, layers, ...words } = proposal.wording;
  const next: ActionRow = {
    ...row,
    ...words,
    layers: [...layers],
    status: proposal.withdrawn ? 'withdrawn' : 'proposed',
    seq,
  };
  const relinked = linkFactors(orm, row.reviewId, row.actionId, factors);
  const same = JSON.stringify({ ...next, seq: 0 }) === JSON.stringify({ ...row, seq: 0 });
  if (same && !relinked) return false;
  moveByDocument(orm, row, next, at);
  return true;
}

/** One version up; a status the document moved is part of the action's history, wording is part of the document's. */
function moveByDocument(orm: Orm, before: ActionRow, after: ActionRow, at: number): void {
  const moves = after.status !== before.status;
  if (moves && !nextStatuses(before.status).includes(after.status)) {
    throw new Error(`An action may not move from ${before.status} to ${after.status}.`);
  }
  const version = before.version + 1;
  store(orm, { ...after, version, changedAt: at });
  if (!moves) return;
  tellOwner(orm, before, after, { byId: null, at });
  recordHistory(orm, before, {
    version,
    at,
    by: null,
    note: null,
    changes: [{ field: 'status', from: before.status, to: after.status }],
  });
}

/** Makes the links what they should be; says whether that changed anything. */
function linkFactors(orm: Orm, reviewId: string, actionId: string, wanted: readonly string[]): boolean {
  const where = and(eq(actionFactors.reviewId, reviewId), eq(actionFactors.actionId, actionId));
  const present = orm
    .select({ id: actionFactors.factorId })
    .from(actionFactors)
    .where(where)
    .all()
    .map(({ id }) => id);
  const same = present.length === wanted.length && wanted.every((id) => present.includes(id));
  if (same) return false;
  orm.delete(actionFactors).where(where).run();
  for (const factorId of wanted) orm.insert(actionFactors).values({ reviewId, actionId, factorId }).run();
  return true;
}

function prepareOfDocument(orm: Orm) {
  return orm
    .select()
    .from(actions)
    .where(eq(actions.reviewId, sql.placeholder('reviewId')))
    .prepare();
}
