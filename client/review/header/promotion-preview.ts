/** What giving a review another template would change, worked out before anybody decides. Pure. */
import type { TemplateSummary } from '../../../shared/api/templates.ts';
import type { ShownSection } from '../shown-sections.ts';

export interface PromotionPreview {
  /** Sections that come anew, with why each is there. */
  readonly added: readonly { readonly id: string; readonly heading: string; readonly why: string }[];
  /** Headings of sections that both have. */
  readonly staying: readonly string[];
  /** Headings of sections that the new template lacks and that hold something: they go to the end. */
  readonly toTheEnd: readonly string[];
  /** Headings of sections that the new template lacks and that are empty: they are not shown any more. */
  readonly dropped: readonly string[];
}

/** Blocks that show what belongs to the whole review, wherever they stand. */
const ownContent: ReadonlySet<string> = new Set(['prose', 'facts', 'checks', 'questions', 'voices']);

/** @param holds whether a section of this id holds anything */
export function promotionPreview(
  shown: readonly ShownSection[],
  to: TemplateSummary,
  holds: (sectionId: string) => boolean,
): PromotionPreview {
  const now = new Set(shown.map(({ id }) => id));
  const then = new Set(to.sections.map(({ id }) => id));
  const shownThen = new Set(
    to.sections.flatMap(({ blocks }) => blocks).filter((kind) => !ownContent.has(kind)),
  );
  const lacking = shown.filter(
    ({ id, blocks }) => !then.has(id) && !blocks.every(({ kind }) => shownThen.has(kind)),
  );
  const headings = (list: readonly ShownSection[]): string[] => list.map(({ heading }) => heading);
  return {
    added: to.sections.filter(({ id }) => !now.has(id)),
    staying: headings(shown.filter(({ id }) => then.has(id))),
    toTheEnd: headings(lacking.filter(({ id }) => holds(id))),
    dropped: headings(lacking.filter(({ id }) => !holds(id))),
  };
}
