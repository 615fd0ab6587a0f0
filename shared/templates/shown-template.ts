/**
 * The sections of one review, worked out from the template it has and those it had before it was promoted. Pure.
 * What a former template asked for and the present one does not stays readable and writable at the end.
 */
import { sectionsOf } from './templates.ts';
import type { BlockKind, Section, SectionBlock } from './section.ts';
import type { Template, TemplateRef } from './template.ts';

export interface AskedSection extends Section {
  /** Offer only the first codes of each layer. */
  readonly shortCodes: boolean;
}

export interface NamedTemplate extends TemplateRef {
  readonly name: string;
}

export interface ShownTemplate extends NamedTemplate {
  readonly sections: readonly AskedSection[];
  /** The templates it had before, the newest first. */
  readonly formerly: readonly NamedTemplate[];
  /** Sections of those that the present template lacks: to be shown only while they hold something. */
  readonly kept: readonly AskedSection[];
}

/** Blocks that are keyed by their own section, or by ids that belong to it; all others show records of the review. */
const ownContent: ReadonlySet<BlockKind> = new Set(['prose', 'facts', 'checks', 'questions', 'voices']);

/** @param former the newest first */
export function shownTemplate(current: Template, former: readonly Template[] = []): ShownTemplate {
  const sections = askedSections(current);
  const ids = new Set(sections.map(({ id }) => id));
  const shared = new Set<BlockKind>(sections.flatMap(kindsOfRecords));
  const kept: AskedSection[] = [];
  for (const section of former.flatMap(askedSections)) {
    if (ids.has(section.id)) continue;
    ids.add(section.id);
    const blocks = section.blocks.filter(({ kind }) => !shared.has(kind));
    if (blocks.length === 0) continue;
    kept.push({ ...section, blocks });
    for (const kind of kindsOfRecords({ ...section, blocks })) shared.add(kind);
  }
  return { ...nameOf(current), sections, formerly: former.map(nameOf), kept };
}

function askedSections(of: Template): readonly AskedSection[] {
  return sectionsOf(of).map((section, index) => ({
    ...section,
    shortCodes: of.sections[index]?.shortCodes === true,
  }));
}

function kindsOfRecords(section: Section): readonly BlockKind[] {
  return section.blocks.map(({ kind }: SectionBlock) => kind).filter((kind) => !ownContent.has(kind));
}

function nameOf({ id, version, name }: Template): NamedTemplate {
  return { id, version, name };
}
