/**
 * Reporting clocks of reviews: chosen, started, filed or set aside by people, with every change in their history. Works
 * out when a report is due and decides nothing else. Clocks go on after a review is signed.
 */
import { and, asc, eq, sql } from 'drizzle-orm';
import { can } from '../shared/access.ts';
import type {
  ChangeClockRequest,
  ClockHistoryEntry,
  ReviewClock,
  WaitingClock,
} from '../shared/api/clocks.ts';
import { AppError } from '../shared/errors.ts';
import { faultsOfClock } from '../shared/harm/clock-state.ts';
import { dueTime } from '../shared/harm/due-time.ts';
import { reportingRegime, type ReportingRegime } from '../shared/harm/reporting-regimes.ts';
import { recordAudit } from './audit-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import type { By } from './participant-store.ts';
import { notYours } from './refusals.ts';
import { members, participants, reviews } from './schema.ts';
import { clockHistory, reviewClocks } from './schema-harm.ts';
import { standingIn } from './standing.ts';

type Row = typeof reviewClocks.$inferSelect;

export interface ClockChange extends By {
  readonly reviewId: string;
  readonly clockId: string;
  readonly seenVersion: number;
}

/** What people change; the due time follows from it. */
const fields = [
  'state',
  'trigger',
  'zone',
  'dueDay',
  'filedOn',
  'evidenceId',
  'reference',
  'reason',
  'keeperId',
] as const;

export class ClockStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** In the order in which they were chosen, also those of one instant. */
  async list(reviewId: string): Promise<ReviewClock[]> {
    return selectClocks(this.#orm)
      .where(eq(reviewClocks.reviewId, reviewId))
      .orderBy(asc(reviewClocks.createdAt), asInserted)
      .all()
      .map(shown);
  }

  /** Undefined when the review has no such clock. */
  async get(reviewId: string, clockId: string): Promise<ReviewClock | undefined> {
    const row = selectClocks(this.#orm)
      .where(and(eq(reviewClocks.reviewId, reviewId), eq(reviewClocks.id, clockId)))
      .get();
    return row === undefined ? undefined : shown(row);
  }

  /** Takes a rule up for this review. The same id again does nothing. */
  async add(id: string, reviewId: string, regimeId: string, by: By): Promise<void> {
    const regime = demandRegime(regimeId);
    await this.#writer.write((orm) => {
      demandMay(orm, reviewId, by.memberId);
      if (rowOf(orm, reviewId, id) !== undefined) return;
      orm
        .insert(reviewClocks)
        .values({
          ...blank,
          id,
          reviewId,
          regimeId,
          checkedOn: regime.checkedOn,
          createdAt: by.at,
          changedAt: by.at,
        })
        .run();
      recordAudit(orm, {
        at: by.at,
        actorId: by.memberId,
        act: 'clock.added',
        reviewId,
        subjectId: id,
        detail: { regime: regimeId },
      });
    });
  }

  /** @throws AppError `changed-meanwhile`, or `invalid-input` with what is missing for the state */
  async change(change: ClockChange, request: ChangeClockRequest): Promise<void> {
    const { reviewId, clockId, memberId, at } = change;
    await this.#writer.write((orm) => {
      demandMay(orm, reviewId, memberId);
      const row = rowOf(orm, reviewId, clockId);
      if (row === undefined) throw noSuchClock();
      if (row.version !== change.seenVersion) throw changedMeanwhile(row.version);
      const next = nextRow(row, request);
      const faults = faultsOfClock(next);
      if (Object.keys(faults).length > 0) throw invalid(faults);
      demandKeeper(orm, reviewId, next.keeperId, row.keeperId);
      const changed = fields.filter((field) => row[field] !== next[field]);
      if (changed.length === 0) return;
      const version = row.version + 1;
      orm
        .update(reviewClocks)
        .set({ ...next, version, changedAt: at })
        .where(eq(reviewClocks.id, clockId))
        .run();
      for (const field of changed) {
        const step = { field, from: said(row[field]), to: said(next[field]) };
        orm
          .insert(clockHistory)
          .values({ clockId, version, at, by: memberId, ...step })
          .run();
      }
      recordAudit(orm, {
        at,
        actorId: memberId,
        act: 'clock.changed',
        reviewId,
        subjectId: clockId,
        detail: { fields: changed.join(' '), state: next.state },
      });
    });
  }

  /** Newest first. */
  async history(reviewId: string, clockId: string): Promise<ClockHistoryEntry[]> {
    return this.#orm
      .select({
        at: clockHistory.at,
        byName: members.name,
        field: clockHistory.field,
        from: clockHistory.from,
        to: clockHistory.to,
      })
      .from(clockHistory)
      .innerJoin(members, eq(members.id, clockHistory.by))
      .innerJoin(reviewClocks, eq(reviewClocks.id, clockHistory.clockId))
      .where(and(eq(reviewClocks.reviewId, reviewId), eq(clockHistory.clockId, clockId)))
      .orderBy(sql`${clockHistory.id} desc`)
      .all();
  }

  /**
   * Running clocks that a member looks after, in reviews they still take part in: those without a term first, then the one
   * that ends first; of equal ones the one that was chosen first.
   */
  async waitingFor(memberId: string): Promise<WaitingClock[]> {
    return this.#orm
      .select({
        id: reviewClocks.id,
        reviewId: reviewClocks.reviewId,
        reviewTitle: reviews.title,
        regimeId: reviewClocks.regimeId,
        dueAt: reviewClocks.dueAt,
        dueDay: reviewClocks.dueDay,
        role: participants.role,
      })
      .from(reviewClocks)
      .innerJoin(reviews, eq(reviews.id, reviewClocks.reviewId))
      .innerJoin(
        participants,
        and(
          eq(participants.reviewId, reviewClocks.reviewId),
          eq(participants.memberId, reviewClocks.keeperId),
        ),
      )
      .where(and(eq(reviewClocks.keeperId, memberId), eq(reviewClocks.state, 'running')))
      .orderBy(sql`coalesce(${reviewClocks.dueAt}, 0)`, asc(reviewClocks.createdAt), asInserted)
      .all()
      .filter(({ role }) => can({ organisationRoles: [], reviewRole: role }, 'clock.list'))
      .map(({ regimeId, role: _role, ...clock }) => ({
        ...clock,
        name: reportingRegime(regimeId)?.name ?? 'A reporting clock',
      }));
  }
}

const blank = {
  version: 1,
  state: 'not-started',
  trigger: '',
  zone: '',
  dueAt: null,
  dueDay: null,
  holidaysKnown: true,
  filedOn: '',
  evidenceId: '',
  reference: '',
  reason: '',
  keeperId: null,
} as const;

/** Ids are random, so they would put clocks of one instant in an order that nobody chose. */
const asInserted = sql`${reviewClocks}.rowid`;

function selectClocks(orm: Orm) {
  return orm
    .select({ row: reviewClocks, keeperName: members.name, keeperRole: participants.role })
    .from(reviewClocks)
    .leftJoin(members, eq(members.id, reviewClocks.keeperId))
    .leftJoin(
      participants,
      and(eq(participants.reviewId, reviewClocks.reviewId), eq(participants.memberId, reviewClocks.keeperId)),
    );
}

type Found = ReturnType<ReturnType<typeof selectClocks>['all']>[number];

function shown({ row, keeperName, keeperRole }: Found): ReviewClock {
  const { reviewId: _reviewId, createdAt: _createdAt, ...clock } = row;
  return { ...clock, keeperName, keeperRole };
}

function rowOf(orm: Orm, reviewId: string, clockId: string): Row | undefined {
  return orm
    .select()
    .from(reviewClocks)
    .where(and(eq(reviewClocks.reviewId, reviewId), eq(reviewClocks.id, clockId)))
    .get();
}

function nextRow(row: Row, request: ChangeClockRequest): Row {
  const { trigger: asked, ...rest } = request;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const next: Row = { ...row, ...given };
  if (asked === undefined) return next;
  if (asked.local === '')
    return { ...next, trigger: '', zone: '', dueAt: null, dueDay: null, holidaysKnown: true };
  const regime = demandRegime(row.regimeId);
  // A rule without a number takes the moment too; it is read as any other would be.
  const counted = dueTime(regime.rule, asked.local, asked.zone);
  const read = counted.kind === 'no-limit' ? dueTime(anyRule, asked.local, asked.zone) : counted;
  if (read.kind === 'unreadable') throw invalid({ trigger: read.sentence });
  const due = counted.kind === 'due' ? counted.due : null;
  return {
    ...next,
    trigger: asked.local,
    zone: asked.zone,
    dueAt: due?.at ?? null,
    dueDay: due?.day ?? null,
    holidaysKnown: due?.holidaysKnown ?? true,
    checkedOn: regime.checkedOn,
  };
}

const anyRule = { unit: 'hours', limit: 1 } as const;

function said(value: string | null): string | null {
  return value === '' ? null : value;
}

function demandRegime(id: string): ReportingRegime {
  const regime = reportingRegime(id);
  if (regime !== undefined) return regime;
  throw new AppError(
    'not-found',
    'There is no such rule in the list of reporting clocks.',
    'Choose one from the list, or load the page again.',
  );
}

function demandMay(orm: Orm, reviewId: string, memberId: string): void {
  if (!can(standingIn(orm, memberId, reviewId), 'clock.change'))
    throw notYours('change its reporting clocks');
}

/** A new keeper takes part in the review and sees its clocks. */
function demandKeeper(orm: Orm, reviewId: string, keeperId: string | null, before: string | null): void {
  if (keeperId === null || keeperId === before) return;
  if (can(standingIn(orm, keeperId, reviewId), 'clock.list')) return;
  throw invalid({ keeperId: 'Choose somebody who takes part in this review and reads all of it.' });
}

function invalid(faults: Readonly<Record<string, string>>): AppError {
  const first = Object.values(faults)[0] ?? 'Something is missing.';
  return new AppError('invalid-input', first, 'Correct it and send it again.', { fields: faults });
}

function noSuchClock(): AppError {
  return new AppError(
    'not-found',
    'This review has no such reporting clock.',
    'Load the review again to see the clocks it has.',
  );
}

function changedMeanwhile(version: number): AppError {
  return new AppError(
    'changed-meanwhile',
    'Somebody changed this clock while you were writing, so your change was not made.',
    'What you typed is still here. Compare it with the clock as it is now, then save again.',
    { version },
  );
}
