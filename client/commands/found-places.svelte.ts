/** Places that hold what is being typed into the command menu: asked of the server when typing pauses. */
import type { SearchGroup, SearchHit, SearchPage } from '../../shared/api/search.ts';
import { searchKindNames } from '../../shared/search/search-kinds.ts';
import { call } from '../api/api-client.ts';
import { toAppError } from '../api/api-errors.ts';
import { go } from '../routes.ts';
import { resultPath, reviewPath } from '../search/result-path.ts';
import { typingPause } from '../search/search.svelte.ts';
import type { Command } from './commands.ts';

const fewest = 2;
const mostOfGroup = 2;
const most = 8;

export class FoundPlaces {
  commands: readonly Command[] = $state.raw([]);
  /** Why nothing more could be looked for, in a sentence. */
  fault: string | null = $state(null);
  readonly #leaveOut: string | undefined;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param leaveOut the review that is open, which is searched on this screen */
  constructor(leaveOut: string | undefined) {
    this.#leaveOut = leaveOut;
  }

  type(typed: string): void {
    clearTimeout(this.#timer);
    const turn = (this.#turn += 1);
    if (typed.trim().length < fewest) {
      this.commands = [];
      return;
    }
    this.#timer = setTimeout(() => void this.#ask(typed, turn), typingPause);
  }

  /** Nothing is asked and no answer counts any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  async #ask(typed: string, turn: number): Promise<void> {
    try {
      const page = await call<SearchPage>('GET', '/search', { query: { q: typed } });
      if (turn !== this.#turn) return;
      this.fault = null;
      this.commands = page.groups
        .filter(({ of, review }) => of !== 'words' && (review === null || review.id !== this.#leaveOut))
        .flatMap((group) => ofGroup(group, typed))
        .slice(0, most);
    } catch (thrown) {
      if (turn !== this.#turn) return;
      const { message, remedy } = toAppError(thrown);
      this.fault = `${message} ${remedy}`;
    }
  }
}

function ofGroup(group: SearchGroup, typed: string): readonly Command[] {
  const { review, hits } = group;
  if (hits.length === 0 && review !== null) {
    const path = reviewPath(group);
    return [
      { id: `review-${review.id}`, label: review.title.text, note: 'Review', run: () => void go(path) },
    ];
  }
  return hits.slice(0, mostOfGroup).map((hit) => commandFor(group, hit, typed));
}

function commandFor(group: SearchGroup, hit: SearchHit, typed: string): Command {
  const path = resultPath(group, hit, typed);
  const label =
    [hit.snippet, hit.title].find((words) => words !== null && words.marks.length > 0) ??
    hit.title ??
    hit.snippet;
  return {
    id: `found-${path}`,
    label: label?.text ?? '',
    note: [searchKindNames[hit.kind], group.review?.title.text]
      .filter((part) => part !== undefined)
      .join(' · '),
    run: () => void go(path),
  };
}
