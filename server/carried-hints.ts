/** What happens to an action is told to the reviews that carry it too, whoever moved it and from wherever. */
import type { Hints } from './hints.ts';

/** @param carriers ids of the reviews that carry an action of a review. Returns how to stop. */
export function tellCarriers(hints: Hints, carriers: (reviewId: string) => readonly string[]): () => void {
  return hints.subscribe((hint) => {
    if (hint.kind !== 'actions') return;
    for (const reviewId of carriers(hint.reviewId)) hints.publish({ kind: 'from-before', reviewId });
  });
}
