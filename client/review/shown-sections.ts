/**
 * The sections of a review as its page shows them: numbered, in the order of its template, and after them those of
 * former templates that hold something. Pure; the words come with the review from the server.
 */
import type { VoiceOf } from '../../shared/review-document/records.ts';
import type { Section, SectionBlock } from '../../shared/templates/section.ts';
import type { AskedSection, ShownTemplate } from '../../shared/templates/shown-template.ts';

export interface ShownSection extends AskedSection {
  /** Counted from 1, as printed beside the heading. */
  readonly number: number;
}

/** @param held whether a section of a former template holds something, and so has to be shown */
export function shownSections(
  of: ShownTemplate,
  held: (section: AskedSection) => boolean = () => false,
): readonly ShownSection[] {
  return [...of.sections, ...of.kept.filter(held)].map((section, index) => ({
    ...section,
    number: index + 1,
  }));
}

/** Whose voices a section holds: staff are kept apart from patients, families and the public. */
export function voicesOfSection(sectionId: string): readonly VoiceOf[] {
  return sectionId === 's.staff' ? ['staff'] : ['patient', 'family', 'public'];
}

/** Whether a section is nothing but rich text, and moments set side by side where there are any. */
export function isProseOnly(section: Section): boolean {
  return section.blocks.every(({ kind }: SectionBlock) => kind === 'prose' || kind === 'pairs');
}

const wideBlocks: ReadonlySet<string> = new Set([
  'factors',
  'graph',
  'actions',
  'timeline',
  'safeguards',
  'functions',
  'equity',
  'drift',
]);

/** Whether a block needs the whole width of the page, margin included. */
export function isWide(block: SectionBlock): boolean {
  return wideBlocks.has(block.kind);
}

/** Where on the page a section stands; also what a link to it names. */
export function sectionAnchor(sectionId: string): string {
  return `section-${sectionId.replace('.', '-')}`;
}
