/** Learning summaries over HTTP. One function per call; every failure is an AppError with what to do. */
import type {
  SummaryDetail,
  SummaryEntry,
  SummaryFindings,
  SummaryPreview,
} from '../../shared/api/summaries.ts';
import type { Audience } from '../../shared/summaries/audiences.ts';
import type { SummaryFacts } from '../../shared/summaries/summary-facts.ts';
import type { AddressKind, FindingDecision } from '../../shared/summaries/summary-states.ts';
import type { SummaryFormat } from '../../shared/summaries/summary-formats.ts';
import { call } from '../api/api-client.ts';

export async function summariesOf(reviewId: string): Promise<SummaryEntry[]> {
  return (await call<{ summaries: SummaryEntry[] }>('GET', `/reviews/${reviewId}/summaries`)).summaries;
}

export function makeSummary(
  reviewId: string,
  asked: { readonly audience: Audience; readonly version?: number },
  idempotencyKey: string,
): Promise<SummaryDetail> {
  return call('POST', `/reviews/${reviewId}/summaries`, { body: asked, idempotencyKey });
}

/** Where the file is made, for `fetchFile`. */
export function exportPath(id: string, format: SummaryFormat): string {
  return `/summaries/${id}/export?format=${format}`;
}

export class SummaryApi {
  readonly #path: string;

  constructor(id: string) {
    this.#path = `/summaries/${id}`;
  }

  detail(): Promise<SummaryDetail> {
    return call('GET', this.#path);
  }

  preview(): Promise<SummaryPreview> {
    return call('GET', `${this.#path}/preview`);
  }

  findings(): Promise<SummaryFindings> {
    return call('GET', `${this.#path}/findings`);
  }

  change(
    change: { readonly audience?: Audience; readonly facts?: Partial<SummaryFacts> },
    ifMatch: number,
  ): Promise<SummaryDetail> {
    return call('PATCH', this.#path, { body: change, ifMatch });
  }

  answer(key: string, decision: FindingDecision, reason: string): Promise<SummaryFindings> {
    return call('PUT', `${this.#path}/findings/${key}`, { body: { decision, reason } });
  }

  /** @param approvers ids of who is asked; none: everybody who can approve it */
  ask(sha256: string, approvers: readonly string[]): Promise<SummaryDetail> {
    return call('POST', `${this.#path}/approval`, { body: { sha256, approvers } });
  }

  takeBack(): Promise<SummaryDetail> {
    return call('DELETE', `${this.#path}/approval`);
  }

  async answerApproval(sha256: string, answer: 'approved' | 'refused', reason: string): Promise<void> {
    await call('PUT', `${this.#path}/approval`, { body: { sha256, answer, reason } });
  }

  releaseNames(released: boolean): Promise<SummaryDetail> {
    return call('PUT', `${this.#path}/names`, { body: { released } });
  }

  publish(address: AddressKind): Promise<SummaryDetail> {
    return call('POST', `${this.#path}/publication`, { body: { address } });
  }

  withdraw(reason: string): Promise<SummaryDetail> {
    return call('POST', `${this.#path}/withdrawal`, { body: { reason } });
  }

  revise(): Promise<SummaryDetail> {
    return call('POST', `${this.#path}/revisions`);
  }
}
