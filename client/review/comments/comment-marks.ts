/**
 * Draws the words of threads over the page and says where their numbers stand. Uses the browser's own highlights, so
 * that neither the editors nor the document know anything of comments.
 */
import type { CommentThread } from '../../../shared/api/comments.ts';
import { parsePlace } from '../../../shared/comments/place.ts';
import type { Comments } from './comments.svelte.ts';
import { homeOf, rangeOf, recordElement } from './text-places.ts';

export interface PlacedMark {
  readonly thread: CommentThread;
  /** Pixels from the top left of the page. */
  readonly top: number;
  readonly left: number;
}

const all = 'causeway-comment';
const active = 'causeway-comment-active';
/** Pixels of a mark, and between it and the words. */
const size = 22;
const gap = 6;

/** Draws the words of these threads anew. Answers with the place of the number of each that is on the page. */
export function drawMarks(comments: Comments, threads: readonly CommentThread[]): readonly PlacedMark[] {
  const drawn: Range[] = [];
  const drawnActive: Range[] = [];
  const marks: PlacedMark[] = [];
  for (const thread of threads) {
    const range = wordsOnPage(comments, thread);
    if (range !== null) (thread.id === comments.active ? drawnActive : drawn).push(range);
    const box = boxOf(thread, range);
    if (box !== null) marks.push({ thread, ...box });
  }
  highlight(all, drawn);
  highlight(active, drawnActive);
  return apart(marks);
}

export function clearMarks(): void {
  highlight(all, []);
  highlight(active, []);
}

/** The words of a thread on the page; null while it does not show them, or they changed. */
export function wordsOnPage(comments: Comments, { id, place }: CommentThread): Range | null {
  const found = comments.found.get(id);
  const home = homeOf(place);
  if (found === undefined || !('from' in found) || home === null) return null;
  return rangeOf(home, comments.blocksOf(place), found.from, found.to);
}

function highlight(name: string, ranges: readonly Range[]): void {
  // A browser without highlights still shows the numbers beside the text.
  if (typeof Highlight === 'undefined') return;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}

function boxOf({ place, anchor }: CommentThread, range: Range | null): { top: number; left: number } | null {
  const parsed = parsePlace(place);
  const home = homeOf(place);
  const holder = parsed === null ? null : recordElement(parsed.id);
  if (range === null && anchor !== null && home !== null) return null;
  const beside = home ?? holder;
  if (beside === null) return null;
  const edge = beside.getBoundingClientRect();
  const line = range?.getClientRects()[0] ?? edge;
  if (edge.width === 0) return null;
  const left = Math.min(edge.right + gap, document.documentElement.clientWidth - size - 2);
  return { top: line.top + scrollY, left: left + scrollX };
}

/** Marks on one line stand below each other. */
function apart(marks: readonly PlacedMark[]): readonly PlacedMark[] {
  const sorted = [...marks].sort((a, b) => a.top - b.top || a.thread.number - b.thread.number);
  let last = { top: Number.NEGATIVE_INFINITY, left: 0 };
  return sorted.map((mark) => {
    const beside = Math.abs(mark.left - last.left) < size;
    const placed = beside ? { ...mark, top: Math.max(mark.top, last.top + size + 2) } : mark;
    last = placed;
    return placed;
  });
}
