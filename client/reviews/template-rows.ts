/** The lines of the template picker: what somebody would say has happened, each leading to one template. Pure. */
import type { TemplateSummary } from '../../shared/api/templates.ts';

export interface TemplateRow {
  readonly key: string;
  /** What has happened, in a chair's words; for a template of the organisation when to use it. */
  readonly situation: string;
  readonly template: TemplateSummary;
}

export interface TemplateRows {
  readonly shipped: readonly TemplateRow[];
  readonly own: readonly TemplateRow[];
}

export function templateRows(templates: readonly TemplateSummary[]): TemplateRows {
  return {
    shipped: templates
      .filter(({ own }) => !own)
      .flatMap((template) =>
        template.situations.map((situation) => ({ key: `${template.id} ${situation}`, situation, template })),
      ),
    own: templates
      .filter(({ own }) => own)
      .map((template) => ({ key: template.id, situation: template.forWhat, template })),
  };
}

/** The row that stands for a template that is named in the address; the first one otherwise. */
export function rowOf(rows: TemplateRows, key: string): TemplateRow | undefined {
  const all = [...rows.shipped, ...rows.own];
  return all.find((row) => row.key === key) ?? all[0];
}
