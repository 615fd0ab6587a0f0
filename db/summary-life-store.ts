/**
 * The life of a learning summary: asking, answering, releasing names, publishing, withdrawing, beginning again. Each move
 * is one transaction that looks at state and rights as they are then, closes or opens the document with it, and leaves a
 * move, an audit entry and items in the inbox of those concerned, who are returned. What is approved is frozen in the
 * register.
 */
import { and, eq } from 'drizzle-orm';
import type { AuditAct } from '../shared/audit/audit-acts.ts';
import {
  isOpenSummary,
  stateAfter,
  type AddressKind,
  type SummaryMove,
} from '../shared/summaries/summary-states.ts';
import { recordAudit } from './audit-store.ts';
import type { DurableWriter, Orm } from './orm.ts';
import type { By } from './participant-store.ts';
import { summaries, summaryMoves, summaryRevisions } from './schema-summaries.ts';
import { documents, reviews } from './schema.ts';
import { DocumentMoved } from './sign-off-store.ts';
import {
  noNames,
  notInThisState,
  notYourSummary,
  secondPerson,
  secondPersonForNames,
  textMoved,
} from './summary-refusals.ts';
import {
  actingRole,
  summaryMay,
  type SummaryMay,
  type SummaryRow,
  type SummaryStanding,
} from './summary-rights.ts';
import { demand } from './summary-store.ts';
import { tellOfAsking, tellOfMove, type AskedPeople } from './summary-tellings.ts';

/** Of the summary as it was read: its text at this sequence, its row at this version, and the digest of both. */
export interface ReadSummary {
  readonly seq: number;
  readonly version: number;
  readonly sha256: string;
}

/** What the register keeps. */
export interface FrozenSummary {
  readonly content: string;
  readonly sha256: string;
}

/** Whose inbox changed with a move. */
type Told = readonly string[];

interface Move {
  readonly move: SummaryMove;
  /** Completes "cannot be …". */
  readonly done: string;
  readonly right: keyof SummaryMay;
  /** Completes "but not …". */
  readonly what: string;
  readonly act: AuditAct;
}

export class SummaryLifeStore {
  readonly #writer: DurableWriter;

  constructor(writer: DurableWriter) {
    this.#writer = writer;
  }

  /** @throws DocumentMoved when somebody wrote since it was read; AppError when somebody chosen cannot approve it */
  async ask(id: string, read: ReadSummary, people: AskedPeople, by: By): Promise<Told> {
    return this.#move(id, moves.asked, by, (orm, { row }) => {
      demandUnmoved(orm, row, read);
      const set = { askedSha256: read.sha256, askedBy: by.memberId, askedAt: by.at };
      return { set, sha256: read.sha256, people };
    });
  }

  async takeBack(id: string, by: By): Promise<Told> {
    return this.#move(id, moves['taken-back'], by, () => ({ set: notAsked }));
  }

  /** @param freeze makes what the register keeps, given as what the second person acts */
  async approve(
    id: string,
    read: ReadSummary,
    freeze: (role: string) => FrozenSummary,
    by: By,
  ): Promise<Told> {
    return this.#move(id, moves.approved, by, (orm, { row, standing }) => {
      demandUnmoved(orm, row, read);
      if (row.askedSha256 !== read.sha256) throw textMoved();
      const frozen = freeze(actingRole(standing));
      orm
        .insert(summaryRevisions)
        .values({
          ...{ summaryId: id, revision: row.revision, ...frozen },
          ...{ approvedBy: by.memberId, approvedAt: by.at },
        })
        .run();
      return { set: {}, sha256: frozen.sha256 };
    });
  }

  async refuse(id: string, reason: string, by: By): Promise<Told> {
    return this.#move(id, moves.refused, by, (_orm, { row }) => ({
      set: notAsked,
      reason,
      sha256: row.askedSha256,
    }));
  }

  /** Lets the names that are switched on leave, or keeps them back again. */
  async releaseNames(id: string, released: boolean, by: By): Promise<Told> {
    const { memberId, at } = by;
    return this.#writer.write((orm) => {
      const found = demand(orm, id, memberId);
      const { row } = found;
      if (row.namesBy === null) throw noNames();
      if (row.namesBy === memberId) throw secondPersonForNames();
      if (!summaryMay(found).releaseNames) throw notYourSummary('release its names');
      orm
        .update(summaries)
        .set({
          namesReleasedBy: released ? memberId : null,
          namesReleasedAt: released ? at : null,
          version: row.version + 1,
          changedAt: at,
        })
        .where(eq(summaries.id, id))
        .run();
      const move = released ? 'names-released' : 'names-kept-back';
      note(orm, found, { move, act: `summary.${move}` }, by, {});
      return [];
    });
  }

  /** From here on nobody can tell what was found in it: the key of the findings goes. */
  async publish(
    id: string,
    address: { readonly kind: AddressKind; readonly token: string | null },
    by: By,
  ): Promise<Told> {
    return this.#move(id, moves.published, by, (orm, { row }) => {
      orm
        .update(summaryRevisions)
        .set({ publishedBy: by.memberId, publishedAt: by.at })
        .where(and(eq(summaryRevisions.summaryId, id), eq(summaryRevisions.revision, row.revision)))
        .run();
      return {
        set: {
          addressKind: address.kind,
          address: address.token,
          publishedAt: by.at,
          findingKey: null,
        },
      };
    });
  }

  async withdraw(id: string, reason: string, by: By): Promise<Told> {
    return this.#move(id, moves.withdrawn, by, () => ({
      set: { withdrawnAt: by.at, withdrawnReason: reason },
      reason,
    }));
  }

  /** Opens an approved text for writing again, as the next revision; what was approved stays in the register. */
  async revise(id: string, findingKey: Buffer, by: By): Promise<Told> {
    return this.#move(id, moves.revised, by, (_orm, { row }) => ({
      set: { ...notAsked, revision: row.revision + 1, findingKey },
    }));
  }

  async #move(
    id: string,
    move: Move,
    by: By,
    work: (
      orm: Orm,
      found: SummaryStanding,
    ) => {
      readonly set: Partial<SummaryRow>;
      readonly reason?: string;
      readonly sha256?: string | null;
      readonly people?: AskedPeople;
    },
  ): Promise<Told> {
    return this.#writer.write((orm) => {
      const found = demand(orm, id, by.memberId);
      const { row } = found;
      const state = stateAfter(row.state, move.move);
      if (state === undefined) throw notInThisState(row.state, move.done);
      if (!summaryMay(found)[move.right]) throw refusalOf(move, found);
      const { set, people, ...said } = work(orm, found);
      orm
        .update(summaries)
        .set({ state, version: row.version + 1, changedAt: by.at, ...set })
        .where(eq(summaries.id, id))
        .run();
      // The rooms know of no summaries: a document is closed for writing by the stage of its row.
      orm
        .update(reviews)
        .set({ stage: isOpenSummary(state) ? 'gathering' : 'signed' })
        .where(eq(reviews.id, id))
        .run();
      const after = { ...row, ...set, state };
      const moveId = note(orm, { ...found, row: after }, move, by, said);
      const made = { id: moveId, move: move.move, row: after };
      return people === undefined ? tellOfMove(orm, made, by) : tellOfAsking(orm, made, people, by);
    });
  }
}

const notAsked = { askedSha256: null, askedBy: null, askedAt: null };

const moves = {
  asked: {
    move: 'asked',
    done: 'asked about',
    right: 'ask',
    what: 'ask for its approval',
    act: 'summary.asked',
  },
  'taken-back': {
    move: 'taken-back',
    done: 'taken back',
    right: 'takeBack',
    what: 'take the request for approval back',
    act: 'summary.taken-back',
  },
  approved: {
    move: 'approved',
    done: 'approved',
    right: 'approve',
    what: 'approve it',
    act: 'summary.approved',
  },
  refused: { move: 'refused', done: 'refused', right: 'approve', what: 'refuse it', act: 'summary.refused' },
  published: {
    move: 'published',
    done: 'published',
    right: 'publish',
    what: 'publish it',
    act: 'summary.published',
  },
  withdrawn: {
    move: 'withdrawn',
    done: 'withdrawn',
    right: 'withdraw',
    what: 'withdraw it',
    act: 'summary.withdrawn',
  },
  revised: {
    move: 'revised',
    done: 'opened for writing again',
    right: 'revise',
    what: 'begin a new revision',
    act: 'summary.revised',
  },
} as const satisfies Readonly<Record<string, Move>>;

function refusalOf({ right, what }: Move, { wrote, row, memberId }: SummaryStanding): Error {
  return right === 'approve' && (wrote || row.askedBy === memberId) ? secondPerson() : notYourSummary(what);
}

/** Returns the id of the move. */
function note(
  orm: Orm,
  { row, standing }: SummaryStanding,
  { move, act }: Pick<Move, 'move' | 'act'>,
  { memberId, at }: By,
  { reason = '', sha256 = null }: { readonly reason?: string; readonly sha256?: string | null },
): number {
  const { id, revision, sourceId, audience } = row;
  const { lastInsertRowid } = orm
    .insert(summaryMoves)
    .values({ summaryId: id, revision, move, by: memberId, role: actingRole(standing), reason, sha256, at })
    .run();
  recordAudit(orm, {
    ...{ at, actorId: memberId, act, reviewId: sourceId, subjectId: id },
    detail: { revision, audience },
  });
  return Number(lastInsertRowid);
}

/** Neither text nor row was changed since they were read, so what was read is what is decided about. */
function demandUnmoved(orm: Orm, row: SummaryRow, read: ReadSummary): void {
  const now = orm.select({ seq: documents.seq }).from(documents).where(eq(documents.reviewId, row.id)).get();
  if (now?.seq !== read.seq || row.version !== read.version) throw new DocumentMoved();
}
