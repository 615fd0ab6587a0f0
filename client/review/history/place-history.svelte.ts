/** The history of one place on the screen: the newest part, kept fresh, and older parts as they are asked for. */
import type { PlaceHistory } from '../../../shared/api/history.ts';
import { Resource } from '../../api/resource.svelte.ts';
import type { ReviewApi } from '../review-api.ts';

type Entry = PlaceHistory['entries'][number];
type Decision = PlaceHistory['decisions'][number];

/** One line of the history: what somebody did in the document, or what became of an action. */
export type HistoryLine =
  | { readonly kind: 'entry'; readonly at: number; readonly key: string; readonly entry: Entry }
  | { readonly kind: 'decision'; readonly at: number; readonly key: string; readonly decision: Decision };

export class PlaceHistoryView {
  readonly #api: ReviewApi;
  readonly place: string;
  readonly newest: Resource<PlaceHistory>;
  readonly #further: Resource<PlaceHistory>;
  #older: readonly PlaceHistory[] = $state.raw([]);

  constructor(api: ReviewApi, place: string) {
    this.#api = api;
    this.place = place;
    this.newest = new Resource(() => api.history(place));
    this.#further = new Resource(() => this.#api.history(place, this.last?.before ?? undefined));
  }

  refresh(): Promise<void> {
    return this.newest.refresh();
  }

  /** Reads on where the last part ended. */
  async goBack(): Promise<void> {
    await this.#further.refresh();
    const { value } = this.#further;
    if (this.#further.error === undefined && value !== undefined) this.#older = [...this.#older, value];
  }

  get error() {
    return this.newest.error ?? this.#further.error;
  }

  get loading(): boolean {
    return this.newest.loading || this.#further.loading;
  }

  /** The part that reaches back furthest. */
  get last(): PlaceHistory | undefined {
    return this.#older.at(-1) ?? this.newest.value;
  }

  /** Newest first; undefined before anything has come. */
  get lines(): readonly HistoryLine[] | undefined {
    const { value } = this.newest;
    if (value === undefined) return undefined;
    const lines: HistoryLine[] = [value, ...this.#older].flatMap(({ entries }, part) =>
      entries.map(
        (entry, index) => ({ kind: 'entry', at: entry.at, key: `${part} ${index}`, entry }) as const,
      ),
    );
    value.decisions.forEach((decision, index) => {
      // That it was proposed stands among the entries of the document.
      if (decision.field !== 'created' && decision.field !== 'born')
        lines.push({ kind: 'decision', at: decision.at, key: `row ${index}`, decision });
    });
    return lines.sort((one, other) => other.at - one.at);
  }
}
