/**
 * The templates a review can be opened from, and what follows from one: its sections, facts, questions and checks.
 * A template orders sections, adds prompts and may word a section its own way; it never changes what one is.
 */
import { builtInTemplates, earlierTemplates } from './built-in-templates.ts';
import { section } from './section-library.ts';
import type { Section, SectionBlock } from './section.ts';
import type { OwnSection, Template, TemplateSection } from './template.ts';

export type { Template, TemplateSection } from './template.ts';

/** The newest version of each template that ships with the product. */
export const templates: readonly Template[] = builtInTemplates;

/**
 * A template that ships with the product, at one version or at its newest; undefined for one this release does not
 * know. Those of the organisation are rows: ask the template store.
 */
export function template(id: string, version?: number): Template | undefined {
  return templateIn([...builtInTemplates, ...earlierTemplates], id, version);
}

/** The same in any list; without a version the newest. */
export function templateIn(list: readonly Template[], id: string, version?: number): Template | undefined {
  const versions = list.filter((candidate) => candidate.id === id);
  if (version !== undefined) return versions.find((candidate) => candidate.version === version);
  return versions.toSorted((a, b) => b.version - a.version)[0];
}

/**
 * The sections of a template in order, each with the template's own prompts before those of the library.
 * @throws if the template names a section that nobody wrote: a fault in the tables, not in a review.
 */
export function sectionsOf(of: Template): readonly Section[] {
  return of.sections.map((named) => {
    const found = sectionNamed(named);
    if (found === undefined)
      throw new Error(`Template ${of.id} names the section ${named.id}, which does not exist.`);
    return found;
  });
}

/** One section as a template asks for it; undefined when it is neither its own nor in the library. */
export function sectionNamed(named: TemplateSection): Section | undefined {
  const { id, prompts = [], own } = named;
  if (own !== undefined) return ownSection(id, own, prompts);
  const found = section(id);
  if (found === undefined) return undefined;
  const { heading = found.heading, why = found.why, prompts: usual = found.prompts } = named.words ?? {};
  const blocks = found.blocks.map((block) => asAsked(block, named));
  return { ...found, heading, why, blocks, prompts: [...prompts, ...usual] };
}

function ownSection(
  id: string,
  { heading, why, questions }: OwnSection,
  prompts: readonly string[],
): Section {
  const prose: SectionBlock = { kind: 'prose' };
  return {
    id,
    heading,
    why,
    prompts,
    blocks: questions.length === 0 ? [prose] : [{ kind: 'questions', questions }, prose],
  };
}

/** The questions a template leaves in, in its words. */
function asAsked(block: SectionBlock, { questions: ids, words }: TemplateSection): SectionBlock {
  if (block.kind !== 'questions') return block;
  const asked = block.questions.filter(({ id }) => ids === undefined || ids.includes(id));
  return {
    ...block,
    questions: asked.map((question) => ({ ...question, ...words?.questions?.[question.id] })),
  };
}

/** Ids of all facts a review of this template asks for, in order. */
export function factIdsOf(of: Template): readonly string[] {
  return blocksOf(of).flatMap((block) => (block.kind === 'facts' ? block.facts.map(({ id }) => id) : []));
}

/** Ids of all questions a review of this template asks, in order. */
export function questionIdsOf(of: Template): readonly string[] {
  return blocksOf(of).flatMap((block) =>
    block.kind === 'questions' ? block.questions.map(({ id }) => id) : [],
  );
}

/** Ids of all checklist items of this template, in order; look-next items belong to the failure kinds. */
export function checkIdsOf(of: Template): readonly string[] {
  return blocksOf(of).flatMap((block) => (block.kind === 'checks' ? block.items.map(({ id }) => id) : []));
}

function blocksOf(of: Template): readonly SectionBlock[] {
  return sectionsOf(of).flatMap((found) => found.blocks);
}
