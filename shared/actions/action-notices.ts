/**
 * What is worth a second look about a set of actions. Pure; said gently, never a reason to refuse anything.
 * Source of the first three: the practice of RCA2 (2015): at least one stronger or intermediate action, each tied to a
 * finding, each with a measure.
 */
import type { FactorRecord } from '../review-document/records.ts';
import type { Strength } from '../taxonomy/action-categories.ts';
import { answersFactors, type ActionStatus } from './action-status.ts';

export interface FactorNotice {
  readonly factorId: string;
  readonly kind: 'no-action' | 'only-weaker' | 'none-worked';
  readonly sentence: string;
}

export interface ActionNotices {
  /** By action id. */
  readonly ofAction: ReadonlyMap<string, readonly string[]>;
  readonly ofFactor: readonly FactorNotice[];
}

type Factor = Pick<FactorRecord, 'id' | 'state'>;

/** What of an action the notices look at, wherever its words come from. */
export interface NoticedAction {
  readonly id: string;
  readonly status: ActionStatus;
  readonly category: string | null;
  readonly strength: Strength | null;
  readonly factors: readonly string[];
  readonly measureName: string;
}

export function actionNotices(factors: readonly Factor[], entries: readonly NoticedAction[]): ActionNotices {
  const standing = entries.filter(({ status }) => answersFactors(status));
  const addressing = (factorId: string): readonly NoticedAction[] =>
    standing.filter((entry) => entry.factors.includes(factorId));
  const known = new Set(factors.map(({ id }) => id));
  const ofAction = new Map<string, readonly string[]>();
  for (const entry of standing) {
    const notices = noticesOf(entry, known, addressing);
    if (notices.length > 0) ofAction.set(entry.id, notices);
  }
  const ofFactor = factors.flatMap((factor) => noticeOfFactor(factor, addressing(factor.id)) ?? []);
  return { ofAction, ofFactor };
}

/** Factors that nothing addresses yet; ruled-out ones ask for nothing. */
export function withoutAction(
  factors: readonly Factor[],
  entries: readonly NoticedAction[],
): ReadonlySet<string> {
  const addressed = new Set(
    entries.filter(({ status }) => answersFactors(status)).flatMap((entry) => [...entry.factors]),
  );
  return new Set(
    factors.filter(({ id, state }) => state !== 'ruled-out' && !addressed.has(id)).map(({ id }) => id),
  );
}

function noticesOf(
  entry: NoticedAction,
  known: ReadonlySet<string>,
  addressing: (factorId: string) => readonly NoticedAction[],
): readonly string[] {
  const factors = entry.factors.filter((id) => known.has(id));
  const notices: string[] = [];
  if (factors.length === 0) notices.push('It is tied to no factor yet. Which condition would it change?');
  if (entry.measureName.trim() === '') {
    notices.push('It has no measure yet. How would the panel know that it worked?');
  }
  const alone = factors.filter((id) => addressing(id).every(({ category }) => category === 'training'));
  if (entry.category === 'training' && (factors.length === 0 || alone.length > 0)) {
    notices.push('Training alone leaves the conditions as they were. What else could change beside it?');
  }
  return notices;
}

function noticeOfFactor(factor: Factor, actions: readonly NoticedAction[]): FactorNotice | undefined {
  if (factor.state === 'ruled-out') return undefined;
  if (actions.length === 0) {
    return factor.state === 'supported'
      ? { factorId: factor.id, kind: 'no-action', sentence: 'Supported, and no action addresses it.' }
      : undefined;
  }
  if (actions.every(({ status }) => status === 'not-effective')) {
    return { factorId: factor.id, kind: 'none-worked', sentence: 'What was done about it did not work.' };
  }
  return actions.every(({ strength }) => strength === 'weaker')
    ? { factorId: factor.id, kind: 'only-weaker', sentence: 'Addressed by weaker actions only.' }
    : undefined;
}
