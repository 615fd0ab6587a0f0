/** When a summary was made, as the one moment that files tell: the first of its month, quarter or year, at noon UTC. */

/** @param period `2026`, `2026-Q4` or `2026-11`; milliseconds since 1970 */
export function madeTime(period: string): number {
  const [year = '1980', part = '01'] = period.split('-');
  const month = part.startsWith('Q') ? (Number(part.slice(1)) - 1) * 3 : Number(part) - 1;
  return Date.UTC(Number(year), month, 1, 12);
}
