/**
 * Actions as rows, and the only door by which one moves: a member's change from the tracker or a card, a check that
 * falls due, and the document's wording that a proposal follows. One owner per field: while `proposed` the document,
 * ever after the row.
 */
import { and, asc, eq, sql } from 'drizzle-orm';
import { can } from '../shared/access.ts';
import type {
  Action,
  ActionDetail,
  ActionHistoryEntry,
  ActionQuery,
  ChangeActionRequest,
} from '../shared/api/actions.ts';
import type { Strength } from '../shared/taxonomy/action-categories.ts';
import { keepChecks, moveDue, recordCheck } from './action-checks.ts';
import type { ActionKey } from './action-finding.ts';
import { followProposals, type DocumentAction } from './action-follow.ts';
import {
  actionsAmong,
  auditImport,
  importLines,
  requireImport,
  reviewsToImportInto,
  type ActionImport,
  type ImportResult,
} from './action-import.ts';
import {
  addProof,
  addReading,
  lifeOf,
  wholeLife,
  withdrawReading,
  type ActionLife,
} from './action-life-rows.ts';
import {
  changedRow,
  dayOf,
  differences,
  noteOf,
  refuseIfChangedMeanwhile,
  requireRight,
  type ActionChange,
} from './action-moves.ts';
import { carryingStandings, reviewsCarrying } from './carried.ts';
import { actionsAtRisk, type ActionAtRisk } from './actions-at-risk.ts';
import {
  actionsOfReview,
  actionPage,
  carriedActions,
  oneAction,
  type ActionPage,
  type Reader,
} from './action-rows.ts';
import {
  isNewestNote,
  linkFactors,
  recordHistory,
  rowOf,
  storeRow,
  tellOwner,
  type ActionRow,
  type FieldChange,
} from './action-writing.ts';
import { recordAudit } from './audit-store.ts';
import { tell } from './inbox-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { noSuchAction } from './refusals.ts';
import { actionHistory, actions, members } from './schema.ts';
import { standingIn } from './standing.ts';

/** What became of a sweep over checks that fell due. */
export interface DueMoved {
  /** Reviews whose actions now await their check. */
  readonly reviewIds: readonly string[];
  readonly told: readonly string[];
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

  /** Worst first; `today` is the reader's calendar day. */
  async atRisk(reader: Reader, today: string, limit: number): Promise<ActionAtRisk[]> {
    return actionsAtRisk(this.#orm, reader, today, limit);
  }

  async ofReview(reader: Reader, reviewId: string): Promise<Action[]> {
    return actionsOfReview(this.#orm, reader, reviewId);
  }

  /** What the partner page shows of actions to readers without the right to them; those carried stand last. */
  async headlines(reviewId: string): Promise<Pick<Action, 'title' | 'strength' | 'status'>[]> {
    const own = this.#orm
      .select({ title: actions.title, strength: actions.strength, status: actions.status })
      .from(actions)
      .where(eq(actions.reviewId, reviewId))
      .orderBy(actions.createdAt, actions.actionId)
      .all()
      .map((row) => ({ ...row, strength: row.strength as Strength | null }));
    const carried = carriedActions(this.#orm, reviewId).map(({ title, strength, status }) => ({
      title,
      strength,
      status,
    }));
    return [...own, ...carried];
  }

  /** What became of each action of a review, by action id; for whoever may take the whole review out. */
  async livesOfReview(reviewId: string): Promise<ReadonlyMap<string, ActionLife>> {
    const rows = this.#ofDocument.all({ reviewId });
    return new Map(rows.map((row) => [row.actionId, wholeLife(this.#orm, row)]));
  }

  /** With everything that became of it; undefined when there is none that the reader may see. */
  async detail(reader: Reader, reviewId: string, actionId: string): Promise<ActionDetail | undefined> {
    const action = oneAction(this.#orm, reader, reviewId, actionId);
    if (action === undefined) return undefined;
    const readsReview = action.factors !== null;
    const history = await this.history(reviewId, actionId);
    return {
      ...action,
      ...lifeOf(this.#orm, reader, action),
      carriedInto: reviewsCarrying(this.#orm, reader.memberId, action),
      history: readsReview ? history : history.filter(({ field }) => !reviewOnly.has(field)),
    };
  }

  /**
   * Changes an action as one transaction: rights, version, life of an action, checks and history together.
   * `also` is done in the same transaction. Returns who is told of it in their inbox.
   * @throws AppError when the member may not, the row moved on, or the life of an action does not allow it.
   */
  async changeAction(request: ActionChange, also?: (orm: Orm) => void): Promise<readonly string[]> {
    return this.#writer.write((orm) => {
      const told = this.#change(orm, request);
      also?.(orm);
      return told;
    });
  }

  /** `changeAction`, inside the transaction of an act that it is a part of. */
  changeWithin(orm: Orm, request: ActionChange): readonly string[] {
    return this.#change(orm, request);
  }

  #change(orm: Orm, request: ActionChange): readonly string[] {
    const { reviewId, actionId, by, at, change } = request;
    const row = rowOf(orm, reviewId, actionId);
    const standing = standingIn(orm, by, reviewId);
    const owns = row?.ownerId === by && can(standing, 'action.follow-own');
    const carrying = carryingStandings(orm, by, [{ reviewId, actionId }]).get(`${reviewId} ${actionId}`);
    const sees = owns || can(standing, 'action.list') || can(standing, 'action.list-all');
    if (row === undefined || !(sees || carrying?.sees === true)) throw noSuchAction();
    const reader = { memberId: by, organisationRoles: standing.organisationRoles };
    const asker = {
      standing,
      owns,
      carries: carrying?.follows === true,
      sees: (review: string, action: string) => oneAction(orm, reader, review, action) !== undefined,
    };
    requireRight(asker, row, change);
    refuseIfChangedMeanwhile(orm, row, request);
    const next = changedRow(orm, row, request, asker);
    const changes = [
      ...addCheck(orm, row, request),
      ...differences(row, next.row),
      ...addWhatComesWith(orm, row, request),
    ];
    const note = newNote(orm, row, request, changes);
    if (changes.length === 0 && note === null && !next.wordingTaken) return [];
    const stamp = { version: row.version + 1, at, by };
    const asked = change.status === 'awaiting-check' && row.status !== 'awaiting-check';
    const nextCheckOn = keepChecks(orm, row, next.row, { by, at, today: dayOf(at) }, asked);
    storeRow(orm, { ...next.row, nextCheckOn, version: stamp.version, changedAt: at });
    if (next.wordingTaken && request.wording !== null) {
      linkFactors(orm, row.reviewId, row.actionId, request.wording.factors);
    }
    recordHistory(orm, row, stamp, changes, note);
    recordAudit(orm, {
      at,
      actorId: by,
      act: 'action.changed',
      reviewId: row.reviewId,
      subjectId: row.actionId,
      detail: {
        version: stamp.version,
        fields: changes.map(({ field }) => field).join(' '),
        status: next.row.status,
      },
    });
    return [...tellOwner(orm, row, next.row, { byId: by, at }), ...tellApprover(orm, row, next.row, by, at)];
  }

  /**
   * Whether `changeAction` would take this, by doing it and taking everything back.
   * @throws AppError exactly as `changeAction` would.
   */
  async tryAction(request: ActionChange): Promise<void> {
    try {
      await this.#writer.write((orm) => {
        this.#change(orm, request);
        throw new OnlyTried();
      });
    } catch (thrown) {
      if (!(thrown instanceof OnlyTried)) throw thrown;
    }
  }

  /**
   * Brings in the lines of a table as one transaction; a line that is refused leaves nothing. `accept` may throw what
   * came of it away, with everything.
   * @throws AppError when the member may not bring actions into the review, and what `accept` throws.
   */
  async importLines(asked: ActionImport, accept: (result: ImportResult) => void): Promise<ImportResult> {
    return this.#writer.write((orm) => {
      const result = importLines(orm, asked, (inside, change) => this.#change(inside, change));
      accept(result);
      auditImport(orm, asked, result.refused.size);
      return result;
    });
  }

  /** What `importLines` would refuse, by doing it and taking everything back. */
  async tryLines(asked: ActionImport): Promise<ImportResult> {
    let tried: ImportResult = { refused: new Map(), told: new Set() };
    try {
      await this.#writer.write((orm) => {
        tried = importLines(orm, asked, (inside, change) => this.#change(inside, change));
        throw new OnlyTried();
      });
    } catch (thrown) {
      if (!(thrown instanceof OnlyTried)) throw thrown;
    }
    return tried;
  }

  /** @throws AppError when the member may not bring actions into this review, or it is signed. */
  async requireImport(memberId: string, reviewId: string): Promise<void> {
    requireImport(this.#orm, memberId, reviewId);
  }

  /** Those of these actions that the reader sees, in any order. */
  async among(reader: Reader, keys: readonly ActionKey[]): Promise<Action[]> {
    return actionsAmong(this.#orm, reader, keys);
  }

  /** Reviews into which the member may bring actions from a table, newest first. */
  async reviewsToImportInto(reader: Reader): Promise<{ id: string; title: string }[]> {
    return reviewsToImportInto(this.#orm, reader);
  }

  /** Actions whose check is due by `today`, a calendar day, await it from now on. Asking again changes nothing. */
  async awaitDueChecks(today: string, at: number): Promise<DueMoved> {
    const reviewIds = new Set<string>();
    const told = new Set<string>();
    for (let more = true; more;) {
      const moved = await this.#writer.write((orm) => moveDue(orm, today, at));
      for (const id of moved.reviewIds) reviewIds.add(id);
      for (const id of moved.told) told.add(id);
      more = moved.more;
    }
    return { reviewIds: [...reviewIds], told: [...told] };
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
    const rows = this.#ofDocument.all({ reviewId });
    return followProposals(orm, { reviewId, seq, at }, rows, proposals);
  }

  /** What an action went through, oldest first; for whoever may read its review. */
  async history(reviewId: string, actionId: string): Promise<ActionHistoryEntry[]> {
    return this.#orm
      .select({
        at: actionHistory.at,
        byName: sql<string>`coalesce(${members.name}, ${serverName})`,
        field: actionHistory.field,
        from: nameOrValue(sql`${actionHistory.from}`),
        to: nameOrValue(sql`${actionHistory.to}`),
        note: actionHistory.note,
      })
      .from(actionHistory)
      .leftJoin(members, eq(members.id, actionHistory.by))
      .where(and(eq(actionHistory.reviewId, reviewId), eq(actionHistory.actionId, actionId)))
      .orderBy(asc(actionHistory.id))
      .all();
  }
}

/** Takes back what was only tried; never seen outside. */
class OnlyTried extends Error {}

/** Lines of history with words that only those may read who read the review. */
const reviewOnly: ReadonlySet<string> = new Set(['detail', 'unintended', 'equity']);

/** What nobody did was done by the document, while that owns the action, and by the server after it. */
const serverName = sql`case when ${actionHistory.to} in ('proposed', 'withdrawn')
  then 'The review document' else 'Causeway' end`;

function nameOrValue(value: ReturnType<typeof sql>) {
  return sql<string | null>`case when ${actionHistory.field} in ('owner', 'approver')
    then (select name from members where id = ${value}) else ${value} end`;
}

/** The check of the request as a row, with its line of history. */
function addCheck(orm: Orm, row: ActionRow, { change, by, at }: ActionChange): FieldChange[] {
  if (change.checkOutcome === undefined) return [];
  const found = { outcome: change.checkOutcome, note: change.note ?? '' };
  recordCheck(orm, row, found, { by, at, today: dayOf(at) });
  return [{ field: 'check', from: null, to: change.checkOutcome }];
}

/** The reading and the proof of the request as rows, each with its line of history. */
function addWhatComesWith(orm: Orm, row: ActionRow, { change, by, at }: ActionChange): FieldChange[] {
  const lines: FieldChange[] = [];
  if (change.withdrawReading !== undefined) lines.push(withdrawReading(orm, row, change.withdrawReading, at));
  if (change.reading !== undefined) lines.push(...addReading(orm, row, change.reading, { by, at }));
  if (change.proof !== undefined) {
    const fresh = change.status !== undefined && change.status !== row.status;
    lines.push(...addProof(orm, row, change.proof, { by, at }, fresh));
  }
  return lines;
}

/** The note, unless it alone was sent and stands there already. */
function newNote(
  orm: Orm,
  row: ActionRow,
  { change, by }: { readonly change: ChangeActionRequest; readonly by: string },
  changes: readonly FieldChange[],
): string | null {
  const note = noteOf(change);
  if (note === null || changes.length > 0) return note;
  return isNewestNote(orm, row, by, note) ? null : note;
}

/** Whoever is named as approver hears of it. Returns who is told. */
function tellApprover(
  orm: Orm,
  before: ActionRow,
  after: ActionRow,
  by: string,
  at: number,
): readonly string[] {
  const { approverId, reviewId, actionId } = after;
  if (approverId === null || approverId === before.approverId) return [];
  const telling = {
    memberId: approverId,
    kind: 'action-approver',
    byId: by,
    at,
    reviewId,
    actionId,
  } as const;
  return tell(orm, telling) ? [approverId] : [];
}

function prepareOfDocument(orm: Orm) {
  return orm
    .select()
    .from(actions)
    .where(eq(actions.reviewId, sql.placeholder('reviewId')))
    .prepare();
}
