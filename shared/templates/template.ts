/**
 * What a template is: an ordered list of sections, with what it adds to each. Types only.
 * A definition is complete in itself: sections that are not in the library are written out in it.
 */
import type { Question } from './section.ts';

/** A section that an organisation wrote itself. Its id begins with `o.`. */
export interface OwnSection {
  readonly heading: string;
  /** One sentence: what belongs here, and why it matters. */
  readonly why: string;
  /** Asked in it; with none it is a section of prose alone. */
  readonly questions: readonly Question[];
}

/** What a template says in place of the library's words, where those would be in the wrong tense. */
export interface SectionWords {
  readonly heading?: string | undefined;
  readonly why?: string | undefined;
  /** All prompts of the section. */
  readonly prompts?: readonly string[] | undefined;
  /** By the id of the question. */
  readonly questions?: Readonly<Record<string, { readonly text: string; readonly hint: string }>> | undefined;
}

export interface TemplateSection {
  readonly id: string;
  readonly words?: SectionWords | undefined;
  /** Shown before the section's own prompts. */
  readonly prompts?: readonly string[] | undefined;
  /** Offer only the first eight codes of each layer. */
  readonly shortCodes?: boolean | undefined;
  /** Ask only these of the section's questions; all of them when left out. */
  readonly questions?: readonly string[] | undefined;
  readonly own?: OwnSection | undefined;
}

export interface Template {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** When to use it. */
  readonly forWhat: string;
  readonly who: string;
  readonly time: string;
  /** What a chair would say has happened, one line each; each leads to this template. */
  readonly situations: readonly string[];
  readonly sections: readonly TemplateSection[];
}

/** What an admin writes of a template: all but its id and version, which the server gives. */
export type TemplateDraft = Omit<Template, 'id' | 'version' | 'situations'>;

/** A template at one version, as a review and its history name it. */
export interface TemplateRef {
  readonly id: string;
  readonly version: number;
}
