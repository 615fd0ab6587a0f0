import { expect, test } from 'vitest';
import { layerIds } from '../taxonomy/layers.ts';
import { seededGraph } from './graph-for-tests.ts';
import { layoutLanes } from './lanes.ts';
import type { PlacedCard, PlacedLink } from './layout.ts';

test('every card stands in the lane of its layer, apart from the others and before its effects', () => {
  const factors = Array.from({ length: 24 }, (_, index) => ({
    id: `f${String(index)}`,
    layer: layerIds[index % 4] ?? null,
    condition: 'The list was sorted by score and nobody had said so '.repeat(1 + (index % 3)),
  }));
  const links = factors.slice(1, 14).map(({ id }, index) => [`f${String(index)}`, id] as const);
  const { cards, lanes, links: drawn } = layoutLanes(seededGraph(factors, [...links, ['f13', 'o']]));
  expect(lanes.map(({ name }) => name)).toEqual([
    'Model',
    'Interface',
    'Workflow',
    'Human factors',
    'Governance',
    'What came of it',
  ]);
  for (const { id, layer } of factors) {
    const lane = lanes.find((one) => one.layer === layer)?.box;
    const card = cards.get(id);
    expect(card?.y).toBeGreaterThan(lane?.y ?? 0);
    expect((card?.y ?? 0) + (card?.height ?? 0)).toBeLessThanOrEqual((lane?.y ?? 0) + (lane?.height ?? 0));
  }
  expect(overlaps([...cards.values()])).toEqual([]);
  for (const one of drawn) expect(crossed(one, [...cards.values()])).toEqual([]);
  for (const { link } of drawn) expect(cards.get(link.from)?.x).toBeLessThan(cards.get(link.to)?.x ?? 0);
});

function overlaps(all: readonly PlacedCard[]): string[] {
  const meet = (a: PlacedCard, b: PlacedCard): boolean =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  return all.flatMap((a, index) =>
    all.slice(index + 1).flatMap((b) => (meet(a, b) ? [`${a.id} ${b.id}`] : [])),
  );
}

/** Cards that a link runs through, its own two ends left out. */
function crossed({ link, points }: PlacedLink, all: readonly PlacedCard[]): string[] {
  return all
    .filter(({ id }) => id !== link.from && id !== link.to)
    .filter((card) =>
      points.slice(1).some((to, index) => {
        const from = points[index] ?? to;
        const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
        const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
        return left < card.x + card.width && right > card.x && top < card.y + card.height && bottom > card.y;
      }),
    )
    .map(({ id }) => `${link.id} through ${id}`);
}
