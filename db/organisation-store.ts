/** The one organisation of this folder: whether it exists, its name, and the act that makes it with its first member. */
import { eq } from 'drizzle-orm';
import { AppError } from '../shared/errors.ts';
import { recordAudit } from './audit-store.ts';
import { insertMember, type NewMember } from './member-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { organisation } from './schema.ts';
import { insertSession, type NewSession } from './session-store.ts';

export interface SetUp {
  readonly name: string;
  readonly at: number;
  readonly firstMember: NewMember;
  /** Null from the command line, where nobody is signed in. */
  readonly session: NewSession | null;
}

export class OrganisationStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** Its name, or null before set-up. */
  async name(): Promise<string | null> {
    const row = this.#orm
      .select({ name: organisation.name })
      .from(organisation)
      .where(eq(organisation.id, 1))
      .get();
    return row?.name ?? null;
  }

  /** Makes the organisation, its first member and their session at once. @throws AppError `already-set-up`. */
  async setUp(setUp: SetUp): Promise<void> {
    await this.#writer.write((orm) => {
      const there = orm.select({ id: organisation.id }).from(organisation).get();
      if (there !== undefined) throw alreadySetUp();
      orm.insert(organisation).values({ id: 1, name: setUp.name, createdAt: setUp.at }).run();
      recordAudit(orm, { at: setUp.at, actorId: null, act: 'organisation.set-up' });
      insertMember(orm, setUp.firstMember, null);
      if (setUp.session !== null) insertSession(orm, setUp.session);
    });
  }
}

export function alreadySetUp(): AppError {
  return new AppError(
    'already-set-up',
    'Causeway is set up already.',
    'Sign in. If you have no account, ask an admin of your organisation for an invitation.',
  );
}
