/**
 * Learning summaries over a document that people may still be writing in: begins one, reads it for its audience, looks
 * through it, and takes it through its life on exactly the text that was read. Reading and taking out change nothing.
 */
import * as Y from 'yjs';
import { DocumentMoved } from '../../db/sign-off-store.ts';
import { digestOf } from '../../db/document-store.ts';
import type { By } from '../../db/participant-store.ts';
import type { ReviewStores } from '../../db/review-stores.ts';
import {
  mayNotLeaveYet,
  noSuchFinding,
  summaryChanged,
  tellingReason,
  textMoved,
} from '../../db/summary-refusals.ts';
import type { SummaryRow } from '../../db/summary-rights.ts';
import type { StoredAnswer } from '../../db/summary-store.ts';
import type { SummaryFinding, SummaryFindings, SummaryPreview } from '../../shared/api/summaries.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import type { Clock } from '../../shared/clock.ts';
import { findIdentifiers, scannerVersion } from '../../shared/deidentify/find-identifiers.ts';
import type { KnownNames } from '../../shared/deidentify/finding.ts';
import { identifierWords } from '../../shared/deidentify/identifier-kinds.ts';
import type { RandomBytes } from '../../shared/ids.ts';
import { layoutVersion } from '../../shared/review-document/layout.ts';
import { readLinks, readMeta, readRecords } from '../../shared/review-document/reads.ts';
import type { LearningSummary } from '../../shared/summaries/learning-summary.ts';
import type { Audience } from '../../shared/summaries/audiences.ts';
import { mayBeAsked, mayLeave, type LeaveReason, type Leaving } from '../../shared/summaries/may-leave.ts';
import { plainAdvice } from '../../shared/summaries/plain-advice.ts';
import {
  readLearningSummary,
  withdrawnSummary,
  type SummaryContent,
} from '../../shared/summaries/read-learning-summary.ts';
import { schoolYears } from '../../shared/summaries/readability.ts';
import { nothingWritten, seedSummary, type WrittenForIt } from '../../shared/summaries/seed-summary.ts';
import type { SummaryFacts } from '../../shared/summaries/summary-facts.ts';
import type { AddressKind, FindingDecision } from '../../shared/summaries/summary-states.ts';
import { writeSummary } from '../../shared/summaries/write-summary.ts';
import type { DocumentDoor } from '../document-door.ts';
import type { Hints } from '../hints.ts';
import { findingMac, scanContent, type PlacedFinding } from './scan-content.ts';
import { seedSource } from './seed-source.ts';

export interface SummariesDeps {
  readonly stores: Pick<
    ReviewStores,
    'summaries' | 'summaryLife' | 'reviews' | 'versions' | 'actions' | 'participants'
  >;
  readonly door: DocumentDoor;
  readonly hints: Hints;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Whether this server sends mail. */
  readonly mail: boolean;
  readonly standing: (id: string) => { readonly epoch: number; readonly seq: number } | undefined;
  /** Every name the review of a summary knows, but for those whose release was asked for. */
  readonly knownNames: (summary: Pick<SummaryRow, 'sourceId' | 'facts'>) => Promise<KnownNames>;
}

/** A summary as it leaves, and what stands in the way of that. */
export interface SummaryToLeave {
  readonly model: LearningSummary;
  /** Of an approved text, that in the register; of a draft, of what approval would be asked for. */
  readonly sha256: string;
  readonly audience: Audience;
  readonly reasons: readonly LeaveReason[];
  /** The review it was made from. */
  readonly sourceId: string;
  /** For looking through it again once it is rendered. */
  readonly known: KnownNames;
}

/** What is left out stays. */
type GivenFacts = { readonly [Fact in keyof SummaryFacts]?: SummaryFacts[Fact] | undefined };

/** All that a decision about a summary in work rests on. */
interface Read {
  readonly row: SummaryRow;
  readonly seq: number;
  readonly content: SummaryContent;
  readonly template: { readonly id: string; readonly version: number };
  readonly publicRecord: boolean;
  readonly findings: SummaryFindings;
  /** What was decided, by kind, for the record. */
  readonly decisions: LearningSummary['deidentification']['findings'];
}

/** Bytes of the key under which findings are kept, and characters of names that are random. */
const keyBytes = 32;

export class Summaries {
  readonly #deps: SummariesDeps;

  constructor(deps: SummariesDeps) {
    this.#deps = deps;
  }

  /**
   * Begins a summary of a review, or of one of its versions. The same id again does nothing.
   * @throws AppError `not-found`, `forbidden`
   */
  async make(
    id: string,
    reviewId: string,
    asked: { readonly audience: Audience; readonly version: number | null },
    by: By,
    written: WrittenForIt = nothingWritten,
  ): Promise<void> {
    const { stores, random, clock } = this.#deps;
    const source = await seedSource(this.#deps, reviewId, asked.version, by.memberId);
    const seed = seedSummary({ ...source, written }, random);
    const doc = new Y.Doc();
    doc.clientID = new DataView(random(4).buffer).getUint32(0) || 1;
    writeSummary({ doc, origin: null, random, now: clock }, seed, source.content.meta.template);
    const bytes = Y.encodeStateAsUpdate(doc);
    const { clientID: clientNumber } = doc;
    doc.destroy();
    await stores.summaries.make(
      {
        ...{
          id,
          sourceId: reviewId,
          sourceVersion: asked.version,
          audience: asked.audience,
          facts: seed.facts,
        },
        publicId: lowerLetters(random, 24),
        findingKey: Buffer.from(random(keyBytes)),
        seed: { layout: layoutVersion, bytes, clientNumber },
      },
      by,
    );
    this.#changed(id, reviewId);
  }

  /** The summary as it would leave now. @throws AppError `not-found` */
  async preview(id: string, memberId: string): Promise<SummaryPreview> {
    const { row } = await this.#deps.stores.summaries.standing(id, memberId);
    const read = await this.#read(row);
    const model = this.#modelOf(read, { approved: false, approvedBy: [] });
    return {
      model,
      sha256: digest(model),
      reasons: [...mayLeave(leavingOf(read), row.audience)],
      advice: [...plainAdvice(model)],
      schoolYears: row.facts.language === 'en' ? schoolYears(model.inPlainWords) : null,
    };
  }

  /** What was found in it and what was decided about that. @throws AppError `not-found` */
  async findings(id: string, memberId: string): Promise<SummaryFindings> {
    const { row } = await this.#deps.stores.summaries.standing(id, memberId);
    return (await this.#read(row)).findings;
  }

  /** @param key of a finding that is in the text now */
  async answerFinding(
    id: string,
    key: string,
    answer: { readonly decision: FindingDecision; readonly reason: string },
    by: By,
  ): Promise<void> {
    const { stores } = this.#deps;
    const { row } = await stores.summaries.standing(id, by.memberId);
    const found = (await this.#read(row)).findings.findings.find((finding) => finding.key === key);
    if (found === undefined) throw noSuchFinding();
    const { point, field, kind } = found;
    await stores.summaries.answer(id, { mac: key, point, field, kind, ...answer }, by);
    this.#changed(id, row.sourceId);
  }

  /** @param seen the version the writer saw; null accepts any */
  async change(
    id: string,
    change: { readonly audience?: Audience | undefined; readonly facts?: GivenFacts | undefined },
    seen: number | null,
    by: By,
  ): Promise<void> {
    const { stores } = this.#deps;
    const { row } = await stores.summaries.standing(id, by.memberId);
    const given = Object.entries(change.facts ?? {}).filter(([, value]) => value !== undefined);
    const facts = { ...row.facts, ...Object.fromEntries(given) };
    // Facts are merged into those of this version, so it must still be there when they are stored.
    const version = seen ?? row.version;
    if (version !== row.version) throw summaryChanged();
    await stores.summaries.change(id, { audience: change.audience ?? row.audience, facts }, version, by);
    this.#changed(id, row.sourceId);
  }

  /**
   * Asks for approval of the text that the asker saw. @param approvers who is told; nobody: everybody who may approve it
   * @throws AppError as the store says, and why it may not leave
   */
  async ask(id: string, sha256: string, approvers: readonly string[], by: By): Promise<void> {
    const { stores, mail } = this.#deps;
    await this.#decide(id, sha256, by, async (read, seen) => {
      const reasons = mayBeAsked(leavingOf(read), read.row.audience);
      if (reasons.length > 0) throw mayNotLeaveYet(reasons);
      return stores.summaryLife.ask(id, seen, { chosen: approvers, mail }, by);
    });
  }

  /** Approves the text that the second person saw, and freezes it in the register. */
  async approve(id: string, sha256: string, by: By): Promise<void> {
    await this.#decide(id, sha256, by, async (read, seen) => {
      const { row } = read;
      const reasons = mayLeave({ ...leavingOf(read), state: 'approved' }, row.audience);
      if (reasons.length > 0) throw mayNotLeaveYet(reasons);
      const freeze = (role: string): { content: string; sha256: string } => {
        const content = canonicalJson(this.#modelOf(read, { approved: true, approvedBy: [role] }));
        return { content, sha256: digestOf(content) };
      };
      return this.#deps.stores.summaryLife.approve(id, seen, freeze, by);
    });
  }

  async refuse(id: string, reason: string, by: By): Promise<void> {
    await this.#move(id, by, (life) => life.refuse(id, reason, by));
  }

  async takeBack(id: string, by: By): Promise<void> {
    await this.#move(id, by, (life) => life.takeBack(id, by));
  }

  async releaseNames(id: string, released: boolean, by: By): Promise<void> {
    await this.#move(id, by, (life) => life.releaseNames(id, released, by));
  }

  /** A public address is that of its public id; an unguessable one is drawn once and stays. */
  async publish(id: string, kind: AddressKind, by: By): Promise<void> {
    await this.#move(id, by, (life, row) => {
      const drawn = row.addressKind === 'unguessable' ? row.address : null;
      const token = {
        none: null,
        public: row.publicId,
        unguessable: drawn ?? lowerLetters(this.#deps.random, 40),
      };
      return life.publish(id, { kind, token: token[kind] }, by);
    });
  }

  /** @throws AppError `invalid-input` when the reason, which everybody reads, could tell who or where it was */
  async withdraw(id: string, reason: string, by: By): Promise<void> {
    const { row } = await this.#deps.stores.summaries.standing(id, by.memberId);
    const [found] = findIdentifiers(reason, await this.#deps.knownNames(row));
    if (found !== undefined)
      throw tellingReason(reason.slice(found.from, found.to), identifierWords[found.kind].name);
    await this.#move(id, by, (life) => life.withdraw(id, reason, by));
  }

  async revise(id: string, by: By): Promise<void> {
    await this.#move(id, by, (life) => life.revise(id, Buffer.from(this.#deps.random(keyBytes)), by));
  }

  /**
   * What the export of a summary is made from, for whoever reads it in work: the approved text out of the register, or
   * the draft as it is now. Whether it may leave is said with it. @throws AppError `not-found`
   */
  async readSummary(id: string, memberId: string): Promise<SummaryToLeave> {
    const { stores, knownNames } = this.#deps;
    const { row } = await stores.summaries.standing(id, memberId);
    const { audience, sourceId } = row;
    const known = await knownNames(row);
    if (row.state === 'draft' || row.state === 'asked') {
      const read = await this.#read(row);
      const model = this.#modelOf(read, { approved: false, approvedBy: [] });
      const reasons = mayLeave(leavingOf(read), audience);
      return { model, sha256: digest(model), audience, reasons, sourceId, known };
    }
    return { ...(await this.readRegistered(id, row.revision, memberId)), sourceId, known };
  }

  /** An approved text; after its withdrawal it says so, and why. @throws AppError `not-found` */
  async readRegistered(
    id: string,
    revision: number | 'published',
    memberId: string,
  ): Promise<Omit<SummaryToLeave, 'known' | 'sourceId'>> {
    const { model, sha256, row } = await this.#deps.stores.summaries.registered(id, revision, memberId);
    const { withdrawnReason, audience } = row;
    return {
      ...{ sha256, audience: model.audience },
      model: withdrawnReason === null ? model : withdrawnSummary(model, withdrawnReason),
      reasons: withdrawnReason === null ? [] : mayLeave({ ...nothingOpen, state: 'withdrawn' }, audience),
    };
  }

  /** Reads once more what was decided about, and decides only if it is what the decider saw. */
  async #decide(
    id: string,
    sha256: string,
    { memberId }: By,
    decide: (
      read: Read,
      seen: { readonly seq: number; readonly version: number; readonly sha256: string },
    ) => Promise<readonly string[]>,
  ): Promise<void> {
    const { row } = await this.#deps.stores.summaries.standing(id, memberId);
    const read = await this.#read(row);
    const now = digest(this.#modelOf(read, { approved: false, approvedBy: [] }));
    if (now !== sha256) throw textMoved();
    try {
      const told = await decide(read, { seq: read.seq, version: row.version, sha256: now });
      this.#changed(id, row.sourceId, told);
    } catch (error) {
      throw error instanceof DocumentMoved ? textMoved() : error;
    }
  }

  async #move(
    id: string,
    { memberId }: By,
    move: (life: ReviewStores['summaryLife'], row: SummaryRow) => Promise<readonly string[]>,
  ): Promise<void> {
    const { stores } = this.#deps;
    const { row } = await stores.summaries.standing(id, memberId);
    const told = await move(stores.summaryLife, row);
    this.#changed(id, row.sourceId, told);
  }

  async #read(row: SummaryRow): Promise<Read> {
    const { stores, door, standing, knownNames } = this.#deps;
    // Read before the content, which is therefore at least as new.
    const { seq } = standing(row.id) ?? { seq: 0 };
    const { template, ...written } = await door.read(row.id, (doc) => ({
      points: readRecords(doc, 'points'),
      links: readLinks(doc),
      template: readMeta(doc).template,
    }));
    const content = { ...written, facts: row.facts };
    // Once it was published nobody can tell any more what was found.
    const found = row.findingKey === null ? [] : await scanContent(content, await knownNames(row));
    const publicRecord = (await stores.reviews.facts(row.sourceId))?.publicCase === true;
    return { row, seq, content, template, publicRecord, ...(await this.#answered(row, found)) };
  }

  async #answered(
    row: SummaryRow,
    found: readonly PlacedFinding[],
  ): Promise<Pick<Read, 'findings' | 'decisions'>> {
    const answers = await this.#deps.stores.summaries.answers(row.id, row.revision);
    const key = row.findingKey ?? new Uint8Array();
    const findings = found.map((finding): SummaryFinding => {
      const mac = findingMac(key, finding);
      const answer = answers.get(mac);
      return {
        ...finding,
        key: mac,
        answer:
          answer === undefined
            ? null
            : { decision: answer.decision, reason: answer.reason, byName: answer.byName, at: answer.at },
      };
    });
    const open = findings.filter(({ answer }) => answer?.decision !== 'kept').length;
    return {
      findings: { scanner: scannerVersion, open, findings },
      decisions: decisionsOf(answers.values(), new Set(findings.map((one) => one.key))),
    };
  }

  #modelOf(
    { row, content, template, publicRecord, findings, decisions }: Read,
    approval: { readonly approved: boolean; readonly approvedBy: readonly string[] },
  ): LearningSummary {
    return readLearningSummary(content, {
      ...approval,
      ...{ publicId: row.publicId, revision: row.revision, audience: row.audience, template, publicRecord },
      withdrawnBecause: row.withdrawnReason,
      made: new Date(row.askedAt ?? this.#deps.clock()).toISOString().slice(0, 7),
      // Whether they may leave is asked apart; who approves reads what they approve.
      namesReleased: true,
      scanner: findings.scanner,
      findings: decisions,
    });
  }

  /** @param told whose inbox changed with it */
  #changed(id: string, sourceId: string, told: readonly string[] = []): void {
    const { hints } = this.#deps;
    hints.publish({ kind: 'summary', reviewId: id });
    hints.publish({ kind: 'summary', reviewId: sourceId });
    if (told.length > 0) hints.publish({ kind: 'inbox', memberIds: told });
  }
}

const nothingOpen: Omit<Leaving, 'state'> = {
  openFindings: 0,
  namesShown: false,
  namesReleased: false,
  lessons: 1,
  plainWords: 1,
};

function leavingOf({ row, content, findings }: Read): Leaving {
  const written = (part: string): number =>
    content.points.filter((point) => point.part === part && point.text.trim() !== '').length;
  return {
    state: row.state,
    openFindings: findings.open,
    namesShown: Object.values(row.facts.names).some(({ shown }) => shown),
    namesReleased: row.namesReleasedAt !== null,
    lessons: written('lesson'),
    plainWords: written('plain-words'),
  };
}

/**
 * How often something of a kind was decided about. What was kept counts while it stands there, what was generalised or
 * taken out counts once it is gone.
 */
function decisionsOf(answers: Iterable<StoredAnswer>, present: ReadonlySet<string>): Read['decisions'] {
  const kinds = new Map<string, { generalised: number; removed: number; kept: number }>();
  for (const { mac, kind, decision } of answers) {
    if ((decision === 'kept') !== present.has(mac)) continue;
    const count = kinds.get(kind) ?? { generalised: 0, removed: 0, kept: 0 };
    kinds.set(kind, { ...count, [decision]: count[decision] + 1 });
  }
  return [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => ({ kind, ...count }));
}

function digest(model: LearningSummary): string {
  return digestOf(canonicalJson(model));
}

/** Small letters and digits; five bits each. */
function lowerLetters(random: RandomBytes, length: number): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  return Array.from(random(length), (byte) => alphabet[byte % alphabet.length] ?? 'a').join('');
}
