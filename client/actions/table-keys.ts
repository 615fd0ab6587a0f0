/** Keys of the list of actions: a letter or an arrow moves from row to row, a letter chooses. Enter opens, as on any link. */
import { pressed } from '../keyboard/shortcuts.ts';

const arrows: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Handles a key pressed anywhere on the page; arrows work only once a row has focus, so that the page still scrolls.
 * @param choose called with the key of the row in focus
 */
export function onTableKey(event: KeyboardEvent, choose: (key: string) => void): void {
  if (event.defaultPrevented) return;
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const step = stepOf(event, at >= 0);
  const key = rows[at]?.dataset['row'];
  if (step !== 0) {
    const row = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
    row?.querySelector<HTMLElement>('.what > a')?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  } else if (key !== undefined && pressed(event, 'choose-action')) choose(key);
  else return;
  event.preventDefault();
}

function stepOf(event: KeyboardEvent, onRow: boolean): number {
  if (pressed(event, 'next-action')) return 1;
  if (pressed(event, 'previous-action')) return -1;
  const link = event.target instanceof HTMLAnchorElement;
  return onRow && link ? (arrows[event.key] ?? 0) : 0;
}
