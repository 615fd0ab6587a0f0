/**
 * The sections of a review as its page shows them: numbered, in the order of its template. Pure.
 * A review of a template that this version no longer offers still has to be readable.
 */
import type { VoiceOf } from '../../shared/review-document/records.ts';
import type { Section, SectionBlock } from '../../shared/templates/section.ts';
import { sectionsOf } from '../../shared/templates/templates.ts';
import type { Template } from '../../shared/templates/templates.ts';

export interface ShownSection extends Section {
  /** Counted from 1, as printed beside the heading. */
  readonly number: number;
  /** Offer only the first codes of each layer. */
  readonly shortCodes: boolean;
}

/** Sections of the template; none for a template that this version does not know. */
export function shownSections(of: Template | undefined): readonly ShownSection[] {
  if (of === undefined) return [];
  return sectionsOf(of).map((section, index) => ({
    ...section,
    number: index + 1,
    shortCodes: of.sections[index]?.shortCodes === true,
  }));
}

/** Whose voices a section holds: staff are kept apart from patients, families and the public. */
export function voicesOfSection(sectionId: string): readonly VoiceOf[] {
  return sectionId === 's.staff' ? ['staff'] : ['patient', 'family', 'public'];
}

/** Whether a section is nothing but rich text. */
export function isProseOnly(section: Section): boolean {
  return section.blocks.every((block: SectionBlock) => block.kind === 'prose');
}

const wideBlocks: ReadonlySet<string> = new Set(['factors', 'actions', 'timeline', 'safeguards']);

/** Whether a block needs the whole width of the page, margin included. */
export function isWide(block: SectionBlock): boolean {
  return wideBlocks.has(block.kind);
}

/** Where on the page a section stands; also what a link to it names. */
export function sectionAnchor(sectionId: string): string {
  return `section-${sectionId.replace('.', '-')}`;
}
