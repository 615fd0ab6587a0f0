/**
 * Signing out on this device: asks first when words of the member are here and nowhere else, and takes their copies of
 * reviews, and reports and comments in the making, off the device afterwards. Loads the storage only when somebody
 * signs out.
 */
import type { DeviceCopies } from '../collab/device-copy.ts';
import { hasCommentDrafts, removeCommentTraces } from '../review/comments/comment-drafts.ts';
import { hasReportDraft, removeReportDraft } from '../reports/report-draft-key.ts';

const question =
  'Some of what you wrote has not reached the server and is only on this device. Signing out removes it here. Sign out all the same?';

/** Runs `end` and clears the device. False when the member chose to stay; rejects when `end` does. */
export async function leaveDevice(memberId: string | undefined, end: () => Promise<void>): Promise<boolean> {
  const copies = memberId === undefined ? null : await openCopies();
  try {
    if (copies !== null && memberId !== undefined) {
      const here = [
        ...(await copies.list(memberId)).filter(({ unsent }) => unsent > 0),
        ...(await copies.keptTexts(memberId)),
      ];
      const drafts = hasReportDraft(memberId) || hasCommentDrafts(memberId);
      if ((here.length > 0 || drafts) && !confirm(question)) return false;
    }
    await end();
    if (memberId !== undefined) {
      await copies?.removeAllOf(memberId);
      removeReportDraft(memberId);
      removeCommentTraces(memberId);
    }
    return true;
  } finally {
    copies?.close();
  }
}

async function openCopies(): Promise<DeviceCopies | null> {
  const { DeviceCopies } = await import('../collab/device-copy.ts');
  try {
    return await DeviceCopies.open(indexedDB);
  } catch {
    // A browser that keeps nothing has nothing to clear.
    return null;
  }
}
