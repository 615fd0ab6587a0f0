/**
 * The comments of an open review: its threads, where their words stand in the document as it is now, what is unread, and
 * the comment somebody is about to begin. Loaded after the editors can be used. Never writes to the document.
 */
import { untrack } from 'svelte';
import * as Y from 'yjs';
import type { Comment, CommentThread, SayRequest } from '../../../shared/api/comments.ts';
import type { ThreadState } from '../../../shared/comments/comment-rules.ts';
import { findAnchor } from '../../../shared/comments/find-anchor.ts';
import type { FoundAnchor } from '../../../shared/comments/find-anchor.ts';
import { makeAnchor } from '../../../shared/comments/make-anchor.ts';
import { placeExists } from '../../../shared/comments/place.ts';
import { readPlaceText } from '../../../shared/comments/place-text.ts';
import type { PlaceText } from '../../../shared/comments/place-text.ts';
import { isOpenForWriting } from '../../../shared/access.ts';
import { announce } from '../../ui/announce.svelte.ts';
import type { ReviewContext } from '../review-context.svelte.ts';
import { CommentApi } from './comment-api.ts';
import { commentsReadKey } from './comment-drafts.ts';
import { placeOrder, sectionOfPlace } from './comment-places.ts';
import { DraftStore } from './draft-store.ts';
import type { Subject } from './draft-store.ts';

/** Milliseconds without a change before marks are placed anew. */
const pause = 80;

export type Found = FoundAnchor | { readonly state: 'whole' };

export class Comments {
  threads: readonly CommentThread[] = $state.raw([]);
  /** Whether they have been fetched at least once. */
  loaded = $state(false);
  /** Why they could not be fetched, in a sentence. */
  fault: string | null = $state(null);
  /** Where the words of each thread are now. */
  found: ReadonlyMap<string, Found> = $state.raw(new Map());
  /** What a new thread is about, while it is being written. */
  subject: Subject | null = $state.raw(null);
  /** The thread that is looked at. */
  active: string | null = $state(null);
  /** Counts wishes to bring the active thread into view in the panel. */
  asked = $state(0);
  #readUpTo = $state(0);
  readonly drafts: DraftStore;
  readonly #review: ReviewContext;
  readonly #api: CommentApi;
  readonly #selfId: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #changed = new Set<string>();

  constructor(review: ReviewContext) {
    this.#review = review;
    this.#selfId = review.session.presence.people.find(({ self }) => self)?.memberId ?? '';
    this.#api = new CommentApi(review.review.id);
    this.drafts = new DraftStore(this.#selfId, review.review.id);
    this.subject = this.drafts.draft('new') === undefined ? null : this.drafts.subject;
    this.#readUpTo = readUpTo(commentsReadKey(this.#selfId, review.review.id));
  }

  /** Whether the reader may comment at this moment. */
  get open(): boolean {
    return this.#review.may('comment.write') && isOpenForWriting(this.#review.review.stage);
  }

  /** Threads in the order of the page, by place and words. */
  readonly ordered: readonly CommentThread[] = $derived.by(() => {
    const keyed = this.threads.map((thread) => {
      const found = this.found.get(thread.id);
      const from = found !== undefined && 'from' in found ? found.from : 0;
      return { thread, key: placeOrder(this.#review, this.#review.session.doc, thread.place, from) };
    });
    return keyed
      .sort((a, b) => compare([...a.key, a.thread.number], [...b.key, b.thread.number]))
      .map(({ thread }) => thread);
  });

  /** Open threads by section. */
  readonly openIn: ReadonlyMap<string, number> = $derived.by(() => {
    const counts = new Map<string, number>();
    for (const { place, state } of this.threads) {
      const section = state === 'open' ? sectionOfPlace(this.#review, place) : undefined;
      if (section !== undefined) counts.set(section, (counts.get(section) ?? 0) + 1);
    }
    return counts;
  });

  readonly unread: number = $derived(this.threads.filter((thread) => this.isUnread(thread)).length);

  isUnread({ comments }: CommentThread): boolean {
    return comments.some(
      ({ at, byId, removedAt }) => at > this.#readUpTo && byId !== this.#selfId && removedAt === null,
    );
  }

  /** The section a thread is shown in; undefined for the review as a whole. */
  sectionOf({ place }: CommentThread): string | undefined {
    return sectionOfPlace(this.#review, place);
  }

  isMine({ comments }: CommentThread): boolean {
    return comments.some(({ byId }) => byId === this.#selfId);
  }

  namesMe({ comments }: CommentThread): boolean {
    return comments.some(({ mentions }) => mentions.some(({ id }) => id === this.#selfId));
  }

  wrote(comment: Comment): boolean {
    return comment.byId === this.#selfId;
  }

  maySettle(thread: CommentThread): boolean {
    return this.open && (thread.byId === this.#selfId || this.#review.may('comment.settle'));
  }

  /** Everything there is now counts as read, on this device. */
  markRead(): void {
    const newest = Math.max(0, ...this.threads.flatMap(({ comments }) => comments.map(({ at }) => at)));
    this.#readUpTo = Math.max(this.#readUpTo, newest);
    keepReadUpTo(commentsReadKey(this.#selfId, this.#review.review.id), this.#readUpTo);
  }

  /** Fetches the threads again. Never throws: what went wrong is in `fault`. */
  async refresh(): Promise<void> {
    try {
      const threads = await this.#api.threads();
      if (this.loaded) this.#sayNews(threads);
      this.threads = threads;
      // An address may have led to a comment before it was known in which thread it stands.
      if (this.active !== null) this.active = this.#threadOf(this.active);
      this.loaded = true;
      this.fault = null;
      this.#place(null);
    } catch (thrown) {
      this.fault = this.#review.api.sentenceOf(thrown);
    }
  }

  /** Follows the document, so that marks stay on their words. Returns the way to stop. */
  follow(doc: Y.Doc): () => void {
    const changed = (transaction: Y.Transaction): void => {
      for (const type of transaction.changedParentTypes.keys()) {
        if (type._item === null) this.#changed.add(Y.findRootTypeKey(type));
      }
      if (this.#changed.size === 0) return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        const roots = this.#changed;
        this.#changed = new Set();
        this.#place(roots);
      }, pause);
    };
    doc.on('afterTransaction', changed);
    untrack(() => this.#place(null));
    return () => {
      doc.off('afterTransaction', changed);
      clearTimeout(this.#timer);
    };
  }

  /** Where the blocks of a place begin, to find them on the page. */
  readonly blocksOf = (place: string): PlaceText['blocks'] =>
    readPlaceText(this.#review.session.doc, place)?.blocks ?? [];

  /** Begins a thread on words; false when there are none between these offsets. */
  beginOnWords(place: string, from: number, to: number): boolean {
    const anchor = makeAnchor(this.#review.session.doc, place, from, to);
    if (anchor === null) return false;
    this.begin({ place, anchor });
    return true;
  }

  /** Opens the panel to write a comment about something. */
  begin(subject: Subject): void {
    this.subject = subject;
    this.active = null;
    this.drafts.keepSubject(subject);
    this.#review.view.open('comments');
    this.asked += 1;
  }

  /** Leaves off beginning a thread; what was written goes. */
  drop(): void {
    this.subject = null;
    this.drafts.keep('new', null);
    this.drafts.keepSubject(null);
  }

  /** Opens the panel at a thread, or at the thread in which a comment stands. */
  show(id: string): void {
    this.active = this.#threadOf(id);
    this.#review.view.open('comments');
    this.asked += 1;
  }

  /** @throws what the call throws */
  async start(subject: Subject, said: SayRequest, key: string): Promise<void> {
    // What the comment is about has to be at the server before the comment is.
    await this.#review.session.whenSaved();
    const thread = await this.#api.start({ ...subject, ...said }, key);
    this.drop();
    this.#take(thread);
    this.active = thread.id;
    announce(`Comment ${thread.number} is kept.`);
  }

  /** @throws what the call throws */
  async reply(threadId: string, said: SayRequest, key: string): Promise<void> {
    this.#take(await this.#api.reply(threadId, said, key));
    this.drafts.keep(threadId, null);
    announce('Your answer is kept.');
  }

  /** @throws what the call throws */
  async edit(threadId: string, comment: Comment, said: SayRequest): Promise<void> {
    this.#take(await this.#api.edit(threadId, comment, said));
    this.drafts.keep(`edit:${comment.id}`, null);
  }

  /** @throws what the call throws */
  async remove(threadId: string, comment: Comment): Promise<void> {
    await this.#api.remove(threadId, comment);
    await this.refresh();
    announce('Your comment is removed.');
  }

  /** @throws what the call throws */
  async settle(threadId: string, state: ThreadState): Promise<void> {
    const thread = await this.#api.settle(threadId, state);
    this.#take(thread);
    announce(`Comment ${thread.number} is ${state === 'resolved' ? 'resolved' : 'open again'}.`);
  }

  /** The same id again as long as there is no such comment. */
  #threadOf(commentId: string): string {
    return this.threads.find(({ comments }) => comments.some(({ id }) => id === commentId))?.id ?? commentId;
  }

  #take(thread: CommentThread): void {
    const known = this.threads.some(({ id }) => id === thread.id);
    this.threads = known
      ? this.threads.map((one) => (one.id === thread.id ? thread : one))
      : [...this.threads, thread];
    this.#place(null);
  }

  /** Finds the words of the threads again: all, or those in roots that changed. */
  #place(roots: ReadonlySet<string> | null): void {
    const { doc } = this.#review.session;
    const texts = new Map<string, PlaceText | undefined>();
    const found = new Map<string, Found>();
    for (const { id, place, anchor } of this.threads) {
      const before = this.found.get(id);
      const root = place.split('/')[0] ?? place;
      if (before !== undefined && roots !== null && !roots.has(root)) {
        found.set(id, before);
        continue;
      }
      if (anchor === null) {
        found.set(id, placeExists(doc, place) ? { state: 'whole' } : { state: 'text-changed', quote: '' });
        continue;
      }
      if (!texts.has(place)) texts.set(place, readPlaceText(doc, place));
      found.set(id, findAnchor(doc, place, anchor, texts.get(place)));
    }
    this.found = found;
  }

  /** One sentence, however many came. */
  #sayNews(threads: readonly CommentThread[]): void {
    const known = new Set(this.threads.flatMap(({ comments }) => comments.map(({ id }) => id)));
    const news = threads
      .flatMap(({ comments }) => comments)
      .filter(({ id, byId, removedAt }) => !known.has(id) && byId !== this.#selfId && removedAt === null);
    const [first] = news;
    if (first === undefined) return;
    announce(news.length === 1 ? `${first.byName} commented.` : `${news.length} new comments.`);
  }
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function readUpTo(key: string): number {
  try {
    return Number(localStorage.getItem(key) ?? 0);
  } catch {
    // A browser that keeps nothing shows everything as new.
    return 0;
  }
}

function keepReadUpTo(key: string, at: number): void {
  try {
    localStorage.setItem(key, String(at));
  } catch {
    // The same.
  }
}
