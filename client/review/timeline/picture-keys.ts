/** Which mark of the timeline's picture a key leads to. Pure. */
import type { PictureMark } from './picture-layout.ts';

type Standing = Pick<PictureMark, 'lane' | 'x1' | 'y'> & { readonly entry: { readonly id: string } };

/**
 * Left and right follow the order of time, up and down go to the nearest mark of the next lane, Home and End to the
 * first and the last. Undefined for any other key, and where there is nothing in that direction.
 */
export function neighbourMark(marks: readonly Standing[], from: string, key: string): string | undefined {
  const at = marks.findIndex(({ entry }) => entry.id === from);
  const here = marks[at];
  switch (key) {
    case 'ArrowRight':
      return marks[at + 1]?.entry.id;
    case 'ArrowLeft':
      return at > 0 ? marks[at - 1]?.entry.id : undefined;
    case 'Home':
      return marks[0]?.entry.id;
    case 'End':
      return marks.at(-1)?.entry.id;
    case 'ArrowUp':
    case 'ArrowDown': {
      if (here === undefined) return undefined;
      const beyond = marks.filter(
        ({ lane, y }) => lane !== here.lane && (key === 'ArrowUp' ? y < here.y : y > here.y),
      );
      const edge =
        key === 'ArrowUp' ? Math.max(...beyond.map(({ y }) => y)) : Math.min(...beyond.map(({ y }) => y));
      const nextLane = beyond.find(({ y }) => y === edge)?.lane;
      const [nearest] = beyond
        .filter(({ lane }) => lane === nextLane)
        .sort((a, b) => Math.abs(a.x1 - here.x1) - Math.abs(b.x1 - here.x1));
      return nearest?.entry.id;
    }
    default:
      return undefined;
  }
}
