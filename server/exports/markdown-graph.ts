/** The cause graph as Markdown: its links as sentences, then the paths they make to each outcome as a table. */
import { pathsToOutcomes } from '../../shared/graph/graph-paths.ts';
import type { GraphPath } from '../../shared/graph/graph-paths.ts';
import { readGraph } from '../../shared/graph/read-graph.ts';
import type { Graph } from '../../shared/graph/read-graph.ts';
import { linkKindNames, linkWithNames } from '../../shared/review-document/choice-names.ts';
import type { LinkKind } from '../../shared/review-document/records.ts';
import { layerIds, layers } from '../../shared/taxonomy/layers.ts';
import { blocks, inCell, inline, item, sentence, table } from './markdown-text.ts';
import type { Report } from './report.ts';

/** Paths beyond this many are left out of the table, which then says so. */
const mostPaths = 40;

export function graphPart(report: Report): string {
  const graph = readGraph(report.content);
  const names = endNames(report);
  return blocks(linksList(graph, names), pathsTable(graph, names));
}

/** Links whose two ends have words, one sentence each. */
function linksList(graph: Graph, names: ReadonlyMap<string, string>): string {
  return graph.links
    .flatMap((link) => {
      const [from, to] = [names.get(link.from), names.get(link.to)];
      if (from === undefined || to === undefined) return [];
      const joined = link.with === null ? '' : ` (${linkWithNames[link.with]})`;
      const loop = link.closesLoop ? ' (closes a loop)' : '';
      const said = `${from} ${verb(link.kind)} ${to}${joined}${loop}`;
      const how = inline(link.how);
      return [item('-', sentence(how === '' ? said : `${said}: ${how}`))];
    })
    .join('\n');
}

function pathsTable(graph: Graph, names: ReadonlyMap<string, string>): string {
  const { paths, more } = pathsToOutcomes(graph, mostPaths);
  const rows = paths
    .filter(
      ({ links }) => links.length > 1 && links.every(({ from, to }) => names.has(from) && names.has(to)),
    )
    .map((path) => [pathWords(path, names), layersOf(path, graph)]);
  if (rows.length === 0) return '';
  return blocks(
    '### Paths to what came of it',
    table(['From the first cause to the outcome', 'Layers'], rows),
    more ? 'There are further paths; the list above names every link.' : '',
  );
}

function pathWords({ links, outcome }: GraphPath, names: ReadonlyMap<string, string>): string {
  const steps = links.map(({ from }) => names.get(from) ?? '');
  return inCell([...steps, names.get(outcome.id) ?? ''].join(' → '));
}

function layersOf({ links }: GraphPath, graph: Graph): string {
  const used = new Set(links.map(({ from }) => graph.byId.get(from)?.layer));
  return layerIds
    .filter((id) => used.has(id))
    .map((id) => layers[id].name)
    .join(', ');
}

function verb(kind: LinkKind | null): string {
  return kind === null ? 'goes with' : linkKindNames[kind];
}

function endNames(report: Report): ReadonlyMap<string, string> {
  const { timeline, safeguards, outcomes } = report.content.records;
  const quoted = (text: string): string => `“${inline(text).replace(/\.$/, '')}”`;
  return new Map([
    ...report.factors.map(({ mark, factor }) => [factor.id, `**${mark}**`] as const),
    ...[...timeline, ...safeguards, ...outcomes]
      .filter(({ text }) => text.trim() !== '')
      .map(({ id, text }) => [id, quoted(text)] as const),
  ]);
}
