/** What is asked of the server about actions. Thin: one call each. */
import type {
  ActionDetail,
  BulkChangeAnswer,
  BulkChangeRequest,
  ChangeActionRequest,
} from '../../shared/api/actions.ts';
import { call } from '../api/api-client.ts';

function path(reviewId: string, actionId: string): string {
  return `/actions/${encodeURIComponent(reviewId)}/${encodeURIComponent(actionId)}`;
}

export function fetchAction(reviewId: string, actionId: string): Promise<ActionDetail> {
  return call<ActionDetail>('GET', path(reviewId, actionId));
}

/** @throws AppError `changed-meanwhile` when somebody changed it after `version`. */
export function changeAction(
  reviewId: string,
  actionId: string,
  version: number,
  change: ChangeActionRequest,
): Promise<ActionDetail> {
  return call<ActionDetail>('PATCH', path(reviewId, actionId), { body: change, ifMatch: version });
}

/** Several at once, each by itself: one that is refused keeps none of the others back. */
export function sendBulk(request: BulkChangeRequest): Promise<BulkChangeAnswer> {
  return call<BulkChangeAnswer>('POST', '/actions/changes', { body: request });
}
