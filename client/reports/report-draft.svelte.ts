/**
 * A quick report while it is written. Every change is kept on this device, for this member, until it is sent or thrown
 * away, so that a closed tab or a flat battery costs nothing.
 */
import type { CreateReportRequest, Report } from '../../shared/api/reports.ts';
import type { ReportGrade } from '../../shared/reports/report-state.ts';
import { call, newKey } from '../api/api-client.ts';
import { checkDay } from '../api/checks.ts';
import { Form, type Checks } from '../api/form.svelte.ts';
import { reportDraftKey } from './report-draft-key.ts';

export type When = 'today' | 'yesterday' | 'day' | 'unknown';

export interface DraftFields {
  happened: string;
  shown: string;
  when: When;
  day: string;
  time: string;
  grade: ReportGrade | '';
  affected: string;
  systemName: string;
  lookAt: string;
  named: boolean;
}

const longest = 4000;

function empty(): DraftFields {
  return {
    happened: '',
    shown: '',
    when: 'today',
    day: '',
    time: '',
    grade: '',
    affected: '',
    systemName: '',
    lookAt: '',
    named: false,
  };
}

export class ReportDraft {
  fields: DraftFields = $state(empty());
  /** Whether something of before was found on this device. */
  restored = $state(false);
  readonly form = new Form('report');
  readonly #storageKey: string;
  /** Kept with the draft until it is sent: a second try after a broken connection sends no second report. */
  #key = newKey();

  constructor(memberId: string) {
    this.#storageKey = reportDraftKey(memberId);
    this.#restore();
  }

  get isEmpty(): boolean {
    return JSON.stringify(this.fields) === JSON.stringify(empty());
  }

  /** Keeps what is typed on this device. A browser that keeps nothing is no fault of the person. */
  keep(): void {
    try {
      if (this.isEmpty) localStorage.removeItem(this.#storageKey);
      else localStorage.setItem(this.#storageKey, JSON.stringify({ ...this.fields, key: this.#key }));
    } catch {
      // Private windows may refuse; the words then live as long as the page.
    }
  }

  discard(): void {
    this.fields = empty();
    this.restored = false;
    this.#key = newKey();
    this.form.clear();
    this.keep();
  }

  /** Sends it; resolves with the report, or undefined when it was refused (the form says why). */
  async send(today: string, yesterday: string, systemId: string | undefined): Promise<Report | undefined> {
    let sent: Report | undefined;
    await this.form.submit(this.#checks(today), async () => {
      const body = this.#request(today, yesterday, systemId);
      sent = await call<Report>('POST', '/reports', { body, idempotencyKey: this.#key });
      this.discard();
    });
    return sent;
  }

  #checks(today: string): Checks {
    const { happened, shown, affected, lookAt, grade, when, day } = this.fields;
    const tooLong = (text: string, what: string): string | undefined =>
      text.trim().length > longest ? `Keep ${what} under 4,000 characters.` : undefined;
    return {
      happened:
        happened.trim() === '' ? 'Say in a few words what happened.' : tooLong(happened, 'what happened'),
      shown: tooLong(shown, 'what the AI system showed'),
      day: when === 'day' ? dayFault(day, today) : undefined,
      grade: grade === '' ? 'Choose what came of it as far as you know.' : undefined,
      affected: tooLong(affected, 'who was affected'),
      lookAt: tooLong(lookAt, 'what somebody should look at'),
    };
  }

  #request(today: string, yesterday: string, systemId: string | undefined): CreateReportRequest {
    const { happened, shown, when, day, time, grade, affected, systemName, lookAt, named } = this.fields;
    const occurredOn = { today, yesterday, day, unknown: null }[when];
    return {
      happened,
      shown,
      occurredOn,
      occurredAt: occurredOn === null || time === '' ? null : time,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      grade: grade === '' ? 'none-yet' : grade,
      affected,
      systemId: systemId ?? null,
      systemName,
      lookAt,
      named,
    };
  }

  #restore(): void {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#storageKey) ?? 'null') as
        (Partial<DraftFields> & { key?: string }) | null;
      if (kept === null) return;
      const { key, ...fields } = kept;
      this.fields = { ...empty(), ...fields };
      if (key !== undefined) this.#key = key;
      this.restored = true;
    } catch {
      // Nothing readable was kept: the form begins empty.
    }
  }
}

function dayFault(day: string, today: string): string | undefined {
  if (day === '') return 'Choose the day, or say that it is not known.';
  return checkDay(day) ?? (day > today ? 'This day is still to come.' : undefined);
}
