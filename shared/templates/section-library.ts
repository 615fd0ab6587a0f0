/**
 * All sections a template can be made of. The words live in the files named by theme; this module only gathers them.
 * A section that is no longer offered stays here, because documents written with it still have to be read.
 */
import { accountSections } from './account-sections.ts';
import { causeSections } from './cause-sections.ts';
import { manyCasesSections } from './many-cases-sections.ts';
import { openingSections } from './opening-sections.ts';
import { outcomeSections } from './outcome-sections.ts';
import { peopleSections } from './people-sections.ts';
import { rehearsalSections } from './rehearsal-sections.ts';
import type { Section } from './section.ts';
import { serviceSections } from './service-sections.ts';

export const sectionLibrary: readonly Section[] = [
  ...openingSections,
  ...accountSections,
  ...peopleSections,
  ...serviceSections,
  ...manyCasesSections,
  ...causeSections,
  ...rehearsalSections,
  ...outcomeSections,
];

const byId: ReadonlyMap<string, Section> = new Map(sectionLibrary.map((section) => [section.id, section]));

/** The section with this id as the library has it, without what a template adds. */
export function section(id: string): Section | undefined {
  return byId.get(id);
}
