/**
 * The register of AI systems: entries as they are known now, and their versions over time. Every change raises the
 * state of the entry. Reviews copy what they need; nothing here ever changes a review.
 */
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { can } from '../shared/access.ts';
import type {
  AiSystem,
  ChangeSystemRequest,
  CreateSystemRequest,
  SystemPage,
  SystemQuery,
  SystemVersion,
  VersionRequest,
} from '../shared/api/systems.ts';
import type { AuditAct } from '../shared/audit/audit-acts.ts';
import { AppError } from '../shared/errors.ts';
import { sheetTexts, type SheetText, type SystemSheet } from '../shared/systems/system-sheet.ts';
import {
  forgetVersionChecks,
  planVersionChecks,
  type CheckStamp,
  type VersionInUse,
} from './action-checks.ts';
import { dayOf } from './action-moves.ts';
import { recordAudit } from './audit-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { decodeCursor, encodeCursor } from './page-cursor.ts';
import type { By } from './participant-store.ts';
import { noSuchSystem } from './refusals.ts';
import { aiSystems, aiSystemVersions } from './schema-systems.ts';
import { members } from './schema.ts';
import { standingIn } from './standing.ts';

type Row = typeof aiSystems.$inferSelect;

/** Who changes an entry, when, and the state of it they saw. */
export interface SystemChange extends By {
  readonly systemId: string;
  readonly seenState: number;
}

const defaultLimit = 50;

const emptySheet: SystemSheet = {
  name: '',
  class: '',
  autonomy: '',
  regulatoryStatus: '',
  use: 'in-use',
  validation: 'not-known',
  validatedOn: null,
  ...(Object.fromEntries(sheetTexts.map((field) => [field, ''])) as Record<SheetText, string>),
};

export class SystemStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** By name. The text is looked for in name, maker and versions. */
  async page(query: SystemQuery): Promise<SystemPage> {
    const limit = query.limit ?? defaultLimit;
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, 2);
    const key = sql<string>`lower(${aiSystems.name})`;
    const rows = this.#orm
      .select({ row: aiSystems, key, version: newestVersion })
      .from(aiSystems)
      .where(
        and(
          query.text === undefined || query.text.trim() === '' ? undefined : hasText(query.text.trim()),
          after === undefined ? undefined : sql`(${key}, ${aiSystems.id}) > (${after[0]}, ${after[1]})`,
        ),
      )
      .orderBy(asc(key), asc(aiSystems.id))
      .limit(limit + 1)
      .all();
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      systems: shown.map(({ row, version }) => ({
        id: row.id,
        name: row.name,
        maker: row.maker,
        class: row.class,
        use: row.use,
        version,
        pausedBy: row.pausedBy,
        changedAt: row.changedAt,
      })),
      nextCursor:
        rows.length > shown.length && last !== undefined ? encodeCursor([last.key, last.row.id]) : null,
    };
  }

  /** Undefined when the register has none of this id. */
  async get(systemId: string): Promise<AiSystem | undefined> {
    const found = this.#orm
      .select({ row: aiSystems, changedByName: members.name })
      .from(aiSystems)
      .leftJoin(members, eq(members.id, aiSystems.changedBy))
      .where(eq(aiSystems.id, systemId))
      .get();
    if (found === undefined) return undefined;
    const { changedBy: _changedBy, ...row } = found.row;
    return { ...row, changedByName: found.changedByName, versions: versionsOf(this.#orm, systemId) };
  }

  /** The same id again does nothing. */
  async create(id: string, sheet: CreateSystemRequest, by: By): Promise<void> {
    await this.#writer.write((orm) => {
      requireChanger(orm, by.memberId);
      if (rowOf(orm, id) !== undefined) return;
      const given = Object.fromEntries(Object.entries(sheet).filter(([, value]) => value !== undefined));
      orm
        .insert(aiSystems)
        .values({
          ...emptySheet,
          ...given,
          id,
          state: 1,
          createdAt: by.at,
          changedAt: by.at,
          changedBy: by.memberId,
        })
        .run();
      recordAudit(orm, { at: by.at, actorId: by.memberId, act: 'system.added', subjectId: id });
    });
  }

  async change(change: SystemChange, sheet: ChangeSystemRequest): Promise<void> {
    await this.#writer.write((orm) => {
      const row = requireSeen(orm, change);
      const given = Object.entries(sheet).filter(
        ([field, value]) => value !== undefined && row[field as keyof Row] !== value,
      );
      if (given.length === 0) return;
      raise(orm, row, change, Object.fromEntries(given));
      audit(orm, change, 'system.changed', { fields: given.map(([field]) => field).join(' ') });
    });
  }

  /**
   * The same version id again does nothing. Actions that were done before it came into use get a check of their effect.
   * Returns the reviews whose actions changed.
   */
  async addVersion(
    change: SystemChange,
    versionId: string,
    version: VersionRequest,
  ): Promise<readonly string[]> {
    return this.#writer.write((orm) => {
      const there = orm.select().from(aiSystemVersions).where(eq(aiSystemVersions.id, versionId)).get();
      if (there !== undefined) return [];
      const row = requireSeen(orm, change);
      orm
        .insert(aiSystemVersions)
        .values({ ...version, id: versionId, systemId: change.systemId, createdAt: change.at })
        .run();
      raise(orm, row, change, {});
      audit(orm, change, 'system.version-added', { version: versionId });
      return planVersionChecks(orm, inUse(change, versionId, version), stampOf(change));
    });
  }

  /** Its checks move along with its days. Returns the reviews whose actions changed. */
  async changeVersion(
    change: SystemChange,
    versionId: string,
    version: VersionRequest,
  ): Promise<readonly string[]> {
    return this.#writer.write((orm) => {
      const row = requireSeen(orm, change);
      const { changes } = orm.update(aiSystemVersions).set(version).where(oneOf(change, versionId)).run();
      if (changes === 0) throw noSuchVersion();
      raise(orm, row, change, {});
      audit(orm, change, 'system.version-changed', { version: versionId });
      return planVersionChecks(orm, inUse(change, versionId, version), stampOf(change));
    });
  }

  /**
   * For one that was entered by mistake; reviews that name it keep its name, and the checks planned for it lapse.
   * Returns the reviews whose actions changed.
   */
  async removeVersion(change: SystemChange, versionId: string): Promise<readonly string[]> {
    return this.#writer.write((orm) => {
      const row = requireSeen(orm, change);
      const { changes } = orm.delete(aiSystemVersions).where(oneOf(change, versionId)).run();
      if (changes === 0) throw noSuchVersion();
      raise(orm, row, change, {});
      audit(orm, change, 'system.version-removed', { version: versionId });
      return forgetVersionChecks(orm, versionId, stampOf(change));
    });
  }
}

/** Written out: Drizzle leaves a column's table away where it selects from one alone, and here are two. */
const ofThisSystem = sql.raw('v.system_id = ai_systems.id');

const newestVersion = sql<string | null>`(
  select v.label from ${aiSystemVersions} v where ${ofThisSystem}
  order by coalesce(v."from", '') desc, v.created_at desc limit 1)`;

function hasText(text: string) {
  const pattern = `%${text.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
  return sql`(${aiSystems.name} like ${pattern} escape '\\' or ${aiSystems.maker} like ${pattern} escape '\\'
    or exists (select 1 from ${aiSystemVersions} v where ${ofThisSystem}
      and v.label like ${pattern} escape '\\'))`;
}

function rowOf(orm: Orm, systemId: string): Row | undefined {
  return orm.select().from(aiSystems).where(eq(aiSystems.id, systemId)).get();
}

function versionsOf(orm: Orm, systemId: string): SystemVersion[] {
  return orm
    .select({
      id: aiSystemVersions.id,
      label: aiSystemVersions.label,
      from: aiSystemVersions.from,
      to: aiSystemVersions.to,
      changed: aiSystemVersions.changed,
      note: aiSystemVersions.note,
    })
    .from(aiSystemVersions)
    .where(eq(aiSystemVersions.systemId, systemId))
    .orderBy(desc(sql`coalesce(${aiSystemVersions.from}, '')`), desc(aiSystemVersions.createdAt))
    .all();
}

function oneOf(change: SystemChange, versionId: string) {
  return and(eq(aiSystemVersions.id, versionId), eq(aiSystemVersions.systemId, change.systemId));
}

function inUse({ systemId }: SystemChange, versionId: string, version: VersionRequest): VersionInUse {
  const { label, from, to } = version;
  return { systemId, versionId, label, from, to };
}

function stampOf({ memberId, at }: SystemChange): CheckStamp {
  return { by: memberId, at, today: dayOf(at) };
}

function requireChanger(orm: Orm, memberId: string): void {
  if (can(standingIn(orm, memberId, ''), 'system.change')) return;
  throw new AppError(
    'forbidden',
    'Only safety leads change the register of AI systems.',
    'Tell a safety lead what should be changed.',
  );
}

/** The row, if it is as it was seen. */
function requireSeen(orm: Orm, change: SystemChange): Row {
  requireChanger(orm, change.memberId);
  const row = rowOf(orm, change.systemId);
  if (row === undefined) throw noSuchSystem();
  if (row.state === change.seenState) return row;
  throw new AppError(
    'changed-meanwhile',
    'Somebody changed this entry while you were writing, so your change was not made.',
    'What you typed is still here. Compare it with the entry as it is now, then save again.',
    { state: row.state },
  );
}

function raise(orm: Orm, row: Row, change: SystemChange, fields: Partial<Row>): void {
  orm
    .update(aiSystems)
    .set({ ...fields, state: row.state + 1, changedAt: change.at, changedBy: change.memberId })
    .where(eq(aiSystems.id, row.id))
    .run();
}

function audit(orm: Orm, change: SystemChange, act: AuditAct, detail: Record<string, string>): void {
  recordAudit(orm, { at: change.at, actorId: change.memberId, act, subjectId: change.systemId, detail });
}

function noSuchVersion(): AppError {
  return new AppError(
    'not-found',
    'This system has no such version any more.',
    'Load the page again to see the versions it has.',
  );
}
