/** Small graphs for tests, read as every graph is. One outcome `o` stands in each. */
import type { FactorRecord, LinkKind, LinkRecord } from '../review-document/records.ts';
import { readGraph } from './read-graph.ts';
import type { Graph, GraphContent } from './read-graph.ts';

const base = { order: 'a0', createdAt: 0, withdrawnAt: null } as const;

export function contentOf(
  factors: readonly (Partial<FactorRecord> & { readonly id: string })[],
  links: readonly (readonly [from: string, to: string, kind?: LinkKind])[],
): GraphContent {
  return {
    records: {
      outcomes: [{ ...base, id: 'o', text: 'Nineteen days lost' }],
      timeline: [],
      safeguards: [],
      factors: factors.map(
        (factor) => ({ ...emptyFactor, condition: `${factor.id} was so`, ...factor }) as FactorRecord,
      ),
      links: links.map(([from, to, kind], index): LinkRecord => ({
        ...base,
        id: `${from}-${to}`,
        createdAt: index,
        from,
        to,
        how: '',
        kind: kind ?? 'contributes',
        with: null,
      })),
    },
  };
}

export function seededGraph(...parts: Parameters<typeof contentOf>): Graph {
  return readGraph(contentOf(...parts));
}

const emptyFactor = {
  ...base,
  mechanism: '',
  effect: '',
  dutySource: '',
  layer: null,
  confidence: null,
  state: null,
  kind: null,
  stage: null,
  known: null,
  codes: [],
  evidence: [],
};
