/**
 * The templates a review can be opened from, and what follows from one: its sections, facts, questions and checks.
 * A template orders sections and may add prompts; it never changes what a section is.
 * Raise `version` whenever the list of sections of a template changes: it is written into each review.
 */
import { section } from './section-library.ts';
import type { Section, SectionBlock } from './section.ts';

export interface TemplateSection {
  readonly id: string;
  /** Shown before the section's own prompts. */
  readonly prompts?: readonly string[];
  /** Offer only the first eight codes of each layer. */
  readonly shortCodes?: boolean;
}

export interface Template {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly forWhat: string;
  readonly who: string;
  readonly time: string;
  readonly sections: readonly TemplateSection[];
}

export const templates: readonly Template[] = [
  {
    id: 'full',
    version: 1,
    name: 'Full AI incident review',
    forWhat: 'Harm that was severe or might have been, a problem that may have spread, or public concern.',
    who: 'A panel of four to eight, with a patient safety partner among them.',
    time: 'Three to five meetings over 30 to 90 days.',
    sections: [
      { id: 's.rules' },
      { id: 's.safe' },
      { id: 's.care' },
      { id: 's.evid' },
      { id: 's.sys' },
      { id: 's.what' },
      { id: 's.time' },
      { id: 's.known' },
      { id: 's.work' },
      { id: 's.kind' },
      { id: 's.harm' },
      { id: 's.voices' },
      { id: 's.staff' },
      { id: 's.rights' },
      {
        id: 's.five',
        prompts: ['Which condition would still be there if every person concerned were replaced by another?'],
      },
      { id: 's.graph' },
      { id: 's.barr' },
      { id: 's.right' },
      { id: 's.equity' },
      { id: 's.rq' },
      { id: 's.df' },
      { id: 's.over' },
      { id: 's.acc' },
      { id: 's.drift' },
      { id: 's.bias' },
      { id: 's.learn' },
      { id: 's.areas' },
      { id: 's.act' },
      { id: 's.open' },
      { id: 's.share' },
      { id: 's.after' },
    ],
  },
  {
    id: 'huddle',
    version: 1,
    name: 'Rapid AI huddle',
    forWhat: 'Any event or doubt about an AI system, within a day of noticing it.',
    who: 'Three to eight people who were there, and someone to facilitate.',
    time: '15 to 30 minutes.',
    sections: [
      { id: 's.rules' },
      { id: 's.safe' },
      { id: 's.care' },
      { id: 's.evid', prompts: ['What must we not lose in the next hour?'] },
      { id: 's.what' },
      { id: 's.time', prompts: ['Five to ten entries are enough for now: which are the ones that matter?'] },
      { id: 's.kind' },
      { id: 's.right' },
      { id: 's.five', shortCodes: true },
      { id: 's.open' },
      { id: 's.next', prompts: ['Pause, limit or carry on?'] },
    ],
  },
];

/** The template with this id; undefined for one that this version does not offer. */
export function template(id: string): Template | undefined {
  return templates.find((candidate) => candidate.id === id);
}

/**
 * The sections of a template in order, each with the template's own prompts before those of the library.
 * @throws if the template names a section that the library does not have: a fault in the tables, not in a review.
 */
export function sectionsOf(of: Template): readonly Section[] {
  return of.sections.map(({ id, prompts = [] }) => {
    const found = section(id);
    if (found === undefined)
      throw new Error(`Template ${of.id} names the section ${id}, which does not exist.`);
    return { ...found, prompts: [...prompts, ...found.prompts] };
  });
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
