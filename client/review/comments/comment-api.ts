/** What the comments of a review ask of the server. One call each. */
import type {
  Comment,
  CommentPage,
  CommentThread,
  SayRequest,
  StartThreadRequest,
} from '../../../shared/api/comments.ts';
import type { ThreadState } from '../../../shared/comments/comment-rules.ts';
import { call } from '../../api/api-client.ts';

export class CommentApi {
  readonly #path: string;

  constructor(reviewId: string) {
    this.#path = `/reviews/${encodeURIComponent(reviewId)}/comments`;
  }

  /** Every thread, in the order of their numbers. */
  async threads(): Promise<readonly CommentThread[]> {
    const threads: CommentThread[] = [];
    let cursor: string | undefined;
    do {
      const page: CommentPage = await call<CommentPage>('GET', this.#path, { query: { cursor, limit: 500 } });
      threads.push(...page.threads);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return threads;
  }

  /** The same key begins it once, however often it is sent. */
  start(request: StartThreadRequest, idempotencyKey: string): Promise<CommentThread> {
    return call<CommentThread>('POST', this.#path, { body: request, idempotencyKey });
  }

  reply(threadId: string, body: SayRequest, idempotencyKey: string): Promise<CommentThread> {
    return call<CommentThread>('POST', `${this.#path}/${threadId}/replies`, { body, idempotencyKey });
  }

  edit(threadId: string, comment: Comment, body: SayRequest): Promise<CommentThread> {
    return call<CommentThread>('PATCH', `${this.#path}/${threadId}/replies/${comment.id}`, {
      body,
      ifMatch: comment.version,
    });
  }

  remove(threadId: string, comment: Comment): Promise<void> {
    return call<undefined>('DELETE', `${this.#path}/${threadId}/replies/${comment.id}`, {
      ifMatch: comment.version,
    });
  }

  settle(threadId: string, state: ThreadState): Promise<CommentThread> {
    return call<CommentThread>('PUT', `${this.#path}/${threadId}/state`, { body: { state } });
  }
}
