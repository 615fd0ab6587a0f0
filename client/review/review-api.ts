/**
 * What an open review asks of the server over HTTP. Thin: one call each; whoever calls decides what to do with it.
 */
import type { Action } from '../../shared/api/actions.ts';
import type {
  ChangeReviewRequest,
  DocumentRead,
  PartnerPage,
  RecoveredText,
  Review,
} from '../../shared/api/reviews.ts';
import type { PlaceHistory } from '../../shared/api/history.ts';
import type { TemplateSummary } from '../../shared/api/templates.ts';
import type { VersionComparison, VersionEntry } from '../../shared/api/versions.ts';
import type { Stage } from '../../shared/access.ts';
import type { ReviewContent } from '../../shared/review-document/records.ts';
import type { ShownTemplate } from '../../shared/templates/shown-template.ts';
import type { TemplateRef } from '../../shared/templates/template.ts';
import { call } from '../api/api-client.ts';
import { toAppError } from '../api/api-errors.ts';

/** One move between stages, as the history shows it. */
export interface StageChangeEntry {
  readonly from: Stage;
  readonly to: Stage;
  readonly reason: string | null;
  readonly byName: string;
  /** UTC milliseconds. */
  readonly at: number;
}

export class ReviewApi {
  readonly #path: string;
  readonly reviewId: string;

  constructor(reviewId: string) {
    this.reviewId = reviewId;
    this.#path = `/reviews/${encodeURIComponent(reviewId)}`;
  }

  review(): Promise<Review> {
    return call<Review>('GET', this.#path);
  }

  /** What the review asks for: its sections with their words. */
  template(): Promise<ShownTemplate> {
    return call<ShownTemplate>('GET', `${this.#path}/template`);
  }

  /** What the review could be promoted to. */
  async templates(): Promise<readonly TemplateSummary[]> {
    return (await call<{ templates: readonly TemplateSummary[] }>('GET', '/templates')).templates;
  }

  /** @param from what the review is seen to have; refused when it has another one by now */
  promote(templateId: string, from: TemplateRef): Promise<Review> {
    return call<Review>('POST', `${this.#path}/promotion`, { body: { templateId, from } });
  }

  /** What is left out stays. */
  change(change: ChangeReviewRequest): Promise<Review> {
    return call<Review>('PATCH', this.#path, { body: change });
  }

  changeStage(to: Stage, reason: string): Promise<Review> {
    return call<Review>('POST', `${this.#path}/stage`, { body: reason === '' ? { to } : { to, reason } });
  }

  async stageChanges(): Promise<readonly StageChangeEntry[]> {
    const page = await call<{ changes: readonly StageChangeEntry[] }>('GET', `${this.#path}/stage-changes`);
    return page.changes;
  }

  async actions(): Promise<readonly Action[]> {
    const page = await call<{ actions: readonly Action[] }>('GET', `${this.#path}/actions`);
    return page.actions;
  }

  async content(): Promise<ReviewContent> {
    return (await call<DocumentRead>('GET', `${this.#path}/document`)).content;
  }

  partnerPage(): Promise<PartnerPage> {
    return call<PartnerPage>('GET', `${this.#path}/partner-page`);
  }

  /** A patient partner's point. The same key makes it once, however often it is sent. */
  addVoice(text: string, idempotencyKey: string): Promise<PartnerPage> {
    return call<PartnerPage>('POST', `${this.#path}/voices`, { body: { text }, idempotencyKey });
  }

  async recovered(): Promise<readonly RecoveredText[]> {
    const page = await call<{ recovered: readonly RecoveredText[] }>('GET', `${this.#path}/recovered`);
    return page.recovered;
  }

  /** Answers with what is still open. */
  async settleRecovered(id: string, outcome: 'put-back' | 'leave'): Promise<readonly RecoveredText[]> {
    const path = `${this.#path}/recovered/${encodeURIComponent(id)}`;
    const page = await call<{ recovered: readonly RecoveredText[] }>('POST', path, { body: { outcome } });
    return page.recovered;
  }

  /** What happened to a place; `before` goes on where an earlier answer ended. */
  history(place: string, before?: number): Promise<PlaceHistory> {
    const query = new URLSearchParams({ place, ...(before === undefined ? {} : { before: String(before) }) });
    return call<PlaceHistory>('GET', `${this.#path}/history?${query.toString()}`);
  }

  /** Newest first. */
  async versions(): Promise<readonly VersionEntry[]> {
    return (await call<{ versions: readonly VersionEntry[] }>('GET', `${this.#path}/versions`)).versions;
  }

  /** Answers with the number of the version that was kept. */
  async keepVersion(): Promise<number> {
    return (await call<{ number: number }>('POST', `${this.#path}/versions`)).number;
  }

  /** What is different now from what a version holds. */
  async compareVersion(number: number): Promise<VersionComparison['differences']> {
    return (await call<VersionComparison>('GET', `${this.#path}/versions/${number}/compare/0`)).differences;
  }

  /** Answers with the number of the version that holds what was there before. */
  async restoreVersion(number: number): Promise<number> {
    return (await call<{ kept: number }>('POST', `${this.#path}/versions/${number}/restore`)).kept;
  }

  /** What went wrong, with what to do, in one line. */
  sentenceOf(thrown: unknown): string {
    const error = toAppError(thrown);
    return error.remedy === '' ? error.message : `${error.message} ${error.remedy}`;
  }
}
