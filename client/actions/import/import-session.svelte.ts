/**
 * One table on its way in: what was given, how it is read, what a dry run says of it, and what came of it. Nothing is
 * brought in that a dry run did not show; what was given stays until something else is.
 */
import type { ColumnChoice, ImportField } from '../../../shared/actions/csv-import-columns.ts';
import type { DayOrder } from '../../../shared/actions/csv-import-days.ts';
import type { ImportAnswer, ImportReviews } from '../../../shared/api/action-import.ts';
import type { AppError } from '../../../shared/errors.ts';
import { fileNameHeader, uploadMediaType } from '../../../shared/evidence/file-rules.ts';
import { call, newKey, queryString, sendFile } from '../../api/api-client.ts';
import { toAppError } from '../../api/api-errors.ts';
import { Resource } from '../../api/resource.svelte.ts';

interface Given {
  readonly name: string;
  readonly bytes: Blob;
  /** As it was pasted; empty for a file. */
  readonly text: string;
}

export class ImportSession {
  readonly reviews = new Resource(() => call<ImportReviews>('GET', '/actions/import-reviews'));
  text = $state('');
  given = $state.raw<Given | null>(null);
  reviewId = $state('');
  /** Chosen by hand; null while the headings decide. */
  #columns = $state.raw<ColumnChoice | null>(null);
  #days = $state.raw<DayOrder | undefined>(undefined);
  shown = $state.raw<ImportAnswer | null>(null);
  done = $state.raw<ImportAnswer | null>(null);
  refusal = $state.raw<AppError | null>(null);
  #looking = $state(false);
  #bringing = $state(false);
  readonly busy = $derived(this.#bringing ? 'bringing' : this.#looking ? 'looking' : null);
  /** One for each table and its way in, so that an answer that got lost brings in nothing twice. */
  #key = newKey();
  #turn = 0;

  readonly many = $derived((this.shown?.counts.new ?? 0) + (this.shown?.counts.change ?? 0));

  async choose(file: File): Promise<void> {
    try {
      // Read at once: the file may be saved anew before it is brought in.
      const bytes = new Blob([await file.arrayBuffer()]);
      this.text = '';
      await this.#begin({ name: file.name, bytes, text: '' });
    } catch (thrown) {
      this.refusal = toAppError(thrown);
    }
  }

  async paste(): Promise<void> {
    await this.#begin({ name: '', bytes: new Blob([this.text]), text: this.text });
  }

  async #begin(given: Given): Promise<void> {
    this.given = given;
    this.#columns = null;
    this.#days = undefined;
    this.done = null;
    this.shown = null;
    this.#key = newKey();
    await this.look();
  }

  async setReview(id: string): Promise<void> {
    this.reviewId = id;
    await this.#lookAnew();
  }

  async setDays(order: DayOrder): Promise<void> {
    this.#days = order;
    await this.#lookAnew();
  }

  /** Says what a column holds; it then holds nothing else, and no other column holds that. */
  async setColumn(column: number, field: ImportField | ''): Promise<void> {
    const before = Object.entries(this.#columns ?? this.shown?.columns ?? {});
    const others = before.filter(([name, at]) => name !== field && at !== column);
    this.#columns = Object.fromEntries(field === '' ? others : [...others, [field, column]]);
    await this.#lookAnew();
  }

  /** Read otherwise, it is another import. */
  async #lookAnew(): Promise<void> {
    this.#key = newKey();
    await this.look();
  }

  /** The dry run. A late answer never takes the place of a newer one. */
  async look(): Promise<void> {
    const { given } = this;
    if (given === null) return;
    const turn = ++this.#turn;
    this.#looking = true;
    try {
      const shown = await this.#send('/actions/import/preview', given, {});
      if (turn !== this.#turn) return;
      this.shown = shown;
      this.refusal = null;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.shown = null;
      this.refusal = toAppError(thrown);
    } finally {
      if (turn === this.#turn) this.#looking = false;
    }
  }

  /** Brings in what the dry run showed. Answers whether it did. */
  async bringIn(): Promise<boolean> {
    const { given, shown } = this;
    if (given === null || shown === null || this.busy !== null) return false;
    this.#bringing = true;
    try {
      this.done = await this.#send('/actions/import', given, { digest: shown.digest });
      // A table that was given meanwhile is another one, and stays.
      if (given === this.given) this.#putAway(given);
      return true;
    } catch (thrown) {
      this.refusal = toAppError(thrown);
    } finally {
      this.#bringing = false;
    }
    const { refusal } = this;
    if (refusal.code === 'changed-meanwhile') {
      await this.look();
      this.refusal = refusal;
    }
    return false;
  }

  /** It is in: an answer still on its way says nothing of it any more. Words written since are not what came in. */
  #putAway(given: Given): void {
    this.#turn += 1;
    this.#looking = false;
    this.given = null;
    this.shown = null;
    if (this.text === given.text) this.text = '';
    this.refusal = null;
  }

  #send(path: string, given: Given, more: Record<string, string>): Promise<ImportAnswer> {
    const columns =
      this.#columns === null
        ? undefined
        : Object.entries(this.#columns)
            .map(([field, at]) => `${field}.${at}`)
            .join(',');
    const query = { reviewId: this.reviewId, columns, days: this.#days, ...more };
    return sendFile<ImportAnswer>(path + queryString(query), given.bytes, {
      'content-type': uploadMediaType,
      'idempotency-key': this.#key,
      [fileNameHeader]: encodeURIComponent(given.name),
    });
  }
}
