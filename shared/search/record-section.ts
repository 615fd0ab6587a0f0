/** In which section of a review something stands, told from what the review's template asks for. Pure. */
import type { AskedSection, ShownTemplate } from '../templates/shown-template.ts';
import type { BlockKind, SectionBlock } from '../templates/section.ts';
import type { SearchKind } from './search-kinds.ts';

const blocksOfKind: Readonly<Partial<Record<SearchKind, readonly BlockKind[]>>> = {
  outcome: ['outcomes'],
  entry: ['timeline'],
  factor: ['factors'],
  layer: ['factors'],
  link: ['factors'],
  'failure-kind': ['kinds'],
  safeguard: ['safeguards'],
  evidence: ['evidence'],
  pair: ['pairs'],
  lesson: ['lessons'],
  area: ['areas'],
  voice: ['voices'],
  function: ['functions'],
  metric: ['equity', 'drift'],
  dissent: ['dissent'],
  action: ['actions'],
};

export interface StandsIn {
  readonly section: AskedSection;
  /** What the fact or the question is called. */
  readonly label: string | null;
}

/** Undefined when the review has no section for it. */
export function sectionOf(template: ShownTemplate, kind: SearchKind, id: string): StandsIn | undefined {
  for (const section of [...template.sections, ...template.kept]) {
    if (kind === 'text' && section.id === id) return { section, label: null };
    for (const block of section.blocks) {
      const label = labelIn(block, kind, id);
      if (label !== undefined) return { section, label };
    }
  }
  return undefined;
}

/** Undefined when the block has no place for it. */
function labelIn(block: SectionBlock, kind: SearchKind, id: string): string | null | undefined {
  if (block.kind === 'facts') {
    return kind === 'fact' ? block.facts.find((fact) => fact.id === id)?.label : undefined;
  }
  if (block.kind === 'questions') {
    return kind === 'answer' ? block.questions.find((question) => question.id === id)?.text : undefined;
  }
  return blocksOfKind[kind]?.includes(block.kind) === true ? null : undefined;
}
