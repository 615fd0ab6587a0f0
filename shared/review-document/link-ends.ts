/**
 * Which records a link may join, and when it shows: only while both of its ends are live. Pure.
 */
import type { RecordRoot } from './layout.ts';
import type { LinkRecord } from './records.ts';

/** Roots of a review whose records a link may join. */
export const linkableRoots = [
  'factors',
  'timeline',
  'safeguards',
  'outcomes',
] as const satisfies RecordRoot[];

/** The same, and the points of a learning summary. */
export const linkEndRoots = [...linkableRoots, 'points'] as const satisfies RecordRoot[];

/** Whether both ends exist and neither is in the bin. */
export function linkIsLive(
  link: Pick<LinkRecord, 'from' | 'to'>,
  isLive: (root: RecordRoot, id: string) => boolean,
): boolean {
  return [link.from, link.to].every((end) => linkEndRoots.some((root) => isLive(root, end)));
}
