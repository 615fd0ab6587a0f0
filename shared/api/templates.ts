/** Contract of templates: those a review can be opened from, those an organisation makes, and that of one review. */
import { z } from 'zod';
import { instantField } from './fields.ts';

const sectionSummary = z.object({
  id: z.string(),
  heading: z.string(),
  why: z.string(),
  prompts: z.array(z.string()),
  /** What one does there: kinds of blocks, such as `timeline`. */
  blocks: z.array(z.string()),
  /** Questions it asks. */
  questions: z.array(z.string()),
});

export const templateSummary = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  forWhat: z.string(),
  who: z.string(),
  time: z.string(),
  /** What a chair would say has happened; empty for templates of the organisation. */
  situations: z.array(z.string()),
  /** Made by this organisation, not shipped with the product. */
  own: z.boolean(),
  sections: z.array(sectionSummary),
});
export type TemplateSummary = z.infer<typeof templateSummary>;

export const templateList = z.object({ templates: z.array(templateSummary) });

const templateRef = z.object({ id: z.string().min(1).max(80), version: z.number().int() });
const namedTemplate = templateRef.extend({ name: z.string() });

/** A section with its blocks as the workspace draws them; see `SectionBlock`. */
const askedSection = z.object({
  id: z.string(),
  heading: z.string(),
  why: z.string(),
  prompts: z.array(z.string()),
  blocks: z.array(z.looseObject({ kind: z.string() })),
  shortCodes: z.boolean(),
});

/** What one review asks for; see `ShownTemplate`. */
export const reviewTemplate = namedTemplate.extend({
  sections: z.array(askedSection),
  formerly: z.array(namedTemplate),
  kept: z.array(askedSection),
});

export const promotionRequest = z.object({
  /** The template it is to have; its newest version is taken. */
  templateId: z.string().min(1).max(80),
  /** The template the caller saw it to have. */
  from: templateRef,
});

// Lengths and what belongs together are said in sentences by `faultsOfTemplate`; here only the shape.
const line = z.string().max(2000);
const ownQuestion = z.object({ id: line, text: line, hint: line });
const templateSection = z.object({
  id: line,
  prompts: z.array(line).max(100).optional(),
  shortCodes: z.boolean().optional(),
  questions: z.array(line).max(100).optional(),
  words: z
    .object({
      heading: line.optional(),
      why: line.optional(),
      prompts: z.array(line).max(100).optional(),
      questions: z.record(line, z.object({ text: line, hint: line })).optional(),
    })
    .optional(),
  own: z.object({ heading: line, why: line, questions: z.array(ownQuestion).max(100) }).optional(),
});

export const templateDraft = z.object({
  name: line,
  forWhat: line,
  who: line,
  time: line,
  sections: z.array(templateSection).max(500),
});

/** What a new template of the organisation begins with: a copy of this one. */
export const copyTemplateRequest = z.object({ copyOf: z.string().min(1).max(80) });

export const retireTemplateRequest = z.object({ retired: z.boolean() });

export const managedTemplate = z.object({
  id: z.string(),
  /** Counts every change; goes out as ETag and comes back as If-Match. */
  revision: z.number().int(),
  draft: templateDraft,
  /** Whether the draft differs from what was published. */
  changed: z.boolean(),
  /** The newest published version; 0 while there is none. */
  version: z.number().int(),
  retired: z.boolean(),
  changedAt: instantField,
});
export type ManagedTemplate = z.infer<typeof managedTemplate>;

export const managedTemplateList = z.object({ templates: z.array(managedTemplate) });
