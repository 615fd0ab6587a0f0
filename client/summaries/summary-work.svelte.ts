/**
 * An open summary: its row, its live document, what was found in it and what would leave. Rows are fetched again when
 * the server hints, the findings when the text has come to rest on the server. Decides nothing about rights itself.
 */
import { createContext, untrack } from 'svelte';
import type { Me } from '../../shared/api/accounts.ts';
import type {
  SummaryDetail,
  SummaryFinding,
  SummaryFindings,
  SummaryPreview,
} from '../../shared/api/summaries.ts';
import { AppError } from '../../shared/errors.ts';
import { closeCodes } from '../../shared/collab/protocol.ts';
import type { PointPart, PointRecord, ReviewContent } from '../../shared/review-document/records.ts';
import { readRecords } from '../../shared/review-document/reads.ts';
import { recordText } from '../../shared/review-document/edits.ts';
import { replaceStretch } from '../../shared/review-document/text-edits.ts';
import type { FindingDecision } from '../../shared/summaries/summary-states.ts';
import { session as account } from '../account/session.svelte.ts';
import { call } from '../api/api-client.ts';
import { toAppError } from '../api/api-errors.ts';
import { events } from '../api/events.svelte.ts';
import { Resource } from '../api/resource.svelte.ts';
import { ReviewSession } from '../collab/review-session.svelte.ts';
import { liveRead } from '../collab/y-runes.svelte.ts';
import { showToast } from '../ui/toasts.svelte.ts';
import { factAt, withFactAt } from './fact-paths.ts';
import { SummaryApi } from './summary-api.ts';

/** Milliseconds without a change after which the text is looked through again. */
const atRest = 900;

export class SummaryWork {
  readonly id: string;
  readonly api: SummaryApi;
  readonly preview: Resource<SummaryPreview>;
  readonly findings: Resource<SummaryFindings>;
  /** The live text; null for those who read what would leave and nothing else. */
  readonly session: ReviewSession | null;
  detail: SummaryDetail = $state.raw() as SummaryDetail;
  /** Where there is room for one of them only: whether that is the text, or what otherwise stands beside it. */
  textShown = $state(true);
  /** The finding that is looked at now. */
  lookedAt: string | null = $state(null);
  /** Shows where a finding is decided about, or else everything that stands in the way; set by the desk. */
  look: (key: string | null) => void = () => undefined;
  readonly #live: { readonly current: readonly PointRecord[] } | null;
  readonly points: readonly PointRecord[] = $derived.by(() => this.#live?.current ?? []);
  #stops: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(detail: SummaryDetail, me: Me) {
    const { id, epoch } = detail;
    this.id = id;
    this.detail = detail;
    this.api = new SummaryApi(id);
    this.preview = new Resource(() => this.api.preview());
    this.findings = new Resource(() => this.api.findings());
    this.session = epoch === null ? null : this.#sessionOf(detail, epoch, me);
    const { session } = this;
    this.#live =
      session === null
        ? null
        : liveRead(
            () => session.doc,
            ['points'],
            (doc) => readRecords(doc, 'points'),
          );
  }

  /** Whether text and facts take changes from this person now. */
  get writable(): boolean {
    return this.detail.may.write && this.session !== null && !this.session.readOnly;
  }

  pointsOf(part: PointPart): readonly PointRecord[] {
    return this.points.filter((point) => point.part === part);
  }

  /** Findings in one text, of those that still stand where they were found. */
  findingsIn(point: string, field: string): readonly SummaryFinding[] {
    return (this.findings.value?.findings ?? []).filter((one) => one.point === point && one.field === field);
  }

  async start(): Promise<void> {
    this.#stops.push(events.subscribe(['summaries', 'reviews'], () => void this.refresh()));
    void this.preview.refresh();
    void this.findings.refresh();
    const { session } = this;
    if (session === null) return;
    this.#stops.push(followSession(session), this.#followText(session), () => session.dispose());
    await session.start();
  }

  leave(): void {
    clearTimeout(this.#timer);
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  take(detail: SummaryDetail): void {
    this.detail = detail;
    this.session?.setMayWrite(detail.may.write);
    void this.preview.refresh();
    void this.findings.refresh();
  }

  /** Everything beside the text again. A summary that is gone says so with the next step somebody takes. */
  async refresh(): Promise<void> {
    try {
      this.take(await this.api.detail());
    } catch (thrown) {
      showToast(toAppError(thrown).message);
    }
  }

  /** Runs an edit as a step of undo of its own. */
  step<T>(edit: (session: ReviewSession) => T): T | undefined {
    const { session } = this;
    if (session === null) return undefined;
    session.undo.stopCapturing();
    const result = edit(session);
    session.undo.stopCapturing();
    return result;
  }

  /**
   * Records what is done about a finding, and does it: other words in its place, none, or the same with a reason.
   * @throws AppError when the words changed meanwhile, and what the call throws
   */
  async settle(
    finding: SummaryFinding,
    decision: FindingDecision,
    words: string,
    reason = '',
  ): Promise<void> {
    const found = await this.api.answer(finding.key, decision, reason);
    if (decision === 'kept') this.findings.set(found);
    else if (finding.point === 'facts') await this.#replaceFact(finding, words);
    else this.#replacePoint(finding, words);
  }

  async #replaceFact({ field, from, to, text }: SummaryFinding, words: string): Promise<void> {
    const held = factAt(this.detail.facts, field);
    if (held?.slice(from, to) !== text) throw movedMeanwhile();
    const facts = withFactAt(this.detail.facts, field, held.slice(0, from) + words + held.slice(to));
    if (facts !== undefined) this.take(await this.api.change({ facts }, this.detail.version));
  }

  #replacePoint({ point, field, from, to, text }: SummaryFinding, words: string): void {
    const done = this.step((session) =>
      replaceStretch(
        session.editing,
        recordText(session.doc, 'points', point, field as 'text'),
        { from, to, words: text },
        words,
      ),
    );
    if (done !== true) throw movedMeanwhile();
  }

  #sessionOf(detail: SummaryDetail, epoch: number, me: Me): ReviewSession {
    return new ReviewSession({
      reviewId: detail.id,
      epoch,
      self: { memberId: me.id, name: me.name, role: 'panel', colour: me.colour },
      mayWrite: detail.may.write,
      loadEpoch: async () => (await this.api.detail()).epoch ?? epoch,
      loadContent: () => call<ReviewContent>('GET', `/reviews/${detail.id}/document`),
      say: (sentence) => showToast(sentence),
    });
  }

  /** Looks through the text again once it has come to rest and is on the server's disk. */
  #followText(session: ReviewSession): () => void {
    return $effect.root(() => {
      $effect(() => {
        const { points } = this;
        if (points.length === 0 && !session.ready) return;
        untrack(() => {
          clearTimeout(this.#timer);
          this.#timer = setTimeout(() => void this.#lookAgain(session), atRest);
        });
      });
    });
  }

  async #lookAgain(session: ReviewSession): Promise<void> {
    try {
      await session.whenSaved();
    } catch {
      // Not on the server yet: the light says so, and the next change asks again.
      return;
    }
    await Promise.all([this.findings.refresh(), this.preview.refresh()]);
  }
}

function movedMeanwhile(): AppError {
  return new AppError(
    'changed-meanwhile',
    'The words have changed meanwhile, so nothing was put in their place.',
    'Look at the text again; what still stands there is found again in a moment.',
  );
}

/** Signing in again over the page goes on with the session that ran out. */
function followSession(session: ReviewSession): () => void {
  return $effect.root(() => {
    $effect(() => {
      if (session.closed?.code === closeCodes.signIn) untrack(() => account.lapse());
    });
    $effect(() => {
      if (account.me !== undefined) untrack(() => session.resume());
    });
  });
}

const [getSummary, setSummary] = createContext<SummaryWork>();
export { getSummary, setSummary };
