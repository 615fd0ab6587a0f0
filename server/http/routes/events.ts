/**
 * Server-sent hints for pages outside a review: which list changed, never what. Each hint is filtered by what the
 * member may see at that moment; the stream ends with the session.
 */
import { streamSSE } from 'hono/streaming';
import { can } from '../../../shared/access.ts';
import type { HintEvent } from '../../../shared/api/problem.ts';
import type { Hint } from '../../hints.ts';
import { systemLater, type Later } from '../../later.ts';
import { describeFault } from '../../log.ts';
import type { SignedIn } from '../../session.ts';
import type { AppDeps } from '../app-deps.ts';
import { content, Routes } from '../route.ts';

/** Milliseconds between two signs of life, which also find out whether the session still stands. */
export const heartbeat = 20_000;

export function eventRoutes(deps: AppDeps, later: Later = systemLater) {
  const routes = new Routes(deps);
  const { hints, sessions, log } = deps;

  routes.add({
    method: 'get',
    path: '/events',
    act: 'signed-in',
    summary: 'Server-sent events: which of your lists changed',
    answer: content('text/event-stream'),
    handle: async ({ c }) => {
      const cookie = c.req.header('cookie');
      c.header('X-Accel-Buffering', 'no');
      return streamSSE(c, async (stream) => {
        const end = Promise.withResolvers<undefined>();
        const finish = () => end.resolve(undefined);
        let inOrder = Promise.resolve();
        /** One after the other, and the first that fails ends the stream: the browser comes back by itself. */
        const send = (work: () => Promise<void>) => {
          inOrder = inOrder.then(work).catch((error: unknown) => {
            if (!stream.aborted) log.warn({ fault: describeFault(error) }, 'event stream ended');
            finish();
          });
        };
        const stopListening = hints.subscribe((hint) => {
          send(async () => {
            const reader = await sessions.find(cookie);
            const event: HintEvent | null =
              reader === null ? { kinds: ['session'] } : await eventFor(deps, reader, hint);
            if (event !== null) await stream.writeSSE({ data: JSON.stringify(event) });
            if (reader === null) finish();
          });
        });
        let stopBeating = () => {};
        const beat = () => {
          send(async () => {
            if ((await sessions.find(cookie)) === null) {
              finish();
              return;
            }
            await stream.write(': still here\n\n');
            stopBeating = later(beat, heartbeat);
          });
        };
        stream.onAbort(finish);
        beat();
        await end.promise;
        stopListening();
        stopBeating();
      });
    },
  });

  return routes.app;
}

/** What this member is told of a hint; null when it does not concern them or they may not know. */
export async function eventFor(
  deps: Pick<AppDeps, 'roleIn'>,
  reader: SignedIn,
  hint: Hint,
): Promise<HintEvent | null> {
  switch (hint.kind) {
    case 'session-ended':
      return hint.sessionIds.includes(reader.sessionId) ? { kinds: ['session'] } : null;
    case 'members':
      return { kinds: ['members'] };
    case 'access':
      return hint.memberId === reader.member.id ? { kinds: ['reviews', 'actions', 'participants'] } : null;
    case 'inbox':
      return hint.memberIds.includes(reader.member.id) ? { kinds: ['inbox'] } : null;
    case 'systems':
      return { kinds: ['systems'] };
    case 'report': {
      const { organisationRoles, id } = reader.member;
      const concerns =
        id === hint.reporterId || can({ organisationRoles, reviewRole: null }, 'report.triage');
      return concerns ? { kinds: ['reports'] } : null;
    }
    case 'recovered': {
      const reviewRole = await deps.roleIn(hint.reviewId, reader.member.id);
      const writes = can({ organisationRoles: [], reviewRole }, 'recovered.resolve');
      return writes ? { kinds: ['inbox'], reviewId: hint.reviewId } : null;
    }
    case 'comments':
    case 'versions':
    // How many have rated is told to those who have the review open, and to nobody else.
    case 'harm':
      return null;
    case 'from-before': {
      const reviewRole = await deps.roleIn(hint.reviewId, reader.member.id);
      // An action that is carried stands under another review, so no review is named.
      return can({ organisationRoles: [], reviewRole }, 'action.list') ? { kinds: ['actions'] } : null;
    }
    case 'clocks': {
      const reviewRole = await deps.roleIn(hint.reviewId, reader.member.id);
      const lists = can({ organisationRoles: [], reviewRole }, 'clock.list');
      return lists ? { kinds: ['clocks'], reviewId: hint.reviewId } : null;
    }
    case 'summary': {
      const reviewRole = await deps.roleIn(hint.reviewId, reader.member.id);
      const standing = { organisationRoles: reader.member.organisationRoles, reviewRole };
      return can(standing, 'summary.read') || can(standing, 'summary.follow-any')
        ? { kinds: ['summaries'], reviewId: hint.reviewId }
        : null;
    }
    case 'actions':
    case 'participants':
    case 'phase':
    case 'review': {
      const reviewRole = await deps.roleIn(hint.reviewId, reader.member.id);
      const standing = { organisationRoles: reader.member.organisationRoles, reviewRole };
      const { reviewId } = hint;
      if (hint.kind === 'actions') {
        const lists = can(standing, 'action.list') || can(standing, 'action.list-all');
        return lists ? { kinds: ['actions'], reviewId } : null;
      }
      if (!can(standing, 'review.see')) {
        // Stages are counted for safety leads, who are told no more than that some review moved.
        const counts = hint.kind !== 'participants' && can(standing, 'dashboard.read');
        return counts ? { kinds: ['reviews'] } : null;
      }
      return { kinds: hint.kind === 'participants' ? ['participants', 'reviews'] : ['reviews'], reviewId };
    }
  }
}
