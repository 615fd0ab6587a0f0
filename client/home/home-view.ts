/** What the start page says, worked out from the lists it was given. Pure. */
import { can } from '../../shared/access.ts';
import type { OrganisationRole } from '../../shared/access.ts';
import type { Action } from '../../shared/api/actions.ts';
import type { WaitingClock } from '../../shared/api/clocks.ts';
import type { ReviewSummary } from '../../shared/api/reviews.ts';
import { isOverdue } from '../../shared/actions/action-status.ts';
import { keyOf } from '../actions/action-key.ts';
import { daysBetween, formatDay } from '../ui/dates.ts';

/** One thing that waits for the reader. */
export interface Waiting {
  readonly key: string;
  readonly href: string;
  readonly title: string;
  /** Why it waits. */
  readonly why: string;
  readonly late: boolean;
}

const dayMs = 86_400_000;
/** A due date counts as near from this many days before. */
const near = 7;

/** Own actions that are late or due soon, then reviews in which the reader's role has the next step. */
export function waitingFor(
  actions: readonly Action[],
  reviews: readonly ReviewSummary[],
  today: string,
): Waiting[] {
  const mine = actions
    .filter((action) => isOverdue(action, today) || isNear(action, today))
    .map((action) => ({
      key: keyOf(action),
      href: actionHref(action),
      title: action.title || 'An action without a title',
      why: dueWords(action.dueOn ?? today, today),
      late: isOverdue(action, today),
    }));
  const steps = reviews.flatMap((review) => {
    const why = stepFor(review);
    return why === undefined
      ? []
      : [{ key: review.id, href: `/reviews/${review.id}`, title: review.title, why, late: false }];
  });
  return [...mine, ...steps];
}

/** Running reporting clocks of the reader that end within a week, are late, or ask for a report as soon as possible. */
export function clocksWaiting(clocks: readonly WaitingClock[], now: number): Waiting[] {
  return clocks
    .filter(({ dueAt }) => dueAt === null || dueAt - now <= near * dayMs)
    .map(({ id, reviewId, reviewTitle, name, dueAt, dueDay }) => {
      const late = dueAt !== null && now >= dueAt;
      const due = late ? 'Late: it was due' : 'Due';
      const when = dueDay === null ? 'As soon as possible' : `${due} ${formatDay(dueDay)}`;
      return {
        key: `clock/${id}`,
        href: `/reviews/${reviewId}#reporting-clocks`,
        title: `Report: ${name}`,
        why: `${when}, in “${reviewTitle}”`,
        late,
      };
    });
}

/** What is unread in the inbox, and for safety leads the reports that nobody has decided about. */
export function newsWaiting(unread: number, reports: number): Waiting[] {
  const news = { key: 'inbox', href: '/inbox', title: 'Your inbox', late: false };
  const triage = {
    key: 'reports',
    href: '/reports?show=waiting',
    title: 'Reports to decide about',
    late: false,
  };
  return [
    ...(reports === 0 ? [] : [{ ...triage, why: reports === 1 ? 'One waits.' : `${reports} wait.` }]),
    ...(unread === 0
      ? []
      : [{ ...news, why: unread === 1 ? 'One thing is new.' : `${unread} things are new.` }]),
  ];
}

function isNear(action: Action, today: string): boolean {
  if (action.dueOn === null || !['agreed', 'in-progress'].includes(action.status)) return false;
  return daysBetween(today, action.dueOn) <= near;
}

/** What the reader's role is asked to do in a review now, if anything. Samples ask nothing of anyone. */
function stepFor(review: ReviewSummary): string | undefined {
  if (review.sample || review.stage === 'signed') return undefined;
  const standing = { organisationRoles: [], reviewRole: review.myRole };
  if (review.stage === 'in-review') {
    if (can(standing, 'review.sign')) return 'Waits for you to read it through and sign.';
    return can(standing, 'document.read') ? 'Waits for you to read it through.' : undefined;
  }
  if (review.stage === 'reopened' && can(standing, 'review.change-stage'))
    return 'Was reopened; it waits for you to take it on.';
  if (review.participantCount === 1 && can(standing, 'participant.change'))
    return 'You are alone in it. Add the people who were there.';
  return undefined;
}

/** "Due today", "Due in 3 days", "2 days late". */
export function dueWords(dueOn: string, today: string): string {
  const days = daysBetween(today, dueOn);
  if (days === 0) return 'Due today';
  if (days === 1) return 'Due tomorrow';
  if (days > 1) return `Due in ${days} days`;
  return days === -1 ? '1 day late' : `${-days} days late`;
}

/** The tracker with this action open. */
export function actionHref(action: { readonly reviewId: string; readonly actionId: string }): string {
  return `/actions?open=${encodeURIComponent(keyOf(action))}`;
}

/** Real reviews first, samples last, each by when it changed. */
export function inOrder(reviews: readonly ReviewSummary[]): ReviewSummary[] {
  return [...reviews].sort((a, b) => Number(a.sample) - Number(b.sample) || b.changedAt - a.changedAt);
}

/** What a safety lead is told apart from their own: every late action of the organisation. */
export function seesAllActions(organisationRoles: readonly OrganisationRole[]): boolean {
  return can({ organisationRoles, reviewRole: null }, 'action.list-all');
}
