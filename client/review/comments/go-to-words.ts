/** Leads from a thread to its words on the page: the caret goes there, or for readers the number beside them. */
import { Selection } from '@tiptap/pm/state';
import { parsePlace } from '../../../shared/comments/place.ts';
import type { CommentThread } from '../../../shared/api/comments.ts';
import type { ReviewContext } from '../review-context.svelte.ts';
import { sectionOfPlace } from './comment-places.ts';
import { wordsOnPage } from './comment-marks.ts';
import type { Comments } from './comments.svelte.ts';
import { editorIn, homeOf, posOf, recordElement } from './text-places.ts';

export async function goToWords(
  review: ReviewContext,
  comments: Comments,
  thread: CommentThread,
): Promise<void> {
  comments.active = thread.id;
  // On a phone the panel covers the text.
  if (matchMedia('(max-width: 48rem)').matches) review.view.close();
  const id = parsePlace(thread.place)?.id;
  if (homeOf(thread.place) === null) {
    if (id !== undefined) recordElement(id)?.dispatchEvent(new Event('reveal'));
    await nextFrames();
  }
  const home = homeOf(thread.place);
  const range = wordsOnPage(comments, thread);
  const found = comments.found.get(thread.id);
  const target = home ?? (id === undefined ? null : recordElement(id));
  if (target === null) {
    const section = sectionOfPlace(review, thread.place);
    if (section !== undefined) review.view.goToSection(section);
    return;
  }
  const box = (range ?? target).getBoundingClientRect();
  scrollTo({ top: scrollY + box.top - innerHeight / 3 });
  if (found !== undefined && 'from' in found && home !== null) {
    if (review.writable) await editable(home);
    if (placeCaret(home, found.from)) return;
  }
  await nextFrames();
  document.getElementById(`comment-mark-${thread.id}`)?.focus({ preventScroll: true });
}

/** False where nothing can be typed. */
function placeCaret(home: HTMLElement, at: number): boolean {
  const field = home.querySelector('textarea');
  if (field !== null) {
    field.focus({ preventScroll: true });
    field.setSelectionRange(at, at);
    return true;
  }
  const view = editorIn(home);
  if (view === null) return false;
  const near = Selection.near(view.state.doc.resolve(posOf(view, at)));
  view.dispatch(view.state.tr.setSelection(near));
  view.focus();
  return true;
}

/** An editor is bound when it comes near the screen; waits for that, but not for ever. */
async function editable(home: HTMLElement): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    if (home.querySelector('textarea') !== null || editorIn(home) !== null) return;
    await nextFrames();
  }
}

function nextFrames(): Promise<void> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))),
  );
}
