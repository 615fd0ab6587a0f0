/**
 * Freezes a review that everybody asked has signed: the signed version, the stage, history, audit and inbox, all inside
 * the transaction of the last signature.
 */
import { and, eq } from 'drizzle-orm';
import type { AgreedText } from '../shared/agreement/agreed-text.ts';
import type { SignedReview } from '../shared/agreement/signed-file.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { interestsOf, peopleOf, type WrittenReview } from './agreement-rows.ts';
import { recordAudit } from './audit-store.ts';
import { digestOf } from './document-store.ts';
import { tellAll } from './inbox-store.ts';
import type { Orm } from './orm.ts';
import type { By } from './participant-store.ts';
import { signOffRounds } from './schema-agreement.ts';
import { participants, reviews, stageChanges } from './schema.ts';
import { insertVersion, newestVersion } from './version-store.ts';

/** A document as it was at one row of its log. */
export interface ReadDocument extends WrittenReview {
  readonly seq: number;
  readonly epoch: number;
  /** One encoded Yjs state. */
  readonly state: Uint8Array;
}

export interface Freezing extends By {
  readonly round: typeof signOffRounds.$inferSelect;
  readonly text: AgreedText;
}

/** Returns the number of the signed version and who is told. */
export function freezeReview(
  orm: Orm,
  document: ReadDocument,
  { round, text, memberId, at }: Freezing,
): { readonly told: readonly string[]; readonly signedVersion: number } {
  const { reviewId } = document;
  const version = (newestVersion(orm, reviewId)?.number ?? 0) + 1;
  const signed: SignedReview = {
    reviewId,
    stage: 'signed',
    version,
    askedVersion: round.version,
    signedAt: instant(at),
    agreed: text,
    agreedSha256: round.sha256,
    signatures: peopleOf(orm, reviewId, round.number).map((one) => ({
      name: one.name,
      role: one.role ?? 'observer',
      function: one.function,
      at: instant(one.answeredAt ?? at),
      sha256: round.sha256,
      dissent: one.dissent,
    })),
    interests: interestsOf(orm, reviewId).flatMap(({ name, role, kind, text: said }) =>
      kind === null ? [] : [{ name, role, kind, text: said }],
    ),
    dissent: document.content.records.dissent
      .map(({ text: said }) => said)
      .filter((said) => said.trim() !== ''),
  };
  const content = canonicalJson(signed);
  insertVersion(orm, { ...versionOf(document), at, byId: memberId, reason: 'signed', content }, version);
  orm
    .update(signOffRounds)
    .set({ end: 'signed', endedAt: at, signedVersion: version })
    .where(and(eq(signOffRounds.reviewId, reviewId), eq(signOffRounds.number, round.number)))
    .run();
  orm.update(reviews).set({ stage: 'signed' }).where(eq(reviews.id, reviewId)).run();
  orm
    .insert(stageChanges)
    .values({ reviewId, from: 'in-review', to: 'signed', reason: null, by: memberId, at })
    .run();
  recordAudit(orm, {
    at,
    actorId: memberId,
    act: 'review.signed',
    reviewId,
    subjectId: String(version),
    detail: { sha256: digestOf(content), agreedSha256: round.sha256, signatures: signed.signatures.length },
  });
  const everyone = orm
    .select({ memberId: participants.memberId })
    .from(participants)
    .where(eq(participants.reviewId, reviewId))
    .all();
  const told = tellAll(orm, everyone, {
    kind: 'review-stage',
    byId: memberId,
    at,
    reviewId,
    stage: 'signed',
  });
  return { told, signedVersion: version };
}

/** Of a document, what a version keeps. */
export function versionOf({ reviewId, seq, epoch, state }: ReadDocument) {
  return { reviewId, seq, epoch, state };
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
