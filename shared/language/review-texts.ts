/**
 * Every text of a review that the language help reads, with where it stands and what it is for. People's own words -
 * quotations, testimony, dissent - are left out. Pure.
 */
import type { ProseNode, ReviewContent } from '../review-document/records.ts';
import type { TextUse } from './hint.ts';

export interface PlacedText {
  /** `prose:<section>` or `<root>/<id>/<field>`, as shared text fields name their places. */
  readonly place: string;
  /** For prose: which of the section's blocks, counted from 0. */
  readonly block: number | null;
  readonly text: string;
  readonly use: TextUse;
}

/** Sections that patients, families or the public will read. */
const plainSections: ReadonlySet<string> = new Set(['s.share']);

/** Fields of records that are the panel's own words, by root. What is not named here is not read. */
const fields: Readonly<Record<string, Readonly<Record<string, TextUse>>>> = {
  outcomes: { text: 'prose' },
  timeline: { text: 'prose' },
  factors: {
    condition: 'condition',
    mechanism: 'mechanism',
    effect: 'effect',
    reason: 'prose',
    other: 'prose',
  },
  links: { how: 'prose' },
  safeguards: { text: 'prose' },
  evidence: { text: 'prose' },
  lessons: { text: 'prose' },
  areas: { text: 'prose' },
  actions: { title: 'prose', detail: 'prose' },
  voices: { response: 'plain' },
  functions: { note: 'prose' },
  metrics: { note: 'prose' },
};

/** What a field is for, by its place such as `factors/<id>/condition`; `testimony` where the help keeps silent. */
export function useOfPlace(place: string): TextUse {
  if (place.startsWith('prose:')) return useOfSection(place.slice('prose:'.length));
  const [root = '', , field = ''] = place.split('/');
  if (root === 'answers' || root === 'layers') return 'prose';
  if (root === 'facts') return field === 'value' ? 'prose' : 'testimony';
  return fields[root]?.[field] ?? 'testimony';
}

export function useOfSection(sectionId: string): TextUse {
  return plainSections.has(sectionId) ? 'plain' : 'prose';
}

/** What a block of prose is for: quotations and logs are somebody else's words. */
export function useOfBlock(as: unknown, section: TextUse): TextUse {
  return as === 'quote' || as === 'code' ? 'testimony' : section;
}

/** In the order of the sections, then of the records. */
export function textsOf(content: ReviewContent): readonly PlacedText[] {
  const found: PlacedText[] = [];
  for (const [section, prose] of Object.entries(content.prose)) {
    blocksIn(prose).forEach((node, block) => {
      const use = useOfBlock(node.attrs?.['as'], useOfSection(section));
      if (use !== 'testimony') found.push({ place: `prose:${section}`, block, text: wordsIn(node), use });
    });
  }
  for (const [id, { text }] of Object.entries(content.answers))
    add(found, `answers/${id}/text`, text, 'prose');
  for (const [id, { value }] of Object.entries(content.facts))
    add(found, `facts/${id}/value`, value, 'prose');
  for (const [id, { reason }] of Object.entries(content.layers))
    add(found, `layers/${id}/reason`, reason, 'prose');
  for (const [root, uses] of Object.entries(fields)) {
    for (const record of content.records[root as keyof typeof content.records] as readonly {
      readonly id: string;
    }[]) {
      const words = record as unknown as Readonly<Record<string, unknown>>;
      if (root === 'evidence' && words['kind'] === 'quote') continue;
      for (const [field, use] of Object.entries(uses)) {
        const text = words[field];
        if (typeof text === 'string') add(found, `${root}/${record.id}/${field}`, text, use);
      }
    }
  }
  return found;
}

function add(found: PlacedText[], place: string, text: string, use: TextUse): void {
  if (text.trim() !== '') found.push({ place, block: null, text, use });
}

/** The blocks of a section's prose in their order, those in tables too. */
function blocksIn(node: ProseNode): readonly ProseNode[] {
  return node.type === 'block' ? [node] : (node.content ?? []).flatMap(blocksIn);
}

/** The words of a block; a mention or a reference counts as one character, as it does in the editor. */
function wordsIn(block: ProseNode): string {
  return (block.content ?? []).map((inline) => inline.text ?? '\ufffc').join('');
}
