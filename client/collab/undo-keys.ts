/**
 * Undo outside of texts, and where it took place. Text fields and editors take Ctrl/⌘ Z themselves; everywhere else on
 * the page these keys mean the session's undo too. What undo changed is scrolled into view and marked for a moment.
 */
import type { ReviewSession } from './review-session.svelte.ts';
import type { UndonePlace } from './undo-keeper.svelte.ts';

/** Milliseconds for which the place of an undo is marked. */
const markedFor = 1600;

/** Starts listening; returns the way to stop. */
export function listenForUndo(session: ReviewSession): () => void {
  const keyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    const redo = key === 'y' || (key === 'z' && event.shiftKey);
    if ((!redo && key !== 'z') || hasOwnUndo(event.target)) return;
    event.preventDefault();
    if (redo) session.undo.redo();
    else session.undo.undo();
  };
  window.addEventListener('keydown', keyDown);
  const undo = session.undo;
  const stop = undo.onUndone(show);
  return () => {
    window.removeEventListener('keydown', keyDown);
    stop();
  };
}

/** Fields that are not shared keep the browser's own undo. */
function hasOwnUndo(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('textarea, input:not([type=checkbox], [type=radio], [type=button])'))
  );
}

function show({ root, record, field }: UndonePlace): void {
  const places = [[root, record, field], [root, record], [root]].map((parts) =>
    parts.filter((part) => part !== null).join('/'),
  );
  // The screen shows the change at the next frame.
  requestAnimationFrame(() => {
    for (const place of places) {
      const element = document.querySelector(`[data-place="${CSS.escape(place)}"]`);
      if (element === null) continue;
      element.scrollIntoView({ block: 'nearest' });
      element.setAttribute('data-undone', '');
      setTimeout(() => element.removeAttribute('data-undone'), markedFor);
      return;
    }
  });
}
