/** What the server asks of whoever makes the sample reviews, so that set-up and the commands need not know how. */
import type { AppDeps } from './http/app-deps.ts';

/**
 * Makes the sample reviews by the same stores and the same document door a panel uses, with `memberId` as their
 * chair. The demo members exist by then and may be made participants.
 */
export type LoadSamples = (deps: AppDeps, memberId: string) => Promise<void>;
