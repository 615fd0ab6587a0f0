/** Put into a page as it is: measures there how long the layout of the cause map takes, with nothing around it. */
import { arrange, betterDirection, placeCards } from '../../../shared/graph/layout.ts';
import { readGraph, type GraphContent } from '../../../shared/graph/read-graph.ts';

/** Milliseconds of each round, from the content of a review to places for its cards and links. */
export type MeasureLayout = (content: GraphContent, rounds: number) => readonly number[];

const measureLayout: MeasureLayout = (content, rounds) =>
  Array.from({ length: rounds }, () => {
    const begun = performance.now();
    const graph = readGraph(content);
    placeCards(graph, arrange(graph, betterDirection(graph)));
    return performance.now() - begun;
  });

Object.assign(globalThis, { measureLayout });
