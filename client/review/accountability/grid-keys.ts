/**
 * Arrow keys in a grid made of a plain table: from the button of one cell to the first control of its neighbour.
 * In a field the arrows stay with the text.
 */

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Moves focus and keeps the page from scrolling; does nothing at the edge, or for a key that is no arrow. */
export function moveInGrid(event: KeyboardEvent): void {
  const step = steps[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const button = event.target instanceof Element ? event.target.closest('button') : null;
  const cell = button?.closest('td');
  const row = cell?.parentElement;
  if (!(row instanceof HTMLTableRowElement) || cell === null || cell === undefined) return;
  const rows = [...(row.closest('tbody')?.rows ?? [])];
  const next = rows[rows.indexOf(row) + step[0]]?.cells[cell.cellIndex + step[1]];
  const control = next?.querySelector<HTMLElement>('textarea, button, select');
  if (control === null || control === undefined) return;
  event.preventDefault();
  control.focus();
}
