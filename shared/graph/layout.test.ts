import { expect, test } from 'vitest';
import type { FactorRecord } from '../review-document/records.ts';
import { seededGraph } from './graph-for-tests.ts';
import { arrangementKey, betterDirection, layoutMap } from './layout.ts';
import type { Box, MapLayout } from './layout.ts';
import { cardLook } from './map-card.ts';
import { textWidth, wrapText } from './wrap-text.ts';

const words = 'The same green tick stands for nothing above the threshold and reads as checked and clear';

function grid(count: number, links: number): Parameters<typeof seededGraph> {
  const factors = Array.from({ length: count }, (_, index): Pick<FactorRecord, 'id' | 'condition'> => ({
    id: `f${String(index)}`,
    condition: words.slice(0, 12 + ((index * 29) % 70)),
  }));
  const made = Array.from({ length: links }, (_, index): readonly [string, string] => {
    const to = 1 + ((index * 7) % (count - 1));
    return [`f${String((index * 13) % to)}`, `f${String(to)}`];
  });
  return [factors, made];
}

function overlaps({ cards }: MapLayout): string[] {
  const all = [...cards.values()];
  return all.flatMap((a, index) =>
    all.slice(index + 1).flatMap((b) => (meet(a, b) ? [`${a.id} ${b.id}`] : [])),
  );
}

function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

test('no card lies on another, and causes stand before their effects', () => {
  const graph = seededGraph(...grid(60, 120));
  for (const direction of ['right', 'down'] as const) {
    const layout = layoutMap(graph, direction);
    expect(overlaps(layout)).toEqual([]);
    const axis = direction === 'right' ? 'x' : 'y';
    for (const { from, to } of graph.links)
      expect(layout.cards.get(from)?.[axis] ?? 0).toBeLessThan(layout.cards.get(to)?.[axis] ?? 0);
    expect(layoutMap(graph, direction)).toEqual(layout);
  }
});

test('cards that nothing joins stand below, apart from each other and from the rest', () => {
  const [factors, links] = grid(40, 12);
  const layout = layoutMap(seededGraph(factors, links), 'right');
  expect(overlaps(layout)).toEqual([]);
  const joined = new Set(links.flat());
  const lowest = Math.max(
    ...[...layout.cards.values()].filter(({ id }) => joined.has(id)).map(({ y, height }) => y + height),
  );
  for (const card of layout.cards.values()) if (!joined.has(card.id)) expect(card.y).toBeGreaterThan(lowest);
});

test('a card put somewhere stands there, and its links meet its border', () => {
  const graph = seededGraph(
    [{ id: 'a' }, { id: 'b' }],
    [
      ['a', 'b'],
      ['b', 'o'],
    ],
  );
  const layout = layoutMap(graph, 'right', new Map([['b', [700, 400]]]));
  const card = layout.cards.get('b');
  expect(card).toMatchObject({ x: 700, y: 400 });
  const end = layout.links.find(({ link }) => link.to === 'b')?.points.at(-1);
  const onEdge =
    end !== undefined &&
    card !== undefined &&
    (Math.abs(end.x - 700) < 1 || Math.abs(end.y - 400) < 1 || Math.abs(end.y - 400 - card.height) < 1);
  expect(onEdge).toBe(true);
  expect(layoutMap(graph, 'right').cards.get('a')).toEqual(layout.cards.get('a'));
});

test('a link that closes a loop is left out of the layout', () => {
  const graph = seededGraph(
    [{ id: 'a' }, { id: 'b' }],
    [
      ['a', 'b'],
      ['b', 'a'],
    ],
  );
  expect(layoutMap(graph, 'down').links.map(({ link }) => link.id)).toEqual(['a-b']);
});

test('an empty graph and one without links can be laid out', () => {
  expect(layoutMap(seededGraph([], []), 'right').cards.size).toBe(1);
  expect(overlaps(layoutMap(seededGraph(grid(9, 0)[0], []), 'right'))).toEqual([]);
});

test('no line is wider than its card, whatever is written', () => {
  for (const text of [words, 'W'.repeat(90), '很长的一句话'.repeat(9), 'a '.repeat(99), '']) {
    const lines = wrapText(text, 180, cardLook.fontSize, 4);
    expect(lines.length).toBeLessThanOrEqual(4);
    for (const line of lines) expect(textWidth(line, cardLook.fontSize)).toBeLessThanOrEqual(182);
  }
  expect(wrapText('short words', 180, 13, 4)).toEqual(['short words']);
  expect(wrapText(words.repeat(3), 180, 13, 2).at(-1)).toMatch(/…$/);
});

test('typing in a card asks for no new layout until the card grows', () => {
  const key = (condition: string): string =>
    arrangementKey(seededGraph([{ id: 'a', condition }], [['a', 'o']]), 'right');
  expect(key('A short one')).toBe(key('A short word'));
  expect(key('A short one')).not.toBe(key(words));
});

test('a long path goes down, and many causes of one effect stand below each other', () => {
  const chain = ['a', 'b', 'c', 'd', 'e'];
  const path = chain.map((id, index) => [id, chain[index + 1] ?? 'o'] as const);
  const factors = chain.map((id) => ({ id }));
  expect(betterDirection(seededGraph(factors, path))).toBe('down');
  expect(
    betterDirection(
      seededGraph(
        factors,
        chain.map((id) => [id, 'o'] as const),
      ),
    ),
  ).toBe('right');
});
