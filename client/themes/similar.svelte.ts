/** Reviews that are like one, asked for once what they are sought by has stood still for a moment. */
import type { SimilarReviews } from '../../shared/api/themes.ts';
import { call } from '../api/api-client.ts';
import { Resource } from '../api/resource.svelte.ts';

type Question = Readonly<Record<string, string>>;

/** Milliseconds without a change after which it asks. */
const pause = 600;

export class SimilarSought {
  readonly list: Resource<SimilarReviews>;
  #asked: Question = {};
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(path: string) {
    this.list = new Resource(() => call<SimilarReviews>('GET', path, { query: this.#asked }));
  }

  /** Returns what calls it off. */
  ask(question: Question): () => void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#asked = question;
      void this.list.refresh();
    }, pause);
    return () => clearTimeout(this.#timer);
  }
}
