/** Puts text on the clipboard and says so, or says what to do when the browser does not allow it. */
import { showToast } from '../ui/toasts.svelte.ts';

export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast('Copied.');
  } catch (refusal) {
    console.warn('The clipboard was not available.', refusal);
    showToast('This browser did not allow copying. Select the words and press Ctrl C.');
  }
}
