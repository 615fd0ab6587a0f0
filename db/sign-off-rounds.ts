/** Ends a round of signing from wherever that happens: asking anew, taking back, a refusal, or going back a stage. */
import { and, eq } from 'drizzle-orm';
import type { RoundEnd } from '../shared/agreement/sign-off.ts';
import { openRound } from './agreement-rows.ts';
import type { Orm } from './orm.ts';
import { signOffRounds } from './schema-agreement.ts';

/** Ends the round that is open, if any. Call it inside the transaction of the act that ends it. */
export function endRound(orm: Orm, reviewId: string, end: RoundEnd, at: number): void {
  const round = openRound(orm, reviewId);
  if (round === undefined) return;
  orm
    .update(signOffRounds)
    .set({ end, endedAt: at })
    .where(and(eq(signOffRounds.reviewId, reviewId), eq(signOffRounds.number, round.number)))
    .run();
}
