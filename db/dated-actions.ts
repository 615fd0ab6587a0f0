/** Actions that wait for a day: to be done, or to be checked. Read alike by reminders and by calendars. */
import { and, eq, inArray, isNotNull, lte, or, type SQL } from 'drizzle-orm';
import { can } from '../shared/access.ts';
import { actionStatuses, isDone, isSettled, mayBeChecked } from '../shared/actions/action-status.ts';
import type { ReminderSubject } from '../shared/actions/reminders.ts';
import type { Orm } from './orm.ts';
import { actions, participants } from './schema.ts';

export interface DatedAction {
  readonly reviewId: string;
  readonly actionId: string;
  readonly ownerId: string | null;
  readonly subject: ReminderSubject;
  /** The day of the action, or of its next check. */
  readonly dueOn: string;
  /** UTC milliseconds. */
  readonly changedAt: number;
}

const toBeDone = actionStatuses.filter((status) => !isDone(status) && !isSettled(status));
const toBeChecked = actionStatuses.filter(mayBeChecked);

/** @param only up to and with a day; of one owner or of certain reviews */
export function datedActions(
  orm: Orm,
  only: { readonly until?: string; readonly ownerId?: string; readonly reviewIds?: readonly string[] },
): readonly DatedAction[] {
  const { until, ownerId, reviewIds } = only;
  const whose: SQL[] = [];
  if (ownerId !== undefined) whose.push(eq(actions.ownerId, ownerId));
  if (reviewIds !== undefined) whose.push(inArray(actions.reviewId, [...reviewIds]));
  const before = (day: typeof actions.dueOn | typeof actions.nextCheckOn) =>
    until === undefined ? isNotNull(day) : lte(day, until);
  return orm
    .select({
      reviewId: actions.reviewId,
      actionId: actions.actionId,
      ownerId: actions.ownerId,
      status: actions.status,
      dueOn: actions.dueOn,
      nextCheckOn: actions.nextCheckOn,
      changedAt: actions.changedAt,
    })
    .from(actions)
    .where(
      and(
        or(
          and(inArray(actions.status, toBeDone), before(actions.dueOn)),
          and(inArray(actions.status, toBeChecked), before(actions.nextCheckOn)),
        ),
        whose.length === 0 ? undefined : or(...whose),
      ),
    )
    .orderBy(actions.reviewId, actions.actionId)
    .all()
    .flatMap(({ status, dueOn, nextCheckOn, ...action }): DatedAction[] => {
      const check = mayBeChecked(status);
      const day = check ? nextCheckOn : dueOn;
      return day === null ? [] : [{ ...action, subject: check ? 'check' : 'action', dueOn: day }];
    });
}

/**
 * Whom a dated action concerns: its owner, or without one whoever leads the review; for a check the leaders too,
 * because the owner may not record whether their own action worked.
 */
export function concernedBy(
  dated: Pick<DatedAction, 'ownerId' | 'subject' | 'reviewId'>,
  leaders: (reviewId: string) => readonly string[],
): readonly string[] {
  const owner = dated.ownerId === null ? [] : [dated.ownerId];
  const others = owner.length === 0 || dated.subject === 'check' ? leaders(dated.reviewId) : [];
  return [...new Set([...owner, ...others])];
}

export function leadersOf(orm: Orm, reviewId: string): readonly string[] {
  return orm
    .select({ id: participants.memberId, role: participants.role })
    .from(participants)
    .where(eq(participants.reviewId, reviewId))
    .all()
    .filter(({ role }) => can({ organisationRoles: [], reviewRole: role }, 'review.change'))
    .map(({ id }) => id);
}

/** Reviews that a member leads. */
export function reviewsLedBy(orm: Orm, memberId: string): readonly string[] {
  return orm
    .select({ id: participants.reviewId, role: participants.role })
    .from(participants)
    .where(eq(participants.memberId, memberId))
    .all()
    .filter(({ role }) => can({ organisationRoles: [], reviewRole: role }, 'review.change'))
    .map(({ id }) => id);
}
