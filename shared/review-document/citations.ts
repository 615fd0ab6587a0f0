/**
 * Where evidence is cited: by records, answers, pairs and prose, told from plain content. Pure.
 * A citation is the citing side's own fact; the piece of evidence knows nothing of it. Therefore one person can put a
 * piece into the bin while another cites it, and the rule for both is here: what is cited stays visible.
 */
import type { AnswerValue, ProseNode, RecordLists } from './records.ts';

/** Records that may cite, in the order in which their citations are listed. */
export const citingRoots = ['timeline', 'factors', 'safeguards', 'lessons', 'voices', 'pairs'] as const;
export type CitingRoot = (typeof citingRoots)[number];

export interface Citation {
  readonly root: CitingRoot | 'answers' | 'prose';
  /** Of the record or question; of the section for prose. */
  readonly id: string;
}

export interface CitingContent {
  readonly records: Pick<RecordLists, CitingRoot>;
  readonly answers: Readonly<Record<string, AnswerValue>>;
  readonly prose: Readonly<Record<string, ProseNode>>;
}

/** Evidence id → where it is cited, each place once. Evidence that nothing cites is not in it. */
export function citationsIn(content: CitingContent): ReadonlyMap<string, readonly Citation[]> {
  const found = new Map<string, Citation[]>();
  const add = (evidenceId: string, citation: Citation): void => {
    const list = found.get(evidenceId);
    if (list === undefined) found.set(evidenceId, [citation]);
    else if (!list.some(({ root, id }) => root === citation.root && id === citation.id)) list.push(citation);
  };
  for (const root of citingRoots) {
    for (const record of content.records[root]) {
      const cited = 'evidence' in record ? record.evidence : [record.shown, record.seen];
      for (const evidenceId of cited) if (evidenceId !== '') add(evidenceId, { root, id: record.id });
    }
  }
  for (const [id, { evidence }] of Object.entries(content.answers)) {
    for (const evidenceId of evidence) add(evidenceId, { root: 'answers', id });
  }
  for (const [id, prose] of Object.entries(content.prose)) {
    for (const evidenceId of evidenceNamedIn(prose)) add(evidenceId, { root: 'prose', id });
  }
  return found;
}

/** Whether two readings name the same places for the same evidence. */
export function sameCitations(
  before: ReadonlyMap<string, readonly Citation[]>,
  now: ReadonlyMap<string, readonly Citation[]>,
): boolean {
  if (before.size !== now.size) return false;
  return [...now].every(([id, places]) => {
    const former = before.get(id);
    return (
      former?.length === places.length &&
      places.every((place, at) => place.root === former[at]?.root && place.id === former[at].id)
    );
  });
}

const namedBefore = new WeakMap<ProseNode, readonly string[]>();

/** Ids of the evidence that prose names, in reading order. A node never changes: it is looked through once. */
function evidenceNamedIn(node: ProseNode): readonly string[] {
  let named = namedBefore.get(node);
  if (named === undefined) {
    const own =
      node.type === 'recordRef' && node.attrs?.['root'] === 'evidence' ? node.attrs['id'] : undefined;
    named = typeof own === 'string' && own !== '' ? [own] : (node.content ?? []).flatMap(evidenceNamedIn);
    namedBefore.set(node, named);
  }
  return named;
}
