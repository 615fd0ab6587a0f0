/** Undo shows what it changed: the place scrolls into view when it is not there already. */
import type { UndonePlace } from '../collab/undo-keeper.svelte.ts';
import type { SideView } from './side-view.svelte.ts';
import { prosePrefix } from '../../shared/review-document/layout.ts';

export function showUndone(view: SideView, place: UndonePlace): void {
  // Two frames later the page has drawn what came back.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (place.root.startsWith(prosePrefix))
        view.reveal(`[data-section="${CSS.escape(place.root.slice(prosePrefix.length))}"]`);
      else if (place.record !== null) view.reveal(`[data-record="${CSS.escape(place.record)}"]`);
    }),
  );
}
