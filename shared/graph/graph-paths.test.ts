import { expect, test } from 'vitest';
import { seededGraph } from './graph-for-tests.ts';
import { pathsToOutcomes } from './graph-paths.ts';

function words(...parts: Parameters<typeof seededGraph>): string[] {
  return pathsToOutcomes(seededGraph(...parts), 10).paths.map(({ links, outcome }) =>
    [...links.map(({ from }) => from), outcome.id].join(' '),
  );
}

test('each path goes from a first cause to an outcome, whichever way it takes', () => {
  const factors = [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }];
  const links = [
    ['a', 'b'],
    ['b', 'o'],
    ['a', 'o'],
    ['c', 'b'],
    ['d', 'o', 'supports'],
  ] as const;
  expect(words(factors, links)).toEqual(['a b o', 'c b o', 'a o']);
  expect(words(factors, [])).toEqual([]);
});

test('a graph with more paths than anybody can read says that there are more', () => {
  const rows = Array.from({ length: 9 }, (_, index) => [`a${String(index)}`, `b${String(index)}`]);
  const factors = rows.flat().map((id) => ({ id }));
  const links = rows.flatMap((row, index) =>
    row.flatMap((from) => (rows[index + 1] ?? ['o']).map((to) => [from, to] as const)),
  );
  const found = pathsToOutcomes(seededGraph(factors, links), 40);
  expect(found.paths).toHaveLength(40);
  expect(found.more).toBe(true);
});
