/**
 * What became of an action, as rows beside it: checks, readings and proofs, read with the rights of the reader and
 * written inside the transaction of the action store. A request that was sent twice adds nothing the second time.
 */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type {
  Action,
  ActionCheck,
  ActionDetail,
  ActionProof,
  ActionReading,
  ChangeActionRequest,
} from '../shared/api/actions.ts';
import { numberIn } from '../shared/actions/readings.ts';
import { actionRefusals as refuse } from './action-refusals.ts';
import type { Reader } from './action-rows.ts';
import type { ActionRow, FieldChange } from './action-writing.ts';
import type { Orm } from './orm.ts';
import { actionChecks, actionProofs, actionReadings } from './schema-actions.ts';
import { evidenceFiles } from './schema-evidence.ts';
import { members } from './schema.ts';

type Place = Pick<ActionRow, 'reviewId' | 'actionId'>;

interface By {
  readonly by: string;
  readonly at: number;
}

export type ActionLife = Pick<ActionDetail, 'checks' | 'readings' | 'proofs'>;

/** Everything, for those who read the review. */
export function wholeLife(orm: Orm, place: Place): ActionLife {
  return {
    checks: checksOf(orm, place),
    readings: readingsOf(orm, place),
    proofs: proofsOf(orm, place).map(({ by: _by, ...proof }) => proof),
  };
}

/** Quotes and files come from the review: those who do not read it see only that there is a proof, or their own. */
export function lifeOf(orm: Orm, reader: Reader, action: Action): ActionLife {
  const readsReview = action.factors !== null;
  return {
    checks: checksOf(orm, action),
    readings: readingsOf(orm, action),
    proofs: proofsOf(orm, action).map(({ by, ...proof }) => {
      const shown = readsReview || by === reader.memberId || proof.kind === 'link' || proof.kind === 'none';
      return shown ? proof : { ...proof, text: null, file: null };
    }),
  };
}

function checksOf(orm: Orm, place: Place): ActionCheck[] {
  return orm
    .select({
      id: actionChecks.id,
      kind: actionChecks.kind,
      dueOn: actionChecks.dueOn,
      systemVersion: actionChecks.systemVersion,
      outcome: actionChecks.outcome,
      note: actionChecks.note,
      byName: members.name,
      at: actionChecks.at,
      lapsedAt: actionChecks.lapsedAt,
    })
    .from(actionChecks)
    .leftJoin(members, eq(members.id, actionChecks.by))
    .where(and(eq(actionChecks.reviewId, place.reviewId), eq(actionChecks.actionId, place.actionId)))
    .orderBy(asc(actionChecks.dueOn), asc(actionChecks.id))
    .all();
}

function readingsOf(orm: Orm, place: Place): ActionReading[] {
  return orm
    .select({
      id: actionReadings.id,
      day: actionReadings.day,
      value: actionReadings.value,
      number: actionReadings.number,
      note: actionReadings.note,
      byName: members.name,
      at: actionReadings.at,
    })
    .from(actionReadings)
    .innerJoin(members, eq(members.id, actionReadings.by))
    .where(ofLive(place))
    .orderBy(asc(actionReadings.day), asc(actionReadings.id))
    .all();
}

/** With the id of whoever added it. */
function proofsOf(orm: Orm, place: Place): (ActionProof & { by: string })[] {
  const file = alias(evidenceFiles, 'file');
  return orm
    .select({ proof: actionProofs, byName: members.name, file })
    .from(actionProofs)
    .innerJoin(members, eq(members.id, actionProofs.by))
    .leftJoin(file, eq(file.id, actionProofs.fileId))
    .where(and(eq(actionProofs.reviewId, place.reviewId), eq(actionProofs.actionId, place.actionId)))
    .orderBy(asc(actionProofs.id))
    .all()
    .map(({ proof, byName, file: kept }) => ({
      id: proof.id,
      kind: proof.kind,
      text: proof.text,
      file:
        kept === null ? null : { id: kept.id, name: kept.name, mediaType: kept.mediaType, size: kept.size },
      by: proof.by,
      byName,
      at: proof.at,
    }));
}

/** Its line of history; none when the same member entered the same before. */
export function addReading(
  orm: Orm,
  row: Place,
  reading: NonNullable<ChangeActionRequest['reading']>,
  { by, at }: By,
): FieldChange[] {
  const { day, value, note = '' } = reading;
  const there = orm
    .select({ id: actionReadings.id })
    .from(actionReadings)
    .where(
      and(
        ofLive(row),
        eq(actionReadings.day, day),
        eq(actionReadings.value, value),
        eq(actionReadings.note, note),
        eq(actionReadings.by, by),
      ),
    )
    .get();
  if (there !== undefined) return [];
  const { reviewId, actionId } = row;
  orm
    .insert(actionReadings)
    .values({ reviewId, actionId, day, value, number: numberIn(value), note, by, at })
    .run();
  return [{ field: 'reading', from: null, to: `${day}: ${value}` }];
}

/** Nothing is deleted: the reading stays in the table and in history, and is shown no more. */
export function withdrawReading(orm: Orm, row: Place, id: number, at: number): FieldChange {
  const found = orm
    .select()
    .from(actionReadings)
    .where(and(ofLive(row), eq(actionReadings.id, id)))
    .get();
  if (found === undefined) throw refuse.noSuchReading();
  orm.update(actionReadings).set({ withdrawnAt: at }).where(eq(actionReadings.id, id)).run();
  return { field: 'readingWithdrawn', from: `${found.day}: ${found.value}`, to: null };
}

/** Its line of history; none when the same member added the same before, unless it comes with a move of its own. */
export function addProof(
  orm: Orm,
  row: Place,
  proof: NonNullable<ChangeActionRequest['proof']>,
  { by, at }: By,
  fresh: boolean,
): FieldChange[] {
  const { kind, text } = proof;
  const fileId = kind === 'file' ? (proof.fileId ?? null) : null;
  const twice =
    !fresh &&
    proofsOf(orm, row).some(
      (other) =>
        other.by === by && other.kind === kind && other.text === text && (other.file?.id ?? null) === fileId,
    );
  if (twice) return [];
  const { reviewId, actionId } = row;
  orm.insert(actionProofs).values({ reviewId, actionId, kind, text, fileId, by, at }).run();
  return [{ field: 'proof', from: null, to: kind }];
}

function ofLive({ reviewId, actionId }: Place) {
  return and(
    eq(actionReadings.reviewId, reviewId),
    eq(actionReadings.actionId, actionId),
    isNull(actionReadings.withdrawnAt),
  );
}
