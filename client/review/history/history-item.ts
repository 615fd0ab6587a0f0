/** The way to the history of something, for the menu that belongs to it. */
import type { MenuItem } from '../../ui/menu.ts';
import type { SideView } from '../side-view.svelte.ts';

/** @param place such as `factors/<id>` */
export function historyItem(view: SideView, place: string): MenuItem {
  return { label: 'History', note: 'Who wrote and changed it', run: () => view.showHistory(place) };
}
