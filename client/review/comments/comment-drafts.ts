/** Comments in the making, and how far somebody has read, kept on this device until they are sent or signed out. */

const prefix = 'causeway.comments.';

export function commentDraftsKey(memberId: string, reviewId: string): string {
  return `${prefix}${memberId}.${reviewId}.drafts`;
}

export function commentsReadKey(memberId: string, reviewId: string): string {
  return `${prefix}${memberId}.${reviewId}.read`;
}

/** Whether a comment of this member is on this device and nowhere else. */
export function hasCommentDrafts(memberId: string): boolean {
  return keysOf(memberId).some((key) => key.endsWith('.drafts'));
}

/** Takes everything about this member's comments off the device. */
export function removeCommentTraces(memberId: string): void {
  for (const key of keysOf(memberId)) localStorage.removeItem(key);
}

function keysOf(memberId: string): readonly string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`${prefix}${memberId}.`));
  } catch {
    // A browser that keeps nothing has nothing to clear.
    return [];
  }
}
