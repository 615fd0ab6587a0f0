/**
 * Taking a review out: waits until everything this person wrote is on the server's disk, then lets the browser
 * download. A fault is said; nothing is downloaded that lacks the last words without saying so.
 */
import { announce } from '../../ui/announce.svelte.ts';
import { showToast } from '../../ui/toasts.svelte.ts';
import type { ExportFormat } from '../review-api.ts';
import type { ReviewContext } from '../review-context.svelte.ts';

export async function downloadExport(review: ReviewContext, format: ExportFormat): Promise<void> {
  try {
    if (review.session.light.state !== 'saved') announce('Waiting until everything is saved.');
    await review.session.whenSaved();
    await review.api.download(format);
    showToast(format === 'json' ? 'The JSON file is downloaded.' : 'The Markdown file is downloaded.');
  } catch (thrown) {
    showToast(review.api.sentenceOf(thrown));
  }
}
