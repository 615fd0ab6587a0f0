/**
 * Links that show one action to somebody without an account. A link opens while it is neither expired nor ended; what
 * comes by it is kept as words that somebody inside takes over or leaves. It never moves an action by itself.
 */
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { can } from '../shared/access.ts';
import { mayBeCalledDone, mayGoOutside, outsideName } from '../shared/actions/outside.ts';
import type {
  MakeOutsideLinkRequest,
  OutsideState,
  OutsideView,
  SendOutsideWordsRequest,
} from '../shared/api/outside.ts';
import { oneAction, type Reader } from './action-rows.ts';
import { recordHistory, rowOf, storeRow, type ActionRow } from './action-writing.ts';
import { recordAudit } from './audit-store.ts';
import { tellAll } from './inbox-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import { endLink, openLinkOf } from './outside-link-end.ts';
import { outsideRefusals as refuse } from './outside-refusals.ts';
import {
  linkThatOpens,
  newestLink,
  viewOutside,
  waitingWords,
  wordsFromOutside,
  type WaitingWords,
} from './outside-rows.ts';
import { noSuchAction, notYours } from './refusals.ts';
import { outsideLinks, outsideWords } from './schema-outside.ts';
import { standingIn } from './standing.ts';

/** An action by the member who does something about its link. */
export interface OutsideAct {
  readonly reviewId: string;
  readonly actionId: string;
  readonly by: string;
  readonly at: number;
}

/** A link that was asked for, with the hash of its secret. */
export interface NewOutsideLink extends OutsideAct {
  readonly id: string;
  readonly tokenHash: string;
  readonly wanted: MakeOutsideLinkRequest;
}

/** What came by a link: which action it is about, and who is told. */
export interface WordsStored {
  readonly reviewId: string;
  readonly told: readonly string[];
}

const dayMs = 86_400_000;
/** Opening a link again within this time is one opening in the audit. */
const oneOpening = 3_600_000;
/** As many words as one link takes; more is no conversation about one action. */
const mostWords = 200;

export class OutsideLinkStore {
  readonly #orm: Orm;
  readonly #writer: DurableWriter;

  constructor(orm: Orm, writer: DurableWriter) {
    this.#orm = orm;
    this.#writer = writer;
  }

  /** A new link; an earlier one of the action ends with it. Returns when it expires. */
  async make(fresh: NewOutsideLink): Promise<number> {
    const { reviewId, actionId, by, at, wanted } = fresh;
    const { name, organisation: where, brief } = wanted;
    const days = Number(wanted.days);
    const expiresAt = at + days * dayMs;
    return this.#writer.write((orm) => {
      const row = requireRight(orm, fresh);
      if (!mayGoOutside(row.status)) throw refuse.notForOutside();
      const before = openLinkOf(orm, reviewId, actionId);
      if (before !== undefined) endLink(orm, before, { by, at }, null);
      orm
        .insert(outsideLinks)
        .values({
          ...{ id: fresh.id, tokenHash: fresh.tokenHash, reviewId, actionId },
          ...{ name, organisation: where, brief, createdBy: by, createdAt: at, expiresAt },
        })
        .run();
      const outsideOwner = outsideName(name, where);
      const now = rowOf(orm, reviewId, actionId) ?? row;
      const version = now.version + 1;
      storeRow(orm, { ...now, outsideOwner, ownerLeftAt: null, version, changedAt: at });
      const change = { field: 'outsideOwner', from: null, to: outsideOwner };
      recordHistory(orm, row, { version, at, by }, [change]);
      const detail = { days, brief: digest(brief) };
      recordAudit(orm, { at, actorId: by, act: 'outside-link.made', reviewId, subjectId: actionId, detail });
      return expiresAt;
    });
  }

  /** From this moment on the link opens nothing. Without one there is nothing to do. */
  async end(act: OutsideAct): Promise<void> {
    await this.#writer.write((orm) => {
      requireRight(orm, act);
      const link = openLinkOf(orm, act.reviewId, act.actionId);
      if (link !== undefined) endLink(orm, link, act, null);
    });
  }

  /** Seen inside, by whoever sees the action; undefined when that is not the reader. */
  async state(
    reader: Reader,
    reviewId: string,
    actionId: string,
    now: number,
  ): Promise<OutsideState | undefined> {
    if (oneAction(this.#orm, reader, reviewId, actionId) === undefined) return undefined;
    return {
      link: newestLink(this.#orm, reviewId, actionId, now),
      words: wordsFromOutside(this.#orm, reviewId, actionId),
      mayChange: mayChange(this.#orm, reader.memberId, reviewId),
    };
  }

  /** What the link shows. @throws AppError `not-found` for a link that opens nothing, whatever the reason. */
  async open(tokenHash: string, now: number): Promise<OutsideView> {
    const { link, row } = linkThatOpens(this.#orm, tokenHash, now);
    if (link.lastOpenedAt === null || now - link.lastOpenedAt >= oneOpening) {
      await this.#writer.write((orm) => {
        orm.update(outsideLinks).set({ lastOpenedAt: now }).where(eq(outsideLinks.id, link.id)).run();
        recordAudit(orm, {
          at: now,
          actorId: null,
          act: 'outside-link.opened',
          reviewId: link.reviewId,
          subjectId: link.actionId,
          detail: { link: digest(link.id) },
        });
      });
    }
    return viewOutside(this.#orm, link, row);
  }

  /** Keeps what was sent, once. @throws AppError `not-found` as `open` does, or `not-allowed-now` at the action's end. */
  async send(tokenHash: string, sent: SendOutsideWordsRequest, now: number): Promise<WordsStored> {
    return this.#writer.write((orm) => {
      const { link, row } = linkThatOpens(orm, tokenHash, now);
      const { reviewId, actionId } = link;
      if (!(sent.kind === 'done' ? mayBeCalledDone : mayGoOutside)(row.status))
        throw refuse.nothingMoreTaken();
      if (sent.kind === 'done') refuse.unlessProof(sent.proofKind, sent.proof);
      const before = orm.select().from(outsideWords).where(eq(outsideWords.linkId, link.id)).all();
      const fresh = {
        ...{ linkId: link.id, kind: sent.kind, text: sent.text },
        ...(sent.kind === 'done'
          ? { proofKind: sent.proofKind, proof: sent.proof }
          : { proofKind: null, proof: null }),
      };
      if (before.some((one) => one.answer === null && isSame(one, fresh))) return { reviewId, told: [] };
      if (before.length >= mostWords) throw refuse.tooManyWords();
      orm
        .insert(outsideWords)
        .values({ ...fresh, at: now })
        .run();
      const detail = { kind: sent.kind, words: digest(`${fresh.text}\n${fresh.proof ?? ''}`) };
      recordAudit(orm, {
        ...{ at: now, actorId: null, act: 'outside-words.sent', reviewId, subjectId: actionId, detail },
      });
      const people = [...new Set([link.createdBy, ...(row.ownerId === null ? [] : [row.ownerId])])];
      const told = tellAll(
        orm,
        people.map((memberId) => ({ memberId })),
        { kind: 'outside-words', byId: null, at: now, reviewId, actionId },
      );
      return { reviewId, told };
    });
  }

  /** The words somebody is about to answer. @throws AppError when none of this action with that number wait. */
  async waiting(reviewId: string, actionId: string, wordsId: number): Promise<WaitingWords> {
    return waitingWords(this.#orm, reviewId, actionId, wordsId);
  }

  /** Leaves words aside: they stay as they are, and change nothing. */
  async leave(act: OutsideAct, wordsId: number): Promise<void> {
    await this.#writer.write((orm) => {
      const { organisationRoles } = standingIn(orm, act.by, act.reviewId);
      const action = oneAction(orm, { memberId: act.by, organisationRoles }, act.reviewId, act.actionId);
      if (action === undefined) throw noSuchAction();
      if (!action.mayChange) throw notYours('change its actions');
      settleWords(orm, act, wordsId, 'left');
    });
  }
}

/**
 * Notes what became of words from outside; inside the transaction of the change that they led to.
 * @throws AppError `changed-meanwhile` when somebody else was faster.
 */
export function settleWords(orm: Orm, act: OutsideAct, wordsId: number, answer: 'taken' | 'left'): void {
  const { reviewId, actionId, by, at } = act;
  const { kind } = waitingWords(orm, reviewId, actionId, wordsId);
  orm
    .update(outsideWords)
    .set({ answer, answeredBy: by, answeredAt: at })
    .where(eq(outsideWords.id, wordsId))
    .run();
  const detail = { answer, kind };
  recordAudit(orm, { at, actorId: by, act: 'outside-words.answered', reviewId, subjectId: actionId, detail });
}

/** The action's row, if the member may show it outside now. */
function requireRight(orm: Orm, { reviewId, actionId, by }: OutsideAct): ActionRow {
  const row = rowOf(orm, reviewId, actionId);
  const { organisationRoles } = standingIn(orm, by, reviewId);
  const sees = oneAction(orm, { memberId: by, organisationRoles }, reviewId, actionId) !== undefined;
  if (row === undefined || !sees) throw noSuchAction();
  if (!mayChange(orm, by, reviewId)) throw notYours('show an action to somebody outside');
  return row;
}

function mayChange(orm: Orm, memberId: string, reviewId: string): boolean {
  const standing = standingIn(orm, memberId, reviewId);
  return can(standing, 'outside-link.change') || can(standing, 'outside-link.change-any');
}

type Words = Pick<typeof outsideWords.$inferInsert, 'kind' | 'text' | 'proofKind' | 'proof'>;

function isSame(one: Words, other: Words): boolean {
  return (
    one.kind === other.kind &&
    one.text === other.text &&
    one.proofKind === other.proofKind &&
    one.proof === other.proof
  );
}

/** What stands in the audit for words: their SHA-256. */
function digest(words: string): string {
  return createHash('sha256').update(words).digest('hex');
}
