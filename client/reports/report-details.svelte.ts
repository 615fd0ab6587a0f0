/** One quick report, kept fresh by hints, and what a safety lead may decide about it. */
import type { ChangeReportRequest, Report } from '../../shared/api/reports.ts';
import { call, newKey } from '../api/api-client.ts';
import { checkTitle } from '../api/checks.ts';
import { events } from '../api/events.svelte.ts';
import { Form, type Checks } from '../api/form.svelte.ts';
import { Resource } from '../api/resource.svelte.ts';

export type Decision = 'under-look' | 'review' | 'join' | 'closed' | 'words';

export class ReportDetails {
  readonly report = new Resource(() => call<Report>('GET', this.#path));
  readonly form = new Form('decide');
  decision = $state<Decision | ''>('');
  words = $state('');
  title = $state('');
  templateId = $state('huddle');
  reviewId = $state('');
  readonly #path: string;
  readonly #key = newKey();

  constructor(reportId: string) {
    this.#path = `/reports/${encodeURIComponent(reportId)}`;
  }

  follow(): () => void {
    void this.report.refresh();
    return events.subscribe(['reports'], () => void this.report.refresh());
  }

  /** Carries the decision out. Resolves with whether it is done; the form says why not. */
  async decide(): Promise<boolean> {
    const done = await this.form.submit(this.#checks(), async () => {
      this.report.set(await this.#send());
    });
    if (done) {
      this.decision = '';
      this.words = '';
    }
    if (this.form.refusal?.code === 'changed-meanwhile') await this.report.refresh();
    return done;
  }

  async thank(goodCatch: boolean): Promise<void> {
    await this.form.submit({}, async () => this.report.set(await this.#change({ goodCatch })));
  }

  #checks(): Checks {
    const needsWords = this.decision === 'closed' || this.decision === 'words';
    return {
      title: this.decision === 'review' ? checkTitle(this.title, 'the review a title') : undefined,
      reviewId:
        this.decision === 'join' && this.reviewId === '' ? 'Choose the review it belongs to.' : undefined,
      words: needsWords && this.words.trim() === '' ? 'Write a sentence to the reporter.' : undefined,
    };
  }

  async #send(): Promise<Report> {
    const words = this.words.trim();
    const said = words === '' ? {} : { words };
    switch (this.decision) {
      case 'review':
        return call<Report>('POST', `${this.#path}/review`, {
          body: { templateId: this.templateId, title: this.title.trim(), ...said },
          ifMatch: this.#version,
          idempotencyKey: this.#key,
        });
      case 'join':
        return call<Report>('POST', `${this.#path}/join`, {
          body: { reviewId: this.reviewId, ...said },
          ifMatch: this.#version,
        });
      case 'under-look':
      case 'closed':
        return this.#change({ state: this.decision, ...said });
      default:
        return this.#change(said);
    }
  }

  #change(body: ChangeReportRequest): Promise<Report> {
    return call<Report>('PATCH', this.#path, { body, ifMatch: this.#version });
  }

  get #version(): number {
    return this.report.value?.version ?? 0;
  }
}
