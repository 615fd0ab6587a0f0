/** Puts a record into the bin and offers, in a toast, to take it back out. */
import { binRecord, restoreRecord } from '../../shared/review-document/edits.ts';
import type { RecordRoot } from '../../shared/review-document/layout.ts';
import { showToast } from '../ui/toasts.svelte.ts';
import type { ReviewContext } from './review-context.svelte.ts';

/** @param name what the record is called, with a capital, such as "Voice 2" */
export function binWithUndo(review: ReviewContext, root: RecordRoot, id: string, name: string): void {
  review.step(() => binRecord(review.session.editing, root, id));
  showToast(`${name} is in the bin for 30 days.`, {
    label: 'Undo',
    run: () => {
      review.step(() => restoreRecord(review.session.editing, root, id));
      review.view.goToRecordSoon(id);
    },
  });
}
