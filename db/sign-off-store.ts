/**
 * Asking people to sign a review, and their answers. Every decision is made in the transaction that stores it, on the very
 * text that was read; a document that moved on meanwhile is told by `DocumentMoved` and nothing is stored.
 */
import { and, eq } from 'drizzle-orm';
import { can } from '../shared/access.ts';
import { faultOfNames, isComplete, turnOf, type SignOffAnswer } from '../shared/agreement/sign-off.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { AppError } from '../shared/errors.ts';
import {
  answeredAlready,
  askedAnew,
  declareFirst,
  notAsked,
  reviewersFirst,
  stillOpen,
  textChanged,
  textChangedBeforeAsking,
} from './agreement-refusals.ts';
import { demandInReview } from './agreement-rights.ts';
import { conditionsNow, interestsOf, openRound, peopleOf, textNow } from './agreement-rows.ts';
import { recordAudit } from './audit-store.ts';
import { freezeReview, versionOf, type ReadDocument } from './freeze-review.ts';
import { tellAll } from './inbox-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import type { By } from './participant-store.ts';
import { signOffRounds, signOffs } from './schema-agreement.ts';
import { documents } from './schema.ts';
import { endRound } from './sign-off-rounds.ts';
import { standingIn } from './standing.ts';
import { insertVersion, newestVersion } from './version-store.ts';

export interface Asking extends By {
  readonly reviewers: readonly string[];
  readonly approvers: readonly string[];
  /** Of the text the chair saw. */
  readonly sha256: string;
}

export interface Answering extends By {
  readonly round: number;
  readonly answer: SignOffAnswer;
  readonly reason: string;
  readonly dissent: string;
}

export interface Answered {
  /** Who is told of it in their inbox. */
  readonly told: readonly string[];
  /** Number of the version that was frozen; null while more answers are waited for. */
  readonly signedVersion: number | null;
}

/** The document is not what was read any more: read it again. Not for people. */
export class DocumentMoved extends Error {
  constructor() {
    super('The document moved on while a decision about it was being stored.');
    this.name = 'DocumentMoved';
  }
}

export class SignOffStore {
  readonly #writer: DurableWriter;

  constructor(writer: DurableWriter) {
    this.#writer = writer;
  }

  /**
   * Asks reviewers and approvers to sign the text as it is, which is kept as a version. An earlier round that is still open
   * ends. Returns who is told.
   * @throws DocumentMoved; AppError when conditions are open, the text is not what the chair saw, or names do not fit.
   */
  async ask(document: ReadDocument, asking: Asking): Promise<readonly string[]> {
    const { reviewId } = document;
    const { memberId, at, reviewers, approvers } = asking;
    return this.#writer.write((orm) => {
      const reader = { memberId, organisationRoles: [] };
      demandInReview(orm, reviewId, memberId, 'review.sign', 'ask people to sign it');
      demandUnmoved(orm, document);
      const now = textNow(orm, reader, document);
      if (now?.sha256 !== asking.sha256) throw textChangedBeforeAsking();
      const fault = faultOfNames(reviewers, approvers, (id) =>
        can(standingIn(orm, id, reviewId), 'sign-off.answer'),
      );
      if (fault !== null) {
        throw new AppError('invalid-input', fault, 'Correct it and ask again.', {
          fields: { approvers: fault },
        });
      }
      const open = stillOpen(conditionsNow(orm, reader, document));
      if (open !== null) throw open;
      endRound(orm, reviewId, 'asked-anew', at);
      const version = insertVersion(
        orm,
        {
          ...versionOf(document),
          at,
          byId: memberId,
          reason: 'sign-off',
          content: canonicalJson(document.content),
        },
        (newestVersion(orm, reviewId)?.number ?? 0) + 1,
      );
      const round = nextRound(orm, reviewId);
      const { sha256 } = now;
      orm
        .insert(signOffRounds)
        .values({ reviewId, number: round, version, sha256, askedBy: memberId, askedAt: at })
        .run();
      const named = [
        ...reviewers.map((id) => ({ memberId: id, function: 'reviewer' as const, answer: null })),
        ...approvers.map((id) => ({ memberId: id, function: 'approver' as const, answer: null })),
      ];
      for (const [place, { memberId: who, function: as }] of named.entries()) {
        orm.insert(signOffs).values({ reviewId, round, memberId: who, function: as, place }).run();
      }
      recordAudit(orm, {
        at,
        actorId: memberId,
        act: 'sign-off.asked',
        reviewId,
        subjectId: String(round),
        detail: { version, sha256, reviewers: reviewers.length, approvers: approvers.length },
      });
      return tellAll(orm, turnOf(named), { kind: 'sign-off-asked', byId: memberId, at, reviewId });
    });
  }

  /** Takes an asking back, so that nobody signs any more; the answers given stay in its history. */
  async takeBack(reviewId: string, round: number, by: By): Promise<void> {
    const { memberId, at } = by;
    await this.#writer.write((orm) => {
      demandInReview(orm, reviewId, memberId, 'review.sign', 'take the asking back');
      if (openRound(orm, reviewId)?.number !== round) throw askedAnew();
      endRound(orm, reviewId, 'taken-back', at);
      recordAudit(orm, {
        at,
        actorId: memberId,
        act: 'sign-off.taken-back',
        reviewId,
        subjectId: String(round),
      });
    });
  }

  /**
   * Stores one answer. A refusal ends the round; the signature that completes it freezes the review in the same
   * transaction: signed version, stage, history and audit, or none of them.
   * @throws DocumentMoved; AppError when it is not this person's turn, or not about this text.
   */
  async answer(document: ReadDocument, answering: Answering): Promise<Answered> {
    const { reviewId } = document;
    const { memberId, at, answer, reason, dissent } = answering;
    return this.#writer.write((orm) => {
      const reader = { memberId, organisationRoles: [] };
      demandInReview(orm, reviewId, memberId, 'sign-off.answer', 'sign it');
      const round = openRound(orm, reviewId);
      if (round?.number !== answering.round) throw askedAnew();
      const people = peopleOf(orm, reviewId, round.number);
      const mine = people.find((one) => one.memberId === memberId);
      if (mine === undefined) throw notAsked();
      if (mine.answer !== null) throw answeredAlready();
      if (!turnOf(people).includes(mine)) throw reviewersFirst();
      demandUnmoved(orm, document);
      const now = textNow(orm, reader, document);
      if (now?.sha256 !== round.sha256) throw textChanged();
      if (answer === 'signed') {
        const open = stillOpen(conditionsNow(orm, reader, document));
        if (open !== null) throw open;
        const declared = interestsOf(orm, reviewId).some(
          (one) => one.memberId === memberId && one.kind !== null,
        );
        if (!declared) throw declareFirst();
      }
      orm
        .update(signOffs)
        .set({
          answer,
          reason: answer === 'refused' ? reason : '',
          dissent: answer === 'signed' ? dissent : '',
          answeredAt: at,
        })
        .where(
          and(
            eq(signOffs.reviewId, reviewId),
            eq(signOffs.round, round.number),
            eq(signOffs.memberId, memberId),
          ),
        )
        .run();
      recordAudit(orm, {
        at,
        actorId: memberId,
        act: answer === 'signed' ? 'sign-off.given' : 'sign-off.refused',
        reviewId,
        subjectId: String(round.number),
        detail: { function: mine.function, sha256: round.sha256, dissent: dissent !== '' },
      });
      const told = { byId: memberId, at, reviewId };
      if (answer === 'refused') {
        endRound(orm, reviewId, 'refused', at);
        return {
          told: tellAll(orm, [{ memberId: round.askedBy }], { kind: 'sign-off-refused', ...told }),
          signedVersion: null,
        };
      }
      const after = peopleOf(orm, reviewId, round.number);
      if (isComplete(after)) return freezeReview(orm, document, { round, text: now.text, memberId, at });
      const asker = tellAll(orm, [{ memberId: round.askedBy }], { kind: 'sign-off-given', ...told });
      const reviewed =
        mine.function === 'reviewer' &&
        after.every((one) => one.function === 'approver' || one.answer !== null);
      const next = reviewed ? tellAll(orm, turnOf(after), { kind: 'sign-off-turn', ...told }) : [];
      return { told: [...asker, ...next], signedVersion: null };
    });
  }
}

function nextRound(orm: Orm, reviewId: string): number {
  const rounds = orm
    .select({ number: signOffRounds.number })
    .from(signOffRounds)
    .where(eq(signOffRounds.reviewId, reviewId))
    .all();
  return Math.max(0, ...rounds.map(({ number }) => number)) + 1;
}

/** Nothing was committed to the document since it was read, so what was read is what will be signed. */
function demandUnmoved(orm: Orm, { reviewId, seq, epoch }: ReadDocument): void {
  const now = orm
    .select({ seq: documents.seq, epoch: documents.epoch })
    .from(documents)
    .where(eq(documents.reviewId, reviewId))
    .get();
  if (now?.seq !== seq || now.epoch !== epoch) throw new DocumentMoved();
}
