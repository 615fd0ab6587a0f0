/** Runs of quarters such as `2026-Q1`: the finest time in which themes are counted. Pure. */

/** Every quarter from the first to the last, both included; at most `most` of them, the latest. */
export function quartersBetween(first: string, last: string, most: number): readonly string[] {
  const end = numberOf(last);
  const begin = Math.max(numberOf(first), end - most + 1);
  const quarters: string[] = [];
  for (let at = begin; at <= end; at += 1) quarters.push(`${Math.floor(at / 4)}-Q${(at % 4) + 1}`);
  return quarters;
}

function numberOf(quarter: string): number {
  return Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1;
}
