/** Contract of the templates a review can be opened from. */
import { z } from 'zod';

export const templateSummary = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  forWhat: z.string(),
  who: z.string(),
  time: z.string(),
  sections: z.array(
    z.object({ id: z.string(), heading: z.string(), why: z.string(), prompts: z.array(z.string()) }),
  ),
});

export const templateList = z.object({ templates: z.array(templateSummary) });
