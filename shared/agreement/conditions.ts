/**
 * What has to be settled before anybody is asked to sign a review, from its content and the rows beside it. Pure: the
 * server refuses by it and the screen shows it. A condition is asked only where the template asks for what it is about.
 */
import type { ReviewRole } from '../access.ts';
import { answersFactors, type ActionStatus } from '../actions/action-status.ts';
import { harmDimensions, type HarmDimension } from '../harm/harm-grades.ts';
import { shownHarm } from '../harm/shown-harm.ts';
import { factorStatement } from '../review-document/factor-statement.ts';
import type { FactorRecord, ReviewContent } from '../review-document/records.ts';
import type { BlockKind, Section } from '../templates/section.ts';
import type { Strength } from '../taxonomy/action-categories.ts';
import { openKindAtSignOff } from '../taxonomy/kinds-at-sign-off.ts';
import { layerIds, layers } from '../taxonomy/layers.ts';
import { mustDeclare } from './interests.ts';

export const conditionIds = [
  'layers',
  'evidence',
  'actions',
  'kinds',
  'harm',
  'comments',
  'interests',
] as const;
export type ConditionId = (typeof conditionIds)[number];

/** What each asks, as a sentence that is true once it is met. */
export const conditionAsks: Readonly<Record<ConditionId, string>> = {
  layers: 'Every layer has been looked at',
  evidence: 'Every factor rests on evidence or on a stated reason',
  actions: 'At least one action is stronger or intermediate',
  kinds: 'The kind of failure is settled',
  harm: 'Harm is graded and settled',
  comments: 'No comment is open',
  interests: 'Everybody on the panel has declared their interests',
};

/** The one that a written reason may stand in for: a panel may know that nothing stronger is in its hands. */
export const passableCondition: ConditionId = 'actions';

/** Where an open point can be settled. */
export type ConditionPlace =
  | { readonly kind: 'section'; readonly id: string }
  | { readonly kind: 'record'; readonly id: string }
  | { readonly kind: 'comments' }
  | { readonly kind: 'interests'; readonly memberId: string };

export interface OpenPoint {
  readonly sentence: string;
  readonly place: ConditionPlace | null;
}

export interface Condition {
  readonly id: ConditionId;
  /** What is asked, as a sentence that is true once it is met. */
  readonly asks: string;
  /** What is still open; empty when it is met of itself. */
  readonly open: readonly OpenPoint[];
  /** Whether a written reason may stand in for it. */
  readonly mayPass: boolean;
  /** That reason; empty for none. */
  readonly reason: string;
  /** Nothing is open, or a reason stands in where one may. */
  readonly met: boolean;
}

export interface ConditionSource {
  /** As the review's template asks for them. */
  readonly sections: readonly Pick<Section, 'id' | 'blocks'>[];
  readonly content: Pick<ReviewContent, 'layers' | 'kinds' | 'harm'> & {
    readonly records: Pick<ReviewContent['records'], 'factors'>;
  };
  readonly actions: readonly { readonly status: ActionStatus; readonly strength: Strength | null }[];
  /** Threads of comments that nobody has resolved. */
  readonly openThreads: number;
  /** Dimensions of harm with ratings that are not shown yet. */
  readonly hiddenHarm: readonly HarmDimension[];
  /** Whoever can sign in. */
  readonly participants: readonly {
    readonly memberId: string;
    readonly name: string;
    readonly role: ReviewRole;
  }[];
  /** Ids of those who declared their interests, or that they have none. */
  readonly declared: ReadonlySet<string>;
  readonly reasons: ReadonlyMap<string, string>;
}

/** In the order of the work; every condition that this review asks for, met or not. */
export function conditionsOf(source: ConditionSource): readonly Condition[] {
  const found: readonly (Condition | null)[] = [
    whereAsked(source, 'factors', layersCondition),
    whereAsked(source, 'factors', evidenceCondition),
    whereAsked(source, 'actions', actionsCondition),
    whereAsked(source, 'kinds', kindsCondition),
    whereAsked(source, 'harm', harmCondition),
    commentsCondition(source),
    interestsCondition(source),
  ];
  return found.filter((one) => one !== null);
}

/** Those that stand in the way. */
export function openConditions(conditions: readonly Condition[]): readonly Condition[] {
  return conditions.filter(({ met }) => !met);
}

type Make = (source: ConditionSource, sectionId: string) => Condition;

function whereAsked(source: ConditionSource, kind: BlockKind, make: Make): Condition | null {
  const home = source.sections.find(({ blocks }) => blocks.some((block) => block.kind === kind));
  return home === undefined ? null : make(source, home.id);
}

function condition(
  id: ConditionId,
  open: readonly OpenPoint[],
  reasons: ConditionSource['reasons'] = new Map(),
): Condition {
  const mayPass = id === passableCondition;
  const reason = mayPass ? (reasons.get(id) ?? '') : '';
  return {
    id,
    asks: conditionAsks[id],
    open,
    mayPass,
    reason,
    met: open.length === 0 || reason.trim() !== '',
  };
}

/** A layer is looked at when it holds a factor, or when the panel says that it found none and why. */
function layersCondition({ content }: ConditionSource): Condition {
  const open = layerIds.flatMap((id): readonly OpenPoint[] => {
    const held = content.records.factors.some((factor) => factor.layer === id && hasWords(factor));
    const stated = content.layers[id];
    const none = stated?.none === true;
    const { name } = layers[id];
    const place = { kind: 'record', id: `layers/${id}` } as const;
    if (held && none) return [{ sentence: `${name}: it has factors and says “none found”`, place }];
    if (held) return [];
    if (!none) return [{ sentence: `${name}: no factor, and not marked “none found”`, place }];
    if (stated.reason.trim() === '') return [{ sentence: `${name}: “none found” has no reason yet`, place }];
    return [];
  });
  return condition('layers', open);
}

/** What was ruled out needs no evidence to be signed; everything else shows what it rests on. */
function evidenceCondition({ content }: ConditionSource): Condition {
  const open = content.records.factors
    .filter((factor) => hasWords(factor) && factor.state !== 'ruled-out')
    .filter(({ evidence, reason }) => evidence.length === 0 && reason.trim() === '')
    .map((factor) => ({
      sentence: `${excerpt(factorStatement(factor)) || 'A factor with a code alone'}: no evidence, and no reason`,
      place: { kind: 'record', id: factor.id } as const,
    }));
  return condition('evidence', open);
}

function actionsCondition({ actions, reasons }: ConditionSource, sectionId: string): Condition {
  const followed = actions.filter(({ status }) => answersFactors(status));
  const enough = followed.some(({ strength }) => strength === 'stronger' || strength === 'intermediate');
  const sentence =
    followed.length === 0
      ? 'There is no action'
      : followed.length === 1
        ? 'The only action is a weaker one'
        : 'All actions are weaker ones';
  return condition(
    'actions',
    enough ? [] : [{ sentence, place: { kind: 'section', id: sectionId } }],
    reasons,
  );
}

function kindsCondition({ content }: ConditionSource, sectionId: string): Condition {
  const sentence = openKindAtSignOff(content.kinds);
  return condition(
    'kinds',
    sentence === null ? [] : [{ sentence, place: { kind: 'section', id: sectionId } }],
  );
}

/** Harm is settled when something was graded, everything graded is shown, and the panel has said what it makes of it. */
function harmCondition({ content, hiddenHarm }: ConditionSource, sectionId: string): Condition {
  const place = { kind: 'section', id: sectionId } as const;
  const shown = shownHarm(content.harm);
  const hidden = hiddenHarm.map((id) => ({
    sentence: `${harmDimensions[id].name}: ratings are not shown yet`,
    place,
  }));
  const apart = shown
    .filter(({ spread, agreement }) => spread.differ && agreement === null)
    .map(({ dimension }) => ({
      sentence: `${harmDimensions[dimension].name}: grades differ, and the panel has not said what it makes of them`,
      place,
    }));
  const nothing =
    shown.length + hidden.length === 0 ? [{ sentence: 'Nobody has graded harm yet', place }] : [];
  return condition('harm', [...nothing, ...hidden, ...apart]);
}

function commentsCondition({ openThreads }: ConditionSource): Condition {
  const sentence =
    openThreads === 1
      ? '1 thread of comments is open'
      : `${String(openThreads)} threads of comments are open`;
  return condition('comments', openThreads === 0 ? [] : [{ sentence, place: { kind: 'comments' } }]);
}

function interestsCondition({ participants, declared }: ConditionSource): Condition {
  const open = participants
    .filter(({ role, memberId }) => mustDeclare(role) && !declared.has(memberId))
    .map(({ name, memberId }) => ({
      sentence: `${name} has not declared yet`,
      place: { kind: 'interests', memberId } as const,
    }));
  return condition('interests', open);
}

function hasWords(factor: Pick<FactorRecord, 'condition' | 'mechanism' | 'effect' | 'codes'>): boolean {
  return factorStatement(factor) !== '' || factor.codes.length > 0;
}

const shortened = 90;

function excerpt(text: string): string {
  return text.length <= shortened ? text : `${text.slice(0, shortened - 1).trimEnd()}…`;
}
