/**
 * One import from the paste to the entries: what was given, how it is read, and the writing of it.
 * Writes all lines the person agreed to or none: the original is kept first, then piece of evidence and entries are made
 * in one step of undo.
 */
import type { EvidenceFile } from '../../../../shared/api/evidence-files.ts';
import { createRecord, createRecords } from '../../../../shared/review-document/edits.ts';
import { toAppError } from '../../../api/api-errors.ts';
import { evidenceFilesOf } from '../../evidence/evidence-files.svelte.ts';
import type { ReviewContext } from '../../review-context.svelte.ts';
import { readDay } from '../time-input.ts';
import type { TimelineView } from '../timeline-view.svelte.ts';
import { guessRoles } from './column-roles.ts';
import type { ColumnRole } from './column-roles.ts';
import { makePlan, openQuestions } from './import-plan.ts';
import type { PlannedEntry } from './import-plan.ts';
import { guessKind, longestSource, readLog, readTable, sourceRefusal } from './source-lines.ts';
import type { Source, SourceKind } from './source-lines.ts';
import type { DayOrder } from './stamp.ts';

/** Entries of one update: far below what the server takes at once. */
const chunk = 250;

type MadeRoot = 'evidence' | 'timeline';

export interface Imported {
  readonly count: number;
  readonly name: string;
  /** Everything that was made, for taking it back. */
  readonly made: readonly (readonly [MadeRoot, string])[];
}

export class ImportSession {
  readonly #review: ReviewContext;
  readonly #view: TimelineView;
  text = $state('');
  /** The file as it was chosen; null for what was pasted. */
  file = $state.raw<File | null>(null);
  fileFault = $state<string | null>(null);
  #chosenKind = $state<SourceKind | null>(null);
  #headed = $state<boolean | null>(null);
  #chosenRoles = $state.raw<readonly ColumnRole[] | null>(null);
  order = $state<DayOrder | ''>('');
  year = $state('');
  dayWords = $state('');
  zone = $state('');
  timeless = $state(false);
  /** The person has said that the bad lines stay out. */
  leavesOut = $state(false);
  busy = $state(false);
  fault = $state<string | null>(null);

  constructor(review: ReviewContext, view: TimelineView, pasted: string) {
    this.#review = review;
    this.#view = view;
    this.text = pasted;
    this.zone = view.zone;
    this.year = view.year;
    this.timeless = pasted !== '';
  }

  readonly refusal = $derived(this.text === '' ? null : sourceRefusal(this.text));
  readonly kind = $derived<SourceKind>(
    this.#chosenKind ?? (this.text === '' || this.refusal !== null ? 'log' : guessKind(this.text)),
  );
  readonly source = $derived.by<Source | null>(() => {
    if (this.text === '' || this.refusal !== null) return null;
    return this.kind === 'table' ? readTable(this.text, this.#headed) : readLog(this.text);
  });
  readonly roles = $derived.by<readonly ColumnRole[]>(() => {
    if (this.source === null || this.source.kind === 'log') return [];
    const chosen = this.#chosenRoles;
    return chosen?.length === this.source.columns.length ? chosen : guessRoles(this.source);
  });
  readonly questions = $derived(this.source === null ? null : openQuestions(this.source, this.roles));
  /** Until it is said which number is the month, nothing can be shown of the lines. */
  readonly asksOrder = $derived(this.questions?.order === true && this.order === '');
  readonly dayRead = $derived(
    this.dayWords.trim() === '' ? null : readDay(this.dayWords, this.year || undefined),
  );
  readonly plan = $derived.by(() => {
    if (this.source === null || this.questions === null || this.asksOrder) return null;
    return makePlan(this.source, {
      order: this.questions.ordersAs ?? (this.order === '' ? null : this.order),
      year: /^\d{4}$/.test(this.year) ? this.year : '',
      day: this.dayRead?.ok === true ? this.dayRead.value : this.questions.day ? '' : this.#view.lastDay,
      zone: this.zone,
      roles: this.roles,
      timeless: this.timeless,
    });
  });
  /** Why nothing can be imported yet, in a sentence; null when it can. */
  readonly hindrance = $derived.by(() => {
    if (this.text.trim() === '') return 'Paste the lines, or choose a file.';
    if (this.refusal !== null) return this.refusal;
    if (this.asksOrder) return 'Say which number is the month.';
    if (this.plan === null) return null;
    if (this.source?.kind === 'table') {
      if (!this.roles.includes('text')) return 'Say which column tells what happened.';
      if (
        !this.timeless &&
        !this.roles.some((role) => role === 'time' || role === 'day' || role === 'clock')
      ) {
        return 'Say which column holds the time.';
      }
    }
    if (this.plan.good === 0) return 'No line of it can be read. Nothing will be imported.';
    if (this.plan.bad > 0 && !this.leavesOut) {
      return 'Some lines cannot be read. Mend them in the text, or leave them out.';
    }
    return null;
  });

  setText(text: string): void {
    this.text = text;
    this.file = null;
    this.#anew();
  }

  /** Takes a file's words. Nothing is sent before the import itself. */
  async setFile(file: File): Promise<void> {
    this.fileFault = null;
    if (file.size > longestSource) {
      this.fileFault = `${file.name} has ${(file.size / 1e6).toFixed(1)} MB; at most 1 MB is taken at once. Take the part that matters.`;
      return;
    }
    try {
      this.text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
      this.file = file;
      this.#anew();
    } catch {
      // Bytes that are no UTF-8, or a file that went away between choosing and reading.
      this.fileFault = `${file.name} could not be read as text. Save it as UTF-8 (in a spreadsheet: “CSV UTF-8”) and choose it again.`;
    }
  }

  get headed(): boolean {
    return this.#headed ?? this.source?.columns.some((column) => !/^Column \d+$/.test(column)) ?? false;
  }

  setHeaded(headed: boolean): void {
    this.#headed = headed;
    this.#chosenRoles = null;
  }

  setKind(kind: SourceKind): void {
    this.#chosenKind = kind;
  }

  setRole(column: number, role: ColumnRole): void {
    this.#chosenRoles = this.roles.map((each, i) =>
      i === column ? role : each === role && role !== 'text' && role !== 'none' ? 'none' : each,
    );
  }

  /**
   * Keeps the original and makes the entries. Answers with how many there are, or null when nothing was imported;
   * `fault` then says why.
   */
  async run(): Promise<Imported | null> {
    const entries = this.#agreed();
    if (entries.length === 0 || this.busy) return null;
    this.busy = true;
    this.fault = null;
    try {
      const original = this.#original();
      const kept = await evidenceFilesOf(this.#review).add(original);
      if (!this.#review.writable) {
        this.fault = 'The review was closed for writing meanwhile. Nothing was imported.';
        return null;
      }
      return { count: entries.length, name: kept.name, made: this.#write(entries, kept) };
    } catch (thrown) {
      const error = toAppError(thrown);
      this.fault = `The original could not be kept, so nothing was imported. ${error.message} ${error.remedy}`;
      return null;
    } finally {
      this.busy = false;
    }
  }

  #write(entries: readonly PlannedEntry[], kept: EvidenceFile): Imported['made'] {
    const { editing } = this.#review.session;
    return this.#review.step(() => {
      const evidence = createRecord(editing, 'evidence', {
        text: `Imported into the timeline: ${kept.name}`,
        source: kept.name,
        kind: 'log',
        strength: 'recorded',
        file: kept.id,
        sha256: kept.sha256,
      });
      const timed = entries.map((entry) => ({ ...this.#view.timed(entry), evidence: [evidence] }));
      const made: [MadeRoot, string][] = [['evidence', evidence]];
      for (let at = 0; at < timed.length; at += chunk) {
        const ids = createRecords(editing, 'timeline', timed.slice(at, at + chunk));
        made.push(...ids.map((id): [MadeRoot, string] => ['timeline', id]));
      }
      return made;
    });
  }

  #agreed(): readonly PlannedEntry[] {
    if (this.plan === null || this.hindrance !== null) return [];
    return this.plan.lines.flatMap((line) => ('entry' in line ? [line.entry] : []));
  }

  /** The file as chosen; under a name the server takes for text where its own says something else. */
  #original(): File {
    const table = this.kind === 'table';
    if (this.file === null) return new File([this.text], table ? 'pasted-table.csv' : 'pasted-log.txt');
    const known = /\.(?:csv|tsv|txt|log|md|text)$/i.test(this.file.name);
    return new File([this.file], known ? this.file.name : `${this.file.name}.txt`);
  }

  #anew(): void {
    this.#chosenKind = null;
    this.#headed = null;
    this.#chosenRoles = null;
    this.leavesOut = false;
    this.fault = null;
    this.fileFault = null;
  }
}
