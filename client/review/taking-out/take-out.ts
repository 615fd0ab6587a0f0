/**
 * Takes a review out: waits until everything this person wrote is on the server's disk, fetches the file, and lets the
 * browser save it. Nothing is saved that lacks the last words, and a refusal is said instead of saved.
 */
import { fetchFile } from '../../api/api-client.ts';
import { announce } from '../../ui/announce.svelte.ts';
import { saveFile } from '../../ui/save-file.ts';
import type { ReviewContext } from '../review-context.svelte.ts';
import { exportForms, type ExportForm } from './export-forms.ts';

/**
 * @param calledOff once it is aborted, nothing is fetched any more: waiting for the server's disk can take long
 * @throws AppError
 */
export async function takeOut(
  review: ReviewContext,
  form: ExportForm,
  comments: boolean,
  calledOff: AbortSignal,
): Promise<void> {
  if (review.session.light.state !== 'saved') announce('Waiting until everything is saved.');
  await review.session.whenSaved();
  if (calledOff.aborted) return;
  const asked = comments ? '?comments=numbered' : '';
  const bytes = await fetchFile(`/reviews/${review.review.id}/exports/${form}${asked}`);
  const ending = exportForms.find((one) => one.form === form)?.ending ?? 'bin';
  const day = new Date().toISOString().slice(0, 10);
  saveFile(`causeway-review-${day}.${ending}`, bytes, 'application/octet-stream');
}
