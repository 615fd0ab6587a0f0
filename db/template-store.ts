/**
 * Templates: those of the product and those an organisation made, behind one way to find a version of either; drafts,
 * publishing and retiring; and which templates a review has and had. A published version is never changed.
 */
import { and, desc, eq } from 'drizzle-orm';
import { can } from '../shared/access.ts';
import type { AuditAct } from '../shared/audit/audit-acts.ts';
import { AppError } from '../shared/errors.ts';
import { shownTemplate, type ShownTemplate } from '../shared/templates/shown-template.ts';
import type { Template, TemplateDraft, TemplateRef } from '../shared/templates/template.ts';
import { template, templates } from '../shared/templates/templates.ts';
import { recordAudit } from './audit-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import type { By } from './participant-store.ts';
import { noSuchReview, notYours, reviewIsSigned } from './refusals.ts';
import { organisationTemplates, reviews, templateVersions } from './schema.ts';
import { standingIn } from './standing.ts';

export interface ManagedTemplate {
  readonly id: string;
  readonly revision: number;
  /** What is being written, or what was published when nothing is. */
  readonly draft: TemplateDraft;
  /** Whether the draft differs from what was published. */
  readonly changed: boolean;
  /** The newest published version; 0 while there is none. */
  readonly version: number;
  readonly retired: boolean;
  /** UTC milliseconds. */
  readonly changedAt: number;
}

type Row = typeof organisationTemplates.$inferSelect;

export class TemplateStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** One version of a template, or the newest that is offered; undefined when there is none. */
  async find(id: string, version?: number): Promise<Template | undefined> {
    return findTemplate(this.#orm, id, version);
  }

  /** What a review can be opened from now: those of the product, then those of the organisation by name. */
  async offered(): Promise<readonly Template[]> {
    const own = this.#orm
      .select()
      .from(organisationTemplates)
      .all()
      .filter(({ version, retiredAt }) => version > 0 && retiredAt === null)
      .flatMap(({ id, version }) => publishedIn(this.#orm, id, version) ?? []);
    return [...templates, ...own.toSorted((a, b) => a.name.localeCompare(b.name))];
  }

  /** Every template of the organisation, drafts and retired ones among them, by name. */
  async managed(): Promise<readonly ManagedTemplate[]> {
    const rows = this.#orm.select().from(organisationTemplates).all();
    return rows
      .map((row) => managedOf(this.#orm, row))
      .toSorted((a, b) => a.draft.name.localeCompare(b.draft.name));
  }

  /** @throws AppError `not-found` */
  async get(id: string): Promise<ManagedTemplate> {
    return managedOf(this.#orm, rowOf(this.#orm, id));
  }

  /** Begins a draft. The same id again does nothing. */
  async create(id: string, draft: TemplateDraft, by: By): Promise<void> {
    await this.#writer.write((orm) => {
      const there = orm.select().from(organisationTemplates).where(eq(organisationTemplates.id, id)).get();
      if (there !== undefined) return;
      const { memberId: createdBy, at } = by;
      orm
        .insert(organisationTemplates)
        .values({ id, revision: 1, draft, version: 0, createdBy, createdAt: at, changedAt: at })
        .run();
      note(orm, by, 'template.created', id);
    });
  }

  /**
   * Keeps what is being written. @param seen the revision the writer saw; null accepts any.
   * @throws AppError `not-found`, `changed-meanwhile`
   */
  async saveDraft(id: string, draft: TemplateDraft, seen: number | null, by: By): Promise<void> {
    await this.#change(id, seen, by, 'template.changed', () => ({ draft }));
  }

  /** Lets go of what was written since the last version. @throws AppError `not-allowed-now` when there is none. */
  async dropDraft(id: string, seen: number | null, by: By): Promise<void> {
    await this.#change(id, seen, by, 'template.draft-dropped', (row) => {
      if (row.version > 0) return { draft: null };
      throw new AppError(
        'not-allowed-now',
        'This template was never published, so there is nothing to go back to.',
        'Retire it if it is not wanted.',
      );
    });
  }

  /** Makes the draft the next version. @throws AppError `not-allowed-now` when nothing has changed. */
  async publish(id: string, seen: number | null, by: By): Promise<void> {
    await this.#change(id, seen, by, 'template.published', (row, orm) => {
      if (row.draft === null) {
        throw new AppError(
          'not-allowed-now',
          'Nothing has changed since the last version.',
          'Change the template first, then publish it.',
        );
      }
      const version = row.version + 1;
      orm
        .insert(templateVersions)
        .values({
          templateId: id,
          version,
          definition: row.draft,
          publishedBy: by.memberId,
          publishedAt: by.at,
        })
        .run();
      return { version, draft: null };
    });
  }

  /** Retired ones are offered to no new review; reviews that have them go on as they are. */
  async setRetired(id: string, retired: boolean, seen: number | null, by: By): Promise<void> {
    const act = retired ? 'template.retired' : 'template.offered-again';
    await this.#change(id, seen, by, act, () => ({ retiredAt: retired ? by.at : null }));
  }

  /** What a review asks for, with what its former templates asked for. Undefined when there is no such review. */
  async ofReview(reviewId: string): Promise<ShownTemplate | undefined> {
    const row = this.#orm.select().from(reviews).where(eq(reviews.id, reviewId)).get();
    if (row === undefined) return undefined;
    const current = findTemplate(this.#orm, row.templateId, row.templateVersion);
    if (current === undefined) return undefined;
    const former = row.formerTemplates
      .toReversed()
      .flatMap(({ id, version }) => findTemplate(this.#orm, id, version) ?? []);
    return shownTemplate(current, former);
  }

  /**
   * Refuses what could not be promoted, before anything of it is done.
   * @throws AppError `not-found`, `signed`, `forbidden`, `changed-meanwhile`
   */
  async demandPromotable(reviewId: string, from: TemplateRef, memberId: string): Promise<void> {
    promotable(this.#orm, reviewId, from, memberId);
  }

  /** The row of a review whose document has been promoted. @throws what `demandPromotable` throws */
  async promote(reviewId: string, from: TemplateRef, to: TemplateRef, by: By): Promise<void> {
    await this.#writer.write((orm) => {
      const row = promotable(orm, reviewId, from, by.memberId);
      orm
        .update(reviews)
        .set({
          templateId: to.id,
          templateVersion: to.version,
          formerTemplates: [...row.formerTemplates, { id: row.templateId, version: row.templateVersion }],
        })
        .where(eq(reviews.id, reviewId))
        .run();
      recordAudit(orm, {
        at: by.at,
        actorId: by.memberId,
        act: 'review.promoted',
        reviewId,
        detail: { from: `${from.id} ${from.version}`, to: `${to.id} ${to.version}` },
      });
    });
  }

  async #change(
    id: string,
    seen: number | null,
    by: By,
    act: AuditAct,
    change: (row: Row, orm: Orm) => Partial<Row>,
  ): Promise<void> {
    await this.#writer.write((orm) => {
      const row = rowOf(orm, id);
      if (seen !== null && seen !== row.revision) {
        throw new AppError(
          'changed-meanwhile',
          'Somebody changed this template since you opened it.',
          'Look at what it is now, then make your change again.',
          { revision: row.revision },
        );
      }
      orm
        .update(organisationTemplates)
        .set({ ...change(row, orm), revision: row.revision + 1, changedAt: by.at })
        .where(eq(organisationTemplates.id, id))
        .run();
      note(orm, by, act, id);
    });
  }
}

function rowOf(orm: Orm, id: string): Row {
  const row = orm.select().from(organisationTemplates).where(eq(organisationTemplates.id, id)).get();
  if (row !== undefined) return row;
  throw new AppError(
    'not-found',
    'There is no such template of your organisation.',
    'Choose one out of the list of templates.',
  );
}

function managedOf(orm: Orm, row: Row): ManagedTemplate {
  const draft = row.draft ?? publishedIn(orm, row.id, row.version);
  if (draft === undefined) throw new Error(`Template ${row.id} has neither a draft nor its version.`);
  const { name, forWhat, who, time, sections } = draft;
  return {
    id: row.id,
    revision: row.revision,
    draft: { name, forWhat, who, time, sections },
    changed: row.draft !== null,
    version: row.version,
    retired: row.retiredAt !== null,
    changedAt: row.changedAt,
  };
}

/** The same for a store that works in a transaction of its own. */
export function findTemplate(orm: Orm, id: string, version?: number): Template | undefined {
  const shipped = template(id, version);
  if (shipped !== undefined || version !== undefined) return shipped ?? publishedIn(orm, id, version);
  const row = orm.select().from(organisationTemplates).where(eq(organisationTemplates.id, id)).get();
  return row === undefined || row.retiredAt !== null ? undefined : publishedIn(orm, id, row.version);
}

/** @param version the newest when left out */
function publishedIn(orm: Orm, id: string, version?: number): Template | undefined {
  const row = orm
    .select()
    .from(templateVersions)
    .where(
      and(
        eq(templateVersions.templateId, id),
        version === undefined ? undefined : eq(templateVersions.version, version),
      ),
    )
    .orderBy(desc(templateVersions.version))
    .get();
  return row === undefined ? undefined : { ...row.definition, id, version: row.version, situations: [] };
}

function promotable(orm: Orm, reviewId: string, from: TemplateRef, memberId: string) {
  const row = orm.select().from(reviews).where(eq(reviews.id, reviewId)).get();
  const standing = standingIn(orm, memberId, reviewId);
  if (row === undefined || !can(standing, 'review.see')) throw noSuchReview();
  if (!can(standing, 'review.change')) throw notYours('give it another template');
  if (row.stage === 'signed') throw reviewIsSigned();
  if (row.templateId !== from.id || row.templateVersion !== from.version) {
    throw new AppError(
      'changed-meanwhile',
      'This review was given another template while you were choosing.',
      'Look at its sections as they are now, then choose again if you still want to.',
    );
  }
  return row;
}

function note(orm: Orm, { memberId, at }: By, act: AuditAct, id: string): void {
  recordAudit(orm, { at, actorId: memberId, act, subjectId: id });
}
