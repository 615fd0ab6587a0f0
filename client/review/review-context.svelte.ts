/**
 * What every part of an open review shares: its row, its live session, its sections, the rows of its actions.
 * Decides nothing about rights itself: it asks the one table. Refuses to be read outside a review page.
 */
import { createContext } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { can, isOpenForWriting } from '../../shared/access.ts';
import type { ReviewAct } from '../../shared/access.ts';
import type { Action } from '../../shared/api/actions.ts';
import type { Participant, RecoveredText, Review } from '../../shared/api/reviews.ts';
import type { Notice } from '../../shared/collab/protocol.ts';
import type { AskedSection, ShownTemplate } from '../../shared/templates/shown-template.ts';
import { shownSections } from './shown-sections.ts';
import type { ShownSection } from './shown-sections.ts';
import type { ReviewSession } from '../collab/review-session.svelte.ts';
import type { LanguageHelp } from '../language/language-help.svelte.ts';
import { announce } from '../ui/announce.svelte.ts';
import { ReviewProgress } from './outline/review-progress.svelte.ts';
import type { Company } from './presence/company.svelte.ts';
import type { Agreement } from './agreement/agreement.svelte.ts';
import type { Comments } from './comments/comments.svelte.ts';
import type { FromBeforeList } from './from-before/from-before.svelte.ts';
import type { ReviewApi } from './review-api.ts';
import { SideView } from './side-view.svelte.ts';
import { VersionList } from './version-list.svelte.ts';

export class ReviewContext {
  readonly session: ReviewSession;
  readonly api: ReviewApi;
  /** Which panel is open, and the way to any section or record on the page. */
  readonly view = new SideView();
  readonly #actions = new SvelteMap<string, Action>();
  #review: Review = $state.raw() as Review;
  readonly progress: ReviewProgress;
  readonly versions: VersionList;
  #recovered: readonly RecoveredText[] = $state.raw([]);
  /** This person's language help; null until it has been loaded. */
  help: LanguageHelp | null = $state.raw(null);
  /** Following and asking everyone to come; null until it has been loaded. */
  company: Company | null = $state.raw(null);
  /** The comments; null until they have been loaded. */
  comments: Comments | null = $state.raw(null);
  /** The agreement; null until it has been loaded. */
  agreement: Agreement | null = $state.raw(null);
  /** What is open of earlier reviews; null until it has been loaded. */
  fromBefore: FromBeforeList | null = $state.raw(null);
  /** The last row that could not be fetched again, in a sentence; null once it succeeded. */
  fetchFault: string | null = $state(null);

  #template: ShownTemplate = $state.raw() as ShownTemplate;
  /** Kept sections that were shown once: they stay while the page is open, even when their last letter goes. */
  readonly #onceHeld = new Set<string>();
  readonly sections: readonly ShownSection[] = $derived(
    shownSections(this.#template, (section) => this.#holdsAnything(section)),
  );

  constructor(review: Review, template: ShownTemplate, session: ReviewSession, api: ReviewApi) {
    this.#review = review;
    this.#template = template;
    this.session = session;
    this.api = api;
    this.versions = new VersionList(api);
    this.progress = new ReviewProgress(
      session,
      () => [...this.#template.sections, ...this.#template.kept],
      () => this.sections,
    );
  }

  /** What the review asks for; another one once it was promoted. */
  get template(): ShownTemplate {
    return this.#template;
  }

  /** The review's row as last fetched. */
  get review(): Review {
    return this.#review;
  }

  get participants(): readonly Participant[] {
    return this.#review.participants;
  }

  /** Rows of actions by action id. One that was proposed a moment ago may not have its row yet. */
  get actions(): ReadonlyMap<string, Action> {
    return this.#actions;
  }

  /** Text that a merge swallowed and nobody has decided about yet. */
  get recovered(): readonly RecoveredText[] {
    return this.#recovered;
  }

  /** Whether the reader's role in this review grants an act. The server asks the same table again. */
  may(act: ReviewAct): boolean {
    return can({ organisationRoles: [], reviewRole: this.#review.myRole }, act);
  }

  /** Whether the document takes edits from this reader at this moment. */
  get writable(): boolean {
    return this.may('document.write') && isOpenForWriting(this.#review.stage) && !this.session.readOnly;
  }

  section(id: string): ShownSection | undefined {
    return this.sections.find((section) => section.id === id);
  }

  participant(memberId: string): Participant | undefined {
    return this.#review.participants.find((participant) => participant.memberId === memberId);
  }

  /** Runs an edit as a step of undo of its own: what was typed before and after it stays apart. */
  step<T>(edit: () => T): T {
    this.session.undo.stopCapturing();
    const result = edit();
    this.session.undo.stopCapturing();
    return result;
  }

  /** Takes over a row that another call has just returned. */
  take(review: Review): void {
    this.#review = review;
  }

  /** Gives the review another template and takes over its sections. @throws what the call throws */
  async promote(templateId: string): Promise<void> {
    const { id, version } = this.#template;
    const review = await this.api.promote(templateId, { id, version });
    await this.#followTemplate(review);
    this.#review = review;
  }

  /** Takes over what is still on offer after a decision. */
  takeRecovered(recovered: readonly RecoveredText[]): void {
    this.#recovered = recovered;
  }

  takeAction(action: Action): void {
    this.#actions.set(action.actionId, action);
  }

  async refreshReview(): Promise<void> {
    await this.#guard(async () => {
      const review = await this.api.review();
      await this.#followTemplate(review);
      this.#review = review;
    });
  }

  async refreshActions(): Promise<void> {
    if (!this.may('action.list')) return;
    await this.#guard(async () => {
      const rows = await this.api.actions();
      const living = new Set(rows.map((row) => row.actionId));
      for (const id of this.#actions.keys()) if (!living.has(id)) this.#actions.delete(id);
      for (const row of rows) this.#actions.set(row.actionId, row);
    });
  }

  async refreshRecovered(): Promise<void> {
    if (!this.may('recovered.resolve')) return;
    await this.#guard(async () => {
      this.#recovered = await this.api.recovered();
    });
  }

  /** Fetches every row again. */
  async refreshAll(): Promise<void> {
    await this.refreshReview();
    await Promise.all([
      this.refreshActions(),
      this.refreshRecovered(),
      this.comments?.refresh(),
      this.agreement?.refresh(),
      this.fromBefore?.refresh(),
    ]);
  }

  /** Fetches what a notice of the server says has changed. */
  heed(notice: Notice): void {
    const { kinds } = notice;
    if (kinds.includes('actions')) void this.refreshActions();
    if (kinds.includes('recovered')) void this.refreshRecovered();
    if (kinds.includes('comments')) void this.comments?.refresh();
    this.agreement?.heard(kinds);
    this.fromBefore?.heard(kinds);
    if (kinds.includes('versions')) void this.versions.heard(this.#selfId);
    if (kinds.some((kind) => kind === 'participants' || kind === 'phase' || kind === 'review')) {
      void this.refreshReview();
    }
  }

  /** Takes over the sections of another template, when the row says that it has one. */
  async #followTemplate({ templateId, templateVersion }: Review): Promise<void> {
    const { id, version } = this.#template;
    if (templateId === id && templateVersion === version) return;
    this.#template = await this.api.template();
    announce(`The template of this review is now: ${this.#template.name}. Everything written is still here.`);
  }

  #holdsAnything(section: AskedSection): boolean {
    if (this.progress.of(section.id)?.state !== 'empty') this.#onceHeld.add(section.id);
    return this.#onceHeld.has(section.id);
  }

  get #selfId(): string | undefined {
    return this.session.presence.people.find(({ self }) => self)?.memberId;
  }

  async #guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.fetchFault = null;
    } catch (fault) {
      this.fetchFault = this.api.sentenceOf(fault);
    }
  }
}

export const [getReviewContext, setReviewContext] = createContext<ReviewContext>();
