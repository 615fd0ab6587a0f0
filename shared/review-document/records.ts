/**
 * The content of a review as plain, typed data: one interface per kind of record, and the whole review as JSON.
 * Types only. Nothing here knows Yjs; what a foreign client wrote against these types is left out by the reads.
 */
import type { ActionStatus } from '../actions/action-status.ts';
import type { Layer } from '../taxonomy/layers.ts';
import type { Milestone } from './milestones.ts';
import type {
  alarmSides,
  answerRatings,
  answerStates,
  confidences,
  containmentStages,
  evidenceKinds,
  evidenceStrengths,
  factorKinds,
  factorStates,
  factStates,
  knownWhen,
  linkKinds,
  linkWiths,
  measureKinds,
  quoteConsents,
  metricData,
  metricKinds,
  pointParts,
  RecordRoot,
  safeguardStatuses,
  timelineLanes,
  timePrecisions,
  voiceAnswers,
  voiceOf,
} from './layout.ts';

export type FactState = (typeof factStates)[number];
export type AnswerState = (typeof answerStates)[number];
export type AnswerRating = (typeof answerRatings)[number];
export type TimePrecision = (typeof timePrecisions)[number];
export type TimelineLane = (typeof timelineLanes)[number];
export type KnownWhen = (typeof knownWhen)[number];
export type Confidence = (typeof confidences)[number];
export type FactorState = (typeof factorStates)[number];
export type FactorKind = (typeof factorKinds)[number];
export type ContainmentStage = (typeof containmentStages)[number];
export type LinkKind = (typeof linkKinds)[number];
export type LinkWith = (typeof linkWiths)[number];
export type SafeguardStatus = (typeof safeguardStatuses)[number];
export type EvidenceStrength = (typeof evidenceStrengths)[number];
export type EvidenceKind = (typeof evidenceKinds)[number];
export type QuoteConsent = (typeof quoteConsents)[number];
export type MeasureKind = (typeof measureKinds)[number];
export type VoiceOf = (typeof voiceOf)[number];
export type VoiceAnswer = (typeof voiceAnswers)[number];
export type MetricKind = (typeof metricKinds)[number];
export type MetricData = (typeof metricData)[number];
export type AlarmSide = (typeof alarmSides)[number];
export type PointPart = (typeof pointParts)[number];

/** What every record has. Times are UTC milliseconds. */
export interface BaseRecord {
  readonly id: string;
  /** Fractional index; records are shown sorted by `(order, id)`. */
  readonly order: string;
  readonly createdAt: number;
  /** When it was put into the bin; null while it is live. */
  readonly withdrawnAt: number | null;
}

export interface OutcomeRecord extends BaseRecord {
  readonly text: string;
}

export interface TimelineRecord extends BaseRecord {
  readonly text: string;
  /** Local date-time cut to the precision, such as `2026-03-02T09:41` or `2026-03`; empty when not known. */
  readonly from: string;
  readonly to: string;
  /** IANA zone, or a fixed offset such as `+01:00`; empty means that of the place. */
  readonly tz: string;
  /** What the zone's clock was ahead of UTC, such as `+02:00`, or `+02:00|+01:00` where it may be either. */
  readonly offset: string;
  readonly toOffset: string;
  /** Beside which entry somebody put it, `before:<id>` or `after:<id>`; followed only without a time of day. */
  readonly place: string;
  readonly precision: TimePrecision | null;
  /** Of `to`; null means that of `from`. */
  readonly toPrecision: TimePrecision | null;
  /** It happened at some moment between `from` and `to`; otherwise it lasted from one to the other. */
  readonly between: boolean;
  readonly milestone: Milestone | null;
  readonly lane: TimelineLane | null;
  readonly known: KnownWhen | null;
  readonly starred: boolean;
  readonly evidence: readonly string[];
}

export interface FactorRecord extends BaseRecord {
  readonly condition: string;
  readonly mechanism: string;
  readonly effect: string;
  readonly dutySource: string;
  /** Why the panel holds it in its state: what supports it, what is disputed, what rules it out. */
  readonly reason: string;
  /** What a code "something else" stands for here. */
  readonly other: string;
  readonly layer: Layer | null;
  readonly confidence: Confidence | null;
  readonly state: FactorState | null;
  readonly kind: FactorKind | null;
  readonly stage: ContainmentStage | null;
  readonly known: KnownWhen | null;
  readonly codes: readonly string[];
  readonly evidence: readonly string[];
}

export interface LinkRecord extends BaseRecord {
  readonly how: string;
  readonly kind: LinkKind | null;
  /** Null while nobody has said; beside a single cause it means nothing. */
  readonly with: LinkWith | null;
  /** Ids of records: a factor, timeline entry, safeguard or outcome. */
  readonly from: string;
  readonly to: string;
}

export interface SafeguardRecord extends BaseRecord {
  readonly text: string;
  readonly stage: ContainmentStage | null;
  readonly status: SafeguardStatus | null;
  readonly evidence: readonly string[];
}

export interface EvidenceRecord extends BaseRecord {
  readonly text: string;
  readonly source: string;
  readonly kind: EvidenceKind | null;
  readonly strength: EvidenceStrength | null;
  readonly url: string;
  /** What a picture shows, in words. */
  readonly alt: string;
  /** Role of whoever said a quote. */
  readonly speaker: string;
  readonly consent: QuoteConsent | null;
  /** Id of a file of this review; empty when there is none. */
  readonly file: string;
  /** Of the file's bytes, in hex, as it was when the file was added. */
  readonly sha256: string;
  /** ISO calendar day it is from; empty when not said. */
  readonly at: string;
}

export interface LessonRecord extends BaseRecord {
  readonly text: string;
  readonly confidence: Confidence | null;
  readonly factors: readonly string[];
  readonly evidence: readonly string[];
}

export interface AreaRecord extends BaseRecord {
  readonly text: string;
  readonly factors: readonly string[];
  readonly layers: readonly string[];
}

export interface ActionRecord extends BaseRecord {
  readonly title: string;
  readonly detail: string;
  readonly measureName: string;
  readonly baseline: string;
  readonly target: string;
  readonly source: string;
  readonly unintended: string;
  readonly equity: string;
  readonly measureKind: MeasureKind | null;
  /** Id of an action category; its strength is derived. Empty when none was chosen. */
  readonly category: string;
  readonly layers: readonly string[];
  readonly factors: readonly string[];
  readonly areas: readonly string[];
}

export interface DissentRecord extends BaseRecord {
  readonly text: string;
}

export interface VoiceRecord extends BaseRecord {
  readonly text: string;
  readonly response: string;
  readonly of: VoiceOf | null;
  /** Null until somebody says; as good as open. */
  readonly answer: VoiceAnswer | null;
  readonly evidence: readonly string[];
}

export interface FunctionRecord extends BaseRecord {
  readonly who: string;
  readonly note: string;
  readonly function: string;
  readonly organisation: string;
  /** Conditions this function could have changed. */
  readonly factors: readonly string[];
}

export interface MetricRecord extends BaseRecord {
  readonly name: string;
  readonly value: string;
  readonly note: string;
  readonly seenBy: string;
  readonly kind: MetricKind | null;
  readonly data: MetricData | null;
  readonly alarm: AlarmSide | null;
  /** A month such as `2026-03`, or a day. */
  readonly at: string;
  readonly group: string;
  readonly measure: string;
  readonly count: string;
  readonly of: string;
  readonly figure: string;
  readonly threshold: string;
  readonly reference: string;
}

/** One moment as the AI showed it and as the person could see it. */
export interface PairRecord extends BaseRecord {
  /** Which moment it is. */
  readonly text: string;
  readonly difference: string;
  /** Ids of evidence; empty while nothing was chosen. */
  readonly shown: string;
  readonly seen: string;
}

/** One point of a learning summary; `recordShapes` says what its fields are in each part. */
export interface PointRecord extends BaseRecord {
  readonly text: string;
  readonly mechanism: string;
  readonly effect: string;
  readonly note: string;
  /** Null only for what a foreign client wrote; such a point is in no part and leaves with none. */
  readonly part: PointPart | null;
  readonly layer: Layer | null;
  readonly lane: TimelineLane | null;
  readonly known: KnownWhen | null;
  readonly stage: ContainmentStage | null;
  /** Of a safeguard. */
  readonly status: SafeguardStatus | null;
  readonly confidence: Confidence | null;
  /** Of an action. */
  readonly state: ActionStatus | null;
  /** From the first entry on, such as `+12 min`; empty when not known. */
  readonly offset: string;
  /** Id of an action category. */
  readonly category: string;
  /** A role or kind of function, never a person. */
  readonly owner: string;
  readonly codes: readonly string[];
  readonly layers: readonly string[];
  /** Ids of points that are factors. */
  readonly factors: readonly string[];
}

export interface RecordByRoot {
  readonly outcomes: OutcomeRecord;
  readonly timeline: TimelineRecord;
  readonly factors: FactorRecord;
  readonly links: LinkRecord;
  readonly safeguards: SafeguardRecord;
  readonly evidence: EvidenceRecord;
  readonly lessons: LessonRecord;
  readonly areas: AreaRecord;
  readonly actions: ActionRecord;
  readonly dissent: DissentRecord;
  readonly voices: VoiceRecord;
  readonly functions: FunctionRecord;
  readonly metrics: MetricRecord;
  readonly pairs: PairRecord;
  readonly points: PointRecord;
}

export type RecordOf<Root extends RecordRoot> = RecordByRoot[Root];

type FieldsOf<Root extends RecordRoot> = Omit<RecordOf<Root>, keyof BaseRecord>;

/** Names of the fields of a record whose value is of one type. */
type FieldsOfType<Root extends RecordRoot, Type> = {
  [Field in keyof FieldsOf<Root>]: FieldsOf<Root>[Field] extends Type ? Field : never;
}[keyof FieldsOf<Root>] &
  string;

/** Strings of a record: co-edited texts and plain strings alike; `recordShapes` says which is which. */
export type WordField<Root extends RecordRoot> = FieldsOfType<Root, string>;
export type FlagField<Root extends RecordRoot> = FieldsOfType<Root, boolean>;
export type SetField<Root extends RecordRoot> = FieldsOfType<Root, readonly string[]>;

type ChoiceFields = {
  [Root in RecordRoot]: {
    [Field in keyof FieldsOf<Root>]: null extends FieldsOf<Root>[Field] ? Field : never;
  }[keyof FieldsOf<Root>] &
    string;
};
export type ChoiceField<Root extends RecordRoot> = ChoiceFields[Root];

/** What a new record may be given; everything is optional, a text is given as a string. */
export type InitialRecord<Root extends RecordRoot> = Partial<FieldsOf<Root>>;

export interface FactValue {
  readonly value: string;
  readonly source: string;
  /** Null until somebody says; a fact with a value and no state counts as known. */
  readonly state: FactState | null;
}

export interface AnswerValue {
  readonly text: string;
  readonly state: AnswerState;
  /** Null where the question asks for none, or nobody has rated yet. */
  readonly rating: AnswerRating | null;
  readonly evidence: readonly string[];
}

export interface LayerValue {
  /** The panel looked at this layer and found nothing. */
  readonly none: boolean;
  readonly reason: string;
}

export interface CheckValue {
  readonly done: boolean;
  /** Role of whoever saw to it; empty when not said. */
  readonly role: string;
}

export interface ReviewMeta {
  readonly layout: number;
  readonly template: { readonly id: string; readonly version: number };
  readonly sections: readonly string[];
}

/** A mark on text in prose, by its kept-for-ever name. */
export interface ProseMark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

/** ProseMirror JSON. */
export interface ProseNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly ProseNode[];
  readonly text?: string;
  readonly marks?: readonly ProseMark[];
}

/** Roots of what a review holds; points are a learning summary's. */
export type ReviewRecordRoot = Exclude<RecordRoot, 'points'>;

/** Points are left out where there are none: so is the content of a review the same as before there were summaries. */
export type RecordLists = {
  readonly [Root in ReviewRecordRoot]: readonly RecordOf<Root>[];
} & { readonly points?: readonly PointRecord[] };

/** Something in the bin, with the root it would be restored to. */
export type BinnedRecord = {
  [Root in RecordRoot]: { readonly root: Root; readonly record: RecordOf<Root> };
}[RecordRoot];

/** A whole review as plain JSON. Live records and binned ones are apart. */
export interface ReviewContent {
  readonly meta: ReviewMeta;
  /** By section id; every section whose prose root holds something. */
  readonly prose: Readonly<Record<string, ProseNode>>;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly answers: Readonly<Record<string, AnswerValue>>;
  readonly layers: Readonly<Record<string, LayerValue>>;
  /** Ids of the failure kinds the panel chose. */
  readonly kinds: readonly string[];
  readonly checks: Readonly<Record<string, CheckValue>>;
  /** `<dimension>:<rater>` to the rating, once ratings are shown. */
  readonly harm: Readonly<Record<string, unknown>>;
  /** `<view>/<id>` to where it stands in that view. */
  readonly positions: Readonly<Record<string, readonly [number, number]>>;
  /** Live records, each list in its shown order. */
  readonly records: RecordLists;
  /** Binned records, newest first. */
  readonly bin: readonly BinnedRecord[];
}
