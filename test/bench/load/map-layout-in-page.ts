/** Put into a page as it is: works out the layout of the cause map there, with nothing around it. */
import { arrange, betterDirection, placeCards } from '../../../shared/graph/layout.ts';
import { readGraph, type GraphContent } from '../../../shared/graph/read-graph.ts';

/** From the content of a review to places for its cards and links. Returns how many cards it placed. */
export type LayOut = (content: GraphContent) => number;

const layOut: LayOut = (content) => {
  const graph = readGraph(content);
  return placeCards(graph, arrange(graph, betterDirection(graph))).cards.size;
};

Object.assign(globalThis, { layOut });
