/** Takes a review of the test app through its stages and has it signed as people do: settled, asked, answered. */
import { eq } from 'drizzle-orm';
import { commentThreads } from '../../db/schema-comments.ts';
import { harmRatings } from '../../db/schema-harm.ts';
import type { Stage } from '../../shared/access.ts';
import type { AgreementState } from '../../shared/api/agreement.ts';
import type { Me } from '../../shared/api/accounts.ts';
import { settleFindings, settleHarm } from './settled-document.ts';
import { firstMember, memberPassword, type Reply, type TestApp, type Visitor } from './test-app.ts';

/** Puts the review into review, with every condition met; by its chair. */
export async function readyToSign(app: TestApp, chair: Visitor, reviewId: string): Promise<void> {
  const { stores, door, random, clock, orm } = app.services.deps;
  const way: readonly Stage[] = ['gathering', 'analysing', 'in-review'];
  const stage = (await stores.reviews.facts(reviewId))?.stage ?? 'gathering';
  for (const to of stage === 'reopened' ? (['in-review'] as const) : way.slice(way.indexOf(stage) + 1)) {
    succeeded(await chair.call('POST', `/reviews/${reviewId}/stage`, { to }));
  }
  await door.edit(reviewId, { memberId: null }, (doc) => {
    const editing = { doc, origin: null, random, now: clock };
    settleFindings(editing);
    settleHarm(editing);
  });
  orm
    .update(harmRatings)
    .set({ shownAt: clock(), publishedAt: clock() })
    .where(eq(harmRatings.reviewId, reviewId))
    .run();
  orm.update(commentThreads).set({ state: 'resolved' }).where(eq(commentThreads.reviewId, reviewId)).run();
  for (const { memberId } of await stores.participants.list(reviewId)) {
    await stores.agreement
      .declareInterest(reviewId, { kind: 'none', text: '' }, { memberId, at: clock() })
      .catch(unlessForbidden);
  }
  const path = `/reviews/${reviewId}/condition-reasons/actions`;
  succeeded(await chair.call('PUT', path, { reason: 'Nothing stronger is in our hands.' }));
}

export async function agreementOf(visitor: Visitor, reviewId: string): Promise<AgreementState> {
  return succeeded(await visitor.call('GET', `/reviews/${reviewId}/agreement`))
    .json as unknown as AgreementState;
}

/** The chair asks these people, as they stand now. */
export async function ask(
  chair: Visitor,
  reviewId: string,
  approvers: readonly string[],
  reviewers: readonly string[] = [],
): Promise<Reply> {
  const { sha256 } = await agreementOf(chair, reviewId);
  return chair.call('POST', `/reviews/${reviewId}/sign-offs`, { approvers, reviewers, sha256 });
}

/** Answers the round that was asked last, with the visitor's own password. */
export async function answer(
  visitor: Visitor,
  reviewId: string,
  given: Readonly<Record<string, unknown>> = { answer: 'signed' },
): Promise<Reply> {
  const { rounds } = await agreementOf(visitor, reviewId);
  const password = (await me(visitor)).email === firstMember.email ? firstMember.password : memberPassword;
  return visitor.call('POST', `/reviews/${reviewId}/sign-offs/${rounds[0]?.number ?? 0}/answer`, {
    password,
    ...given,
  });
}

export async function me(visitor: Visitor): Promise<Me> {
  return (await visitor.call('GET', '/me')).json as unknown as Me;
}

/** Signed by the chair alone. */
export async function signReview(app: TestApp, chair: Visitor, reviewId: string): Promise<void> {
  await readyToSign(app, chair, reviewId);
  succeeded(await ask(chair, reviewId, [(await me(chair)).id]));
  succeeded(await answer(chair, reviewId));
}

function succeeded(reply: Reply): Reply {
  if (reply.status >= 300) throw new Error(`${reply.status} ${reply.text}`);
  return reply;
}

function unlessForbidden(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'forbidden')) throw error;
}
