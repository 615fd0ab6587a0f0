/**
 * The gate in front of every export of a summary: everything that stands in its way, each as a sentence with what to do.
 * Pure. A board or panel may take a draft out, marked as one; everybody else gets what a second person approved.
 */
import { audiences, type Audience } from './audiences.ts';
import type { SummaryState } from './summary-states.ts';

export const leaveReasons = [
  'withdrawn',
  'not-approved',
  'findings-open',
  'names-not-released',
  'no-lesson',
  'no-plain-words',
] as const;
export type LeaveReasonCode = (typeof leaveReasons)[number];

export interface LeaveReason {
  readonly code: LeaveReasonCode;
  readonly sentence: string;
  readonly remedy: string;
}

/** What the decision rests on. */
export interface Leaving {
  readonly state: SummaryState;
  /** Findings that nobody has answered, or that were answered and still stand there. */
  readonly openFindings: number;
  /** Whether a name is switched on. */
  readonly namesShown: boolean;
  readonly namesReleased: boolean;
  readonly lessons: number;
  readonly plainWords: number;
}

/** Those within whose circle a draft may go round, marked as one. */
const draftAudiences: readonly Audience[] = audiences.slice(0, 2);
/** Written for people without our words. */
const plainAudiences: readonly Audience[] = ['family', 'public'];

/** Whether a text for this audience has to be approved before it leaves. */
export function needsApproval(audience: Audience): boolean {
  return !draftAudiences.includes(audience);
}

/** Everything that stands in the way of leaving, in the order in which it is best settled; none when it may leave. */
export function mayLeave(summary: Leaving, audience: Audience): readonly LeaveReason[] {
  if (summary.state === 'withdrawn') return [withdrawn];
  const reasons = mayBeAsked(summary, audience);
  const approved = summary.state === 'approved' || summary.state === 'published';
  return needsApproval(audience) && !approved ? [...reasons, notApproved(summary.state)] : reasons;
}

/** The same without the approval itself: what has to be settled before somebody can be asked for it. */
export function mayBeAsked(summary: Leaving, audience: Audience): readonly LeaveReason[] {
  const reasons: LeaveReason[] = [];
  if (summary.openFindings > 0) reasons.push(findingsOpen(summary.openFindings));
  if (summary.namesShown && !summary.namesReleased) reasons.push(namesNotReleased);
  if (summary.lessons === 0) reasons.push(noLesson);
  if (summary.plainWords === 0 && plainAudiences.includes(audience)) reasons.push(noPlainWords);
  return reasons;
}

const withdrawn: LeaveReason = {
  code: 'withdrawn',
  sentence: 'This summary was withdrawn, so it is not given out any more.',
  remedy: 'Make a new summary from the review if there is more to be learned.',
};

const namesNotReleased: LeaveReason = {
  code: 'names-not-released',
  sentence: 'It names a product, its maker or the publisher, and nobody else has agreed to that.',
  remedy: 'Ask a safety lead or the chair to release the names, or switch them off.',
};

const noLesson: LeaveReason = {
  code: 'no-lesson',
  sentence: 'It holds no lesson, and a lesson is what others read it for.',
  remedy: 'Write at least one lesson.',
};

const noPlainWords: LeaveReason = {
  code: 'no-plain-words',
  sentence: 'It begins without plain words, which is what these readers need first.',
  remedy: 'Write a few sentences under “In plain words”.',
};

function findingsOpen(many: number): LeaveReason {
  return {
    code: 'findings-open',
    sentence:
      many === 1
        ? 'One place could tell who or where it was, and nobody has decided about it.'
        : `${String(many)} places could tell who or where it was, and nobody has decided about them.`,
    remedy: 'Generalise each, take it out, or keep it with a reason.',
  };
}

function notApproved(state: SummaryState): LeaveReason {
  return {
    code: 'not-approved',
    sentence: 'It leaves for these readers only after a second person has approved it.',
    remedy:
      state === 'asked'
        ? 'Wait for whoever was asked, or ask a safety lead or the chair in person.'
        : 'Ask for approval; somebody who did not write in it reads it and answers.',
  };
}
