/**
 * Shows once where something was found: goes there, frames the record for a moment, and marks the words until somebody
 * types or a few seconds have passed. Marks lie over the text; nothing in the document is touched.
 */
import { marksIn } from '../../shared/search/snippet.ts';
import type { SideView } from '../review/side-view.svelte.ts';
import { sectionAnchor } from '../review/shown-sections.ts';

/** Milliseconds. */
const shownFor = 6000;
const name = 'found';

/** @param place as in an address: `record-<id>`, or the anchor of a section */
export function showFound(view: SideView, place: string, words: readonly string[], sectionId?: string): void {
  const recordId = place.startsWith('record-') ? place.slice('record-'.length) : null;
  if (recordId === null || !view.goToRecord(recordId)) {
    const anchor = recordId === null ? place : sectionId === undefined ? null : sectionAnchor(sectionId);
    if (anchor !== null) view.goToAnchor(anchor);
  }
  // Cards that opened, and text that was far from the screen, are drawn in the next frames.
  requestAnimationFrame(() => requestAnimationFrame(() => mark(targetOf(place, recordId), words)));
}

function targetOf(place: string, recordId: string | null): HTMLElement | null {
  if (recordId !== null) {
    return document.querySelector<HTMLElement>(`[data-record="${CSS.escape(recordId)}"]`);
  }
  return document.getElementById(place)?.closest<HTMLElement>('section') ?? null;
}

function mark(target: HTMLElement | null, words: readonly string[]): void {
  if (target === null) return;
  const ranges = rangesIn(target, words);
  if (target.dataset['record'] !== undefined) target.dataset['found'] = '';
  else ranges[0]?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  // Browsers without it go to the place all the same.
  const highlights = 'highlights' in CSS ? CSS.highlights : undefined;
  highlights?.set(name, new Highlight(...ranges));
  const stop = (): void => {
    clearTimeout(timer);
    removeEventListener('input', stop, true);
    highlights?.delete(name);
    delete target.dataset['found'];
  };
  const timer = setTimeout(stop, shownFor);
  addEventListener('input', stop, true);
}

function rangesIn(target: HTMLElement, words: readonly string[]): Range[] {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(target, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    for (const [from, to] of marksIn(node.textContent ?? '', words)) {
      const range = new Range();
      range.setStart(node, from);
      range.setEnd(node, to);
      ranges.push(range);
    }
  }
  return ranges;
}
