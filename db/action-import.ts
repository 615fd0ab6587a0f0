/**
 * Actions brought in from a table: a new one begins as agreed, with its words in its row and no card in the document,
 * and goes on by the same changes as any other. Works inside transactions of the action store.
 */
import { and, desc, eq, sql } from 'drizzle-orm';
import { can, isOpenForWriting, type Standing } from '../shared/access.ts';
import type { NewWording } from '../shared/actions/csv-import-plan.ts';
import type { ActionWording } from '../shared/actions/action-wording.ts';
import type { Action, ChangeActionRequest } from '../shared/api/actions.ts';
import { AppError } from '../shared/errors.ts';
import { strengthOf } from '../shared/taxonomy/action-categories.ts';
import { visible, type ActionKey } from './action-finding.ts';
import type { ActionChange } from './action-moves.ts';
import { actionsByKey, type Reader } from './action-rows.ts';
import { recordHistory, rowOf } from './action-writing.ts';
import { recordAudit } from './audit-store.ts';
import type { Orm } from './orm.ts';
import { preparedOnce } from './prepared-once.ts';
import { noSuchReview, notYours } from './refusals.ts';
import { actions, participants, reviews } from './schema.ts';
import { standingIn } from './standing.ts';

/** One line, as far as it asks for anything. */
export interface ImportedLine {
  readonly row: number;
  readonly reviewId: string;
  readonly actionId: string;
  /** Of a new action; null when it is here. */
  readonly wording: NewWording | null;
  /** Each on what the one before left; the version that was seen counts for one that is here. */
  readonly steps: readonly ChangeActionRequest[];
  readonly seenVersion: number;
  /** What the document says of one that is here, for the moment its words pass to the row. */
  readonly documentWording: ActionWording | null;
}

export interface ActionImport {
  /** Where new ones go; null when none may be made. */
  readonly reviewId: string | null;
  readonly fileName: string;
  readonly by: string;
  readonly at: number;
  readonly lines: readonly ImportedLine[];
}

export interface ImportResult {
  /** Lines that were refused, by their row. */
  readonly refused: ReadonlyMap<number, AppError>;
  readonly told: ReadonlySet<string>;
}

type Change = (orm: Orm, change: ActionChange) => readonly string[];

/** Safety leads bring in what they may write; in a review that is its chair and facilitator. */
export function mayImport(standing: Standing): boolean {
  return (
    can(standing, 'action.import') || (can(standing, 'action.follow-any') && can(standing, 'action.agree'))
  );
}

/** Reviews into which this member may bring actions, newest first. */
export function reviewsToImportInto(orm: Orm, reader: Reader): { id: string; title: string }[] {
  return orm
    .select({ id: reviews.id, title: reviews.title, stage: reviews.stage, role: participants.role })
    .from(participants)
    .innerJoin(reviews, eq(reviews.id, participants.reviewId))
    .where(eq(participants.memberId, reader.memberId))
    .orderBy(desc(reviews.createdAt), reviews.id)
    .all()
    .filter(
      ({ stage, role }) =>
        isOpenForWriting(stage) &&
        mayImport({ organisationRoles: reader.organisationRoles, reviewRole: role }),
    )
    .map(({ id, title }) => ({ id, title }));
}

/** @throws AppError when the member may not bring actions into this review, or it is signed. */
export function requireImport(orm: Orm, by: string, reviewId: string): void {
  const standing = standingIn(orm, by, reviewId);
  if (standing.reviewRole === null) throw noSuchReview();
  if (!mayImport(standing)) throw notYours('bring actions into it');
  const review = orm.select({ stage: reviews.stage }).from(reviews).where(eq(reviews.id, reviewId)).get();
  if (review !== undefined && isOpenForWriting(review.stage)) return;
  throw new AppError(
    'signed',
    'This review is signed and takes no new actions.',
    'Choose another review, or ask its chair to reopen it.',
  );
}

/** These actions as the reader sees them, in any order; what they do not see is left out. */
export function actionsAmong(orm: Orm, reader: Reader, keys: readonly ActionKey[]): Action[] {
  const found: Action[] = [];
  for (let at = 0; at < keys.length; at += keysAtOnce) {
    const asked = keys.slice(at, at + keysAtOnce).map((key) => sql`(${key.reviewId}, ${key.actionId})`);
    const seen = orm
      .select({ reviewId: actions.reviewId, actionId: actions.actionId })
      .from(actions)
      .where(
        and(
          visible(orm, reader),
          sql`(${actions.reviewId}, ${actions.actionId}) in (values ${sql.join(asked, sql`, `)})`,
        ),
      )
      .all();
    found.push(...actionsByKey(orm, reader, seen));
  }
  return found;
}

/** Lines of one import, each by itself: one that is refused leaves nothing and stands in no other's way. */
export function importLines(orm: Orm, asked: ActionImport, change: Change): ImportResult {
  const refused = new Map<number, AppError>();
  const told = new Set<string>();
  if (asked.reviewId !== null) requireImport(orm, asked.by, asked.reviewId);
  const alone = orm.$client.transaction((line: ImportedLine) => importLine(orm, asked, line, change));
  for (const line of asked.lines) {
    try {
      for (const memberId of alone(line)) told.add(memberId);
    } catch (thrown) {
      // A refusal is an answer about this one line; anything else is a fault of the whole.
      if (!(thrown instanceof AppError)) throw thrown;
      refused.set(line.row, thrown);
    }
  }
  return { refused, told };
}

/** What stands in the audit of the whole import; of the single actions their changes stand there. */
export function auditImport(orm: Orm, asked: ActionImport, refused: number): void {
  const made = asked.lines.filter(({ wording }) => wording !== null).length;
  recordAudit(orm, {
    at: asked.at,
    actorId: asked.by,
    act: 'actions.imported',
    ...(asked.reviewId === null ? {} : { reviewId: asked.reviewId }),
    detail: { made, changed: asked.lines.length - made, refused },
  });
}

function importLine(orm: Orm, asked: ActionImport, line: ImportedLine, change: Change): readonly string[] {
  const { by, at } = asked;
  const { reviewId, actionId } = line;
  if (line.wording !== null) {
    if (rowOf(orm, reviewId, actionId) !== undefined) return [];
    bear(orm, asked, line, line.wording);
  }
  let seenVersion = line.wording === null ? line.seenVersion : 1;
  const told: string[] = [];
  for (const step of line.steps) {
    const request = { reviewId, actionId, seenVersion, change: step, by, at };
    told.push(...change(orm, { ...request, wording: line.documentWording }));
    seenVersion = rowOf(orm, reviewId, actionId)?.version ?? seenVersion;
  }
  return told;
}

function bear(orm: Orm, asked: ActionImport, line: ImportedLine, wording: NewWording): void {
  const { reviewId, actionId } = line;
  const { by, at } = asked;
  const { layers, category, ...words } = wording;
  statements(orm).bear.run({
    ...{ reviewId, actionId, at },
    ...words,
    ...{ category, strength: category === null ? null : (strengthOf(category) ?? null), layers },
  });
  const born = { field: 'status', from: null, to: 'agreed' };
  const note = `Brought in from “${asked.fileName}”, row ${line.row}.`;
  recordHistory(orm, { reviewId, actionId }, { version: 1, at, by }, [born], note);
}

const keysAtOnce = 200;

const given = sql.placeholder;
const statements = preparedOnce((orm) => ({
  bear: orm
    .insert(actions)
    .values({
      reviewId: given('reviewId'),
      actionId: given('actionId'),
      version: 1,
      // Of no edit of the document, which has no card of it.
      seq: 0,
      status: 'agreed',
      title: given('title'),
      detail: given('detail'),
      category: given('category'),
      strength: given('strength'),
      layers: given('layers'),
      measureName: given('measureName'),
      measureKind: null,
      baseline: given('baseline'),
      target: given('target'),
      source: given('source'),
      unintended: '',
      equity: '',
      ownerId: null,
      dueOn: null,
      createdAt: given('at'),
      changedAt: given('at'),
    })
    .prepare(),
}));
