/** The drafts of one member in one review, by what they are for. A browser that keeps nothing keeps them in the page. */
import type { TextAnchor } from '../../../shared/comments/anchor.ts';
import { commentDraftsKey } from './comment-drafts.ts';

export interface CommentDraft {
  readonly text: string;
  readonly mentions: readonly string[];
  /** Kept with the draft, so that a repeated sending makes one comment. */
  readonly key: string;
}

/** What a thread that is being begun is about. */
export interface Subject {
  readonly place: string;
  readonly anchor: TextAnchor | null;
}

interface Kept {
  readonly drafts: Record<string, CommentDraft>;
  readonly subject: Subject | null;
}

export class DraftStore {
  readonly #key: string;
  #kept: Kept;

  constructor(memberId: string, reviewId: string) {
    this.#key = commentDraftsKey(memberId, reviewId);
    this.#kept = read(this.#key);
  }

  get subject(): Subject | null {
    return this.#kept.subject;
  }

  /** @param target `new`, the id of a thread, or `edit:` and the id of a comment */
  draft(target: string): CommentDraft | undefined {
    return this.#kept.drafts[target];
  }

  keep(target: string, draft: CommentDraft | null): void {
    const { [target]: _before, ...others } = this.#kept.drafts;
    const empty = draft === null || draft.text.trim() === '';
    this.#write({ ...this.#kept, drafts: empty ? others : { ...others, [target]: draft } });
  }

  keepSubject(subject: Subject | null): void {
    this.#write({ ...this.#kept, subject });
  }

  #write(kept: Kept): void {
    this.#kept = kept;
    try {
      if (Object.keys(kept.drafts).length === 0) localStorage.removeItem(this.#key);
      else localStorage.setItem(this.#key, JSON.stringify(kept));
    } catch {
      // Full or forbidden: the draft lives as long as the page.
    }
  }
}

function read(key: string): Kept {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Kept> | null;
    return { drafts: kept?.drafts ?? {}, subject: kept?.subject ?? null };
  } catch {
    // Not ours or cut off: there is no draft then.
    return { drafts: {}, subject: null };
  }
}
