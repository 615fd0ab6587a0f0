/** The same as `sign-review.ts` for a server in a process of its own: over its real HTTP and sockets alone. */
import type { AgreementState } from '../../shared/api/agreement.ts';
import type { Review } from '../../shared/api/reviews.ts';
import { AckedWriter } from './acked-writer.ts';
import { seededBytes } from './review-world.ts';
import { testPassword, type MemberClient } from './member-client.ts';
import { settleFindings } from './settled-document.ts';

/** Puts a review into review with every condition met; `panel` are those who write in it, the chair first. */
export async function settleOverHttp(reviewId: string, panel: readonly MemberClient[]): Promise<void> {
  const [chair] = panel;
  if (chair === undefined) throw new Error('A review is settled by its chair.');
  const writer = new AckedWriter();
  await writer.connect(chair.url, reviewId, chair.cookie);
  writer.write('settled', (doc) =>
    settleFindings({ doc, origin: null, random: seededBytes(7), now: () => Date.now() }),
  );
  await writer.until(() => writer.acked.has('settled'));
  writer.disconnect();
  await settleHarm(reviewId, chair);
  for (const member of panel) await member.expectOk('PUT', `/reviews/${reviewId}/interest`, { kind: 'none' });
  await chair.expectOk('PUT', `/reviews/${reviewId}/condition-reasons/actions`, {
    reason: 'Nothing stronger is in our hands.',
  });
  const { stage } = await chair.expectOk<Review>('GET', `/reviews/${reviewId}`);
  const way = stage === 'gathering' ? ['analysing', 'in-review'] : stage === 'in-review' ? [] : ['in-review'];
  for (const to of way) await chair.expectOk('POST', `/reviews/${reviewId}/stage`, { to });
}

async function settleHarm(reviewId: string, chair: MemberClient): Promise<void> {
  const { conditions } = await chair.expectOk<AgreementState>('GET', `/reviews/${reviewId}/agreement`);
  if (conditions.every(({ id, met }) => id !== 'harm' || met)) return;
  const rating = { grade: 'h3', confidence: 'high', reason: 'Two more nights in hospital.', role: 'Chair' };
  const path = `/reviews/${reviewId}/harm`;
  await chair.expectOk('PUT', `${path}/ratings/physical`, rating, { 'if-match': '"0"' });
  await chair.expectOk('POST', `${path}/showing`, {
    dimension: 'physical',
    aloneReason: 'Nobody else was there.',
  });
}

/** Asks `approver` to sign the text as it is. */
export async function askOverHttp(
  reviewId: string,
  chair: MemberClient,
  approvers: readonly MemberClient[],
): Promise<AgreementState> {
  const { sha256 } = await chair.expectOk<AgreementState>('GET', `/reviews/${reviewId}/agreement`);
  return chair.expectOk<AgreementState>('POST', `/reviews/${reviewId}/sign-offs`, {
    sha256,
    reviewers: [],
    approvers: approvers.map(({ me }) => me?.id ?? ''),
  });
}

/** Settled, and signed by the chair alone. */
export async function signOverHttp(reviewId: string, panel: readonly MemberClient[]): Promise<void> {
  await settleOverHttp(reviewId, panel);
  const [chair] = panel;
  if (chair === undefined) return;
  const { rounds } = await askOverHttp(reviewId, chair, [chair]);
  await chair.expectOk('POST', `/reviews/${reviewId}/sign-offs/${rounds[0]?.number ?? 0}/answer`, {
    answer: 'signed',
    password: testPassword,
  });
}
