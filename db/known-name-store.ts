/**
 * The names that the rows around a review hold: people with accounts and those outside who were given an action, their
 * organisations, systems and makers of the register, files, ids. For taking them out of what leaves; shown to nobody.
 */
import { eq } from 'drizzle-orm';
import type { KnownRows } from '../shared/deidentify/known-names.ts';
import type { Orm } from './orm.ts';
import { evidenceFiles } from './schema-evidence.ts';
import { outsideLinks } from './schema-outside.ts';
import { reports } from './schema-reports.ts';
import { aiSystems } from './schema-systems.ts';
import { actions, invitations, members, organisation, participants, reviews } from './schema.ts';

export class KnownNameStore {
  readonly #orm: Orm;

  constructor(orm: Orm) {
    this.#orm = orm;
  }

  /** Participants come first among the people. */
  async around(reviewId: string): Promise<KnownRows> {
    const orm = this.#orm;
    const ours = orm
      .select({ name: members.name, email: members.email })
      .from(participants)
      .innerJoin(members, eq(members.id, participants.memberId))
      .where(eq(participants.reviewId, reviewId))
      .all();
    const everybody = orm
      .select({ id: members.id, name: members.name, email: members.email })
      .from(members)
      .all();
    const outside = orm
      .select({ name: outsideLinks.name, organisation: outsideLinks.organisation })
      .from(outsideLinks)
      .where(eq(outsideLinks.reviewId, reviewId))
      .all();
    const invited = orm.select({ email: invitations.email }).from(invitations).all();
    const house = orm.select({ name: organisation.name }).from(organisation).all();
    const systems = orm
      .select({ id: aiSystems.id, name: aiSystems.name, maker: aiSystems.maker })
      .from(aiSystems)
      .all();
    const review = orm
      .select({ aiSystem: reviews.aiSystem })
      .from(reviews)
      .where(eq(reviews.id, reviewId))
      .get();
    const files = orm
      .select({ id: evidenceFiles.id, name: evidenceFiles.name, sha256: evidenceFiles.sha256 })
      .from(evidenceFiles)
      .where(eq(evidenceFiles.reviewId, reviewId))
      .all();
    const tracked = orm
      .select({ id: actions.actionId, supplierRef: actions.supplierRef })
      .from(actions)
      .where(eq(actions.reviewId, reviewId))
      .all();
    const begun = orm.select({ id: reports.id }).from(reports).where(eq(reports.reviewId, reviewId)).all();
    return {
      people: [...ours, ...everybody, ...outside].map(({ name }) => name),
      emails: [...everybody, ...invited].map(({ email }) => email ?? ''),
      organisations: [...house.map(({ name }) => name), ...outside.map(({ organisation: where }) => where)],
      products: [...systems.flatMap(({ name, maker }) => [name, maker]), review?.aiSystem ?? ''],
      ids: [
        reviewId,
        ...[...everybody, ...systems, ...files, ...begun, ...tracked].map(({ id }) => id),
        ...files.map(({ sha256 }) => sha256),
        // A word such as "none" is no reference.
        ...tracked.map(({ supplierRef }) => supplierRef).filter((ref) => /\d/.test(ref)),
      ],
      fileNames: files.map(({ name }) => name),
    };
  }
}
