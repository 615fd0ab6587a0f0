/** Where a piece of text stood, in words people know: "What happened", "Factor", "Answer: who approved …". Pure. */
import type { RecordRoot } from '../../shared/review-document/layout.ts';
import { prosePrefix, recordRoots } from '../../shared/review-document/layout.ts';
import { rootName } from './blocks/record-words.ts';
import type { ShownSection } from './shown-sections.ts';

/** Null for a place that this version cannot name. */
export function placeWords(
  review: { readonly sections: readonly ShownSection[] },
  place: string,
): string | null {
  if (place.startsWith(prosePrefix)) {
    const id = place.slice(prosePrefix.length);
    return review.sections.find((section) => section.id === id)?.heading ?? null;
  }
  const [root, key] = place.split('/');
  if (root === 'facts' || root === 'answers') return seededWords(review.sections, key ?? '');
  if (root === 'checks') return seededWords(review.sections, key ?? '') ?? 'To look at next';
  if (root === 'kinds') return 'Kind of failure';
  if (root === 'layers') return 'Why nothing was found in a layer';
  if (root === 'harm') return 'Harm and its limits';
  return recordRoots.includes(root as RecordRoot) ? rootName(root as RecordRoot) : null;
}

function seededWords(sections: readonly ShownSection[], id: string): string | null {
  for (const block of sections.flatMap((section) => section.blocks)) {
    if (block.kind === 'facts') {
      const fact = block.facts.find((candidate) => candidate.id === id);
      if (fact !== undefined) return fact.label;
    }
    if (block.kind === 'questions') {
      const question = block.questions.find((candidate) => candidate.id === id);
      if (question !== undefined) return question.text;
    }
    if (block.kind === 'checks') {
      const item = block.items.find((candidate) => candidate.id === id);
      if (item !== undefined) return item.text;
    }
  }
  return null;
}
