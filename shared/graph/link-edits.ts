/**
 * Making and changing links. Refuses a link that leads nowhere new: to itself, a second time between the same two, or
 * back to where it begins. Two people can still close a loop at once; `readGraph` marks the younger link then.
 */
import type * as Y from 'yjs';
import { binRecords, createRecord } from '../review-document/edits.ts';
import type { Editing } from '../review-document/edits.ts';
import { linkableRoots, linkIsLive } from '../review-document/link-ends.ts';
import { readLinks, readRecord } from '../review-document/reads.ts';
import type { LinkKind, LinkRecord, LinkWith } from '../review-document/records.ts';
import { leadsTo } from './read-graph.ts';

export type LinkRefusal = 'itself' | 'gone' | 'twice' | 'loop';

/** What happened and what to do, for the person who tried. */
export const linkRefusalSentences: Readonly<Record<LinkRefusal, string>> = {
  itself: 'Nothing can lead to itself. Choose another card to link to.',
  gone: 'One of the two has just been put into the bin. Put it back first, then link them.',
  twice: 'These two are linked already. Change that link instead.',
  loop: 'This link would close a loop: the second already leads to the first. If both act on each other, say so in the words of one link.',
};

export interface NewLink {
  readonly from: string;
  readonly to: string;
  readonly kind?: LinkKind;
  readonly with?: LinkWith;
  readonly how?: string;
}

/** The id of the link made, or why none was. */
export type LinkMade = { readonly id: string } | { readonly refused: LinkRefusal };

/** Why a link between two records would be refused now; null when it would be made. */
export function refusalOfLink(doc: Y.Doc, { from, to }: Pick<NewLink, 'from' | 'to'>): LinkRefusal | null {
  if (from === to) return 'itself';
  const isLive = (root: (typeof linkableRoots)[number], id: string): boolean =>
    readRecord(doc, root, id)?.withdrawnAt === null;
  if (!linkIsLive({ from, to }, (root, id) => isLinkable(root) && isLive(root, id))) return 'gone';
  const links = readLinks(doc);
  if (links.some((link) => link.from === from && link.to === to)) return 'twice';
  const onward = new Map<string, LinkRecord[]>();
  for (const link of links) onward.set(link.from, [...(onward.get(link.from) ?? []), link]);
  return leadsTo(to, from, (id) => onward.get(id) ?? []) ? 'loop' : null;
}

/** Makes a link; `contributes` unless another kind is given. */
export function createLink(editing: Editing, link: NewLink): LinkMade {
  const refused = refusalOfLink(editing.doc, link);
  return refused === null
    ? { id: createRecord(editing, 'links', { kind: 'contributes', ...link }) }
    : { refused };
}

/** Turns a link round: the other way is a new link, so that two who turn it at once do not lose it between them. */
export function turnLink(editing: Editing, id: string): LinkMade {
  const link = readRecord(editing.doc, 'links', id);
  if (link?.withdrawnAt !== null) return { refused: 'gone' };
  const others = readLinks(editing.doc).filter((other) => other.id !== id);
  if (others.some(({ from, to }) => from === link.to && to === link.from)) return { refused: 'twice' };
  const onward = (at: string): readonly LinkRecord[] => others.filter(({ from }) => from === at);
  if (leadsTo(link.from, link.to, onward)) return { refused: 'loop' };
  binRecords(editing, [['links', id]]);
  const { kind, how } = link;
  return {
    id: createRecord(editing, 'links', {
      from: link.to,
      to: link.from,
      how,
      ...(kind === null ? {} : { kind }),
      ...(link.with === null ? {} : { with: link.with }),
    }),
  };
}

function isLinkable(root: string): root is (typeof linkableRoots)[number] {
  return (linkableRoots as readonly string[]).includes(root);
}
