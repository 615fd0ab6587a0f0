/**
 * When the larger blocks are fetched: once, and only after the script of the editors has arrived, because whoever opens
 * a review wants to write first. Readers have no editor to wait for.
 */
import type * as RichBlocks from './rich-blocks.ts';

let loading: Promise<typeof RichBlocks> | undefined;

/** @param editors whether editors will be bound on this page */
export function loadRichBlocks(editors: boolean): Promise<typeof RichBlocks> {
  loading ??= (editors ? editorsReady() : Promise.resolve())
    .then(() => import('./rich-blocks.ts'))
    .catch((fault: unknown) => {
      loading = undefined;
      throw fault;
    });
  return loading;
}

async function editorsReady(): Promise<void> {
  try {
    await import('../../prose/prose-parts.ts');
  } catch (fault) {
    // The editors say so themselves; the other blocks need not wait for them.
    console.warn('The editor could not be fetched.', fault);
  }
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
