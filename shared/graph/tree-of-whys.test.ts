import { expect, test } from 'vitest';
import { seededGraph } from './graph-for-tests.ts';
import { treeOfWhys } from './tree-of-whys.ts';
import type { WhyNode } from './tree-of-whys.ts';

function told({ node, branches, again, unfinished }: WhyNode): unknown {
  const mark = again ? `${node.id} again` : unfinished ? `${node.id} unfinished` : node.id;
  return branches.length === 0 ? mark : [mark, ...branches.map(told)];
}

test('the tree goes from the outcome to its causes, opens each card once, and says where a path ends at a person', () => {
  const graph = seededGraph(
    [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'act', kind: 'human-act' }],
    [
      ['a', 'o'],
      ['b', 'o'],
      ['c', 'a'],
      ['a', 'b'],
      ['act', 'b'],
      ['c', 'o', 'contradicts'],
    ],
  );
  expect(treeOfWhys(graph, 'o').branches.map(told)).toEqual([
    ['a', 'c'],
    ['b', 'a again', 'act unfinished'],
  ]);
  expect(treeOfWhys(graph, 'c').branches).toEqual([]);
});
