/** What `/` in prose makes besides prose: records, each made where it belongs, with a way to go there. */
import { createRecord } from '../../../shared/review-document/edits.ts';
import type { RecordRoot } from '../../../shared/review-document/layout.ts';
import type { ProseInsert } from '../../prose/prose-insert.ts';
import { showToast } from '../../ui/toasts.svelte.ts';
import type { ReviewContext } from '../review-context.svelte.ts';

export interface RecordMaker {
  /** Typed after the slash. */
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly root: RecordRoot & ('factors' | 'timeline' | 'actions' | 'lessons' | 'areas' | 'safeguards');
}

const makers: readonly RecordMaker[] = [
  { id: 'factor', label: 'Factor', hint: 'A condition that made it more likely', root: 'factors' },
  { id: 'entry', label: 'Timeline entry', hint: 'What happened at one moment', root: 'timeline' },
  { id: 'action', label: 'Action', hint: 'What will be changed', root: 'actions' },
  { id: 'safeguard', label: 'Safeguard', hint: 'What was meant to catch it', root: 'safeguards' },
  { id: 'lesson', label: 'Lesson', hint: 'What someone elsewhere could use tomorrow', root: 'lessons' },
  { id: 'area', label: 'Area for improvement', hint: 'Where something has to change', root: 'areas' },
];

/** The makers that this review's template has a place for. */
export function recordMakers(review: ReviewContext): readonly RecordMaker[] {
  const kinds = new Set<string>(review.sections.flatMap((section) => section.blocks.map(({ kind }) => kind)));
  return makers.filter((maker) => kinds.has(maker.root));
}

/** Makes a record in a step of undo of its own. Returns its id. */
export function makeRecord(review: ReviewContext, maker: RecordMaker): string {
  return review.step(() => createRecord(review.session.editing, maker.root));
}

/** The same as entries of the slash menu: the writer stays in the text, and may go to the new record. */
export function proseInserts(review: ReviewContext): readonly ProseInsert[] {
  const made = recordMakers(review).map((maker) => ({
    id: maker.id,
    label: maker.label,
    hint: maker.hint,
    insert: () => {
      const id = makeRecord(review, maker);
      showToast(`${maker.label} added.`, { label: 'Go there', run: () => void review.view.goToRecord(id) });
      return { root: maker.root, id, label: maker.label };
    },
  }));
  const evidence: ProseInsert = {
    id: 'evidence',
    label: 'Evidence',
    hint: 'Cite what this rests on',
    insert: () => review.view.chooseEvidence('what stands here'),
  };
  return [...made, evidence];
}
