/** Where a report in the making is kept on this device, apart so that signing out can clear it without loading more. */

export function reportDraftKey(memberId: string): string {
  return `causeway.report.${memberId}`;
}

/** Whether a report in the making is on this device. */
export function hasReportDraft(memberId: string): boolean {
  try {
    return localStorage.getItem(reportDraftKey(memberId)) !== null;
  } catch {
    return false;
  }
}

export function removeReportDraft(memberId: string): void {
  try {
    localStorage.removeItem(reportDraftKey(memberId));
  } catch {
    // A browser that keeps nothing has nothing to clear.
  }
}
