/** How many actions of earlier reviews wait for an answer, in words. Apart, because what says it loads early. Pure. */
export function waitingWords(count: number): string {
  return count === 1
    ? '1 open action of an earlier review has no answer'
    : `${String(count)} open actions of earlier reviews have no answer`;
}
