/**
 * Layout version 1 of a review document: the only module that names its roots and the fields of its records.
 * The gate refuses whatever is not named here; reads and edits beside it are the only code that touches Yjs types
 * outside the editors. Names are kept for ever: a new meaning gets a new name and a new layout version.
 */

import { actionStatuses } from '../actions/action-status.ts';
import { layerIds } from '../taxonomy/layers.ts';
import { milestoneIds } from './milestones.ts';

export const layoutVersion = 1;

/** Prose of section `s.what` lives in the XmlFragment root `prose:s.what`. */
export const prosePrefix = 'prose:';

export function proseRoot(sectionId: string): string {
  return prosePrefix + sectionId;
}

/** Roots that are a Map of flat keys or of seeded Maps. */
export const plainMapRoots = [
  'meta',
  'facts',
  'answers',
  'layers',
  'kinds',
  'checks',
  'harm',
  'positions',
] as const;
export type PlainMapRoot = (typeof plainMapRoots)[number];

/** Roots that are a Map of id → record Map. */
export const recordRoots = [
  'outcomes',
  'timeline',
  'factors',
  'links',
  'safeguards',
  'evidence',
  'lessons',
  'areas',
  'actions',
  'dissent',
  'voices',
  'functions',
  'metrics',
  'pairs',
  'points',
] as const;
export type RecordRoot = (typeof recordRoots)[number];

export const factStates = ['known', 'not-known', 'not-applicable'] as const;
export const answerStates = ['open', 'answered', 'not-answerable'] as const;
/** How real a condition of oversight was, where a question asks for that beside its answer. */
export const answerRatings = ['real', 'partly', 'on-paper'] as const;
export const timePrecisions = ['exact', 'minute', 'hour', 'day', 'month', 'unknown'] as const;
export const timelineLanes = ['person-affected', 'staff', 'ai-system', 'interface', 'organisation'] as const;
export const knownWhen = ['then', 'later'] as const;
export const confidences = ['low', 'medium', 'high'] as const;
export const factorStates = ['proposed', 'supported', 'disputed', 'ruled-out'] as const;
export const factorKinds = ['condition', 'human-act', 'non-act', 'deviation', 'decision'] as const;
export const containmentStages = ['model', 'review', 'workflow', 'escalation', 'monitoring'] as const;
export const linkKinds = [
  'contributes',
  'enables',
  'precedes',
  'prevents',
  'mitigates',
  'degrades',
  'supports',
  'contradicts',
] as const;
/** Whether a cause was needed together with the other joint causes of its effect, or would have been enough alone. */
export const linkWiths = ['joint', 'alternative'] as const;
export const safeguardStatuses = ['held', 'weak', 'absent', 'bypassed', 'not-designed'] as const;
export const evidenceStrengths = ['recorded', 'observed', 'told', 'inferred'] as const;
export const evidenceKinds = [
  'document',
  'screenshot',
  'log',
  'quote',
  'link',
  'measurement',
  'other',
] as const;
/** What whoever said a quote answered when asked whether it may be used; nothing while nobody has asked. */
export const quoteConsents = ['may-quote', 'not-quote'] as const;
export const measureKinds = ['process', 'outcome', 'balancing'] as const;
export const voiceOf = ['patient', 'family', 'public', 'staff'] as const;
/** What came of a point somebody made. */
export const voiceAnswers = ['changed', 'not-changed', 'open'] as const;
/**
 * What a record of `metrics` is: a measure by group, a measure over time, one reading of a measure, or a change of
 * version that the curves are read against. One without a kind is a single measurement in words.
 */
export const metricKinds = ['equity', 'drift', 'reading', 'mark'] as const;
/** Whether there is a number; that there is none is a finding of its own. */
export const metricData = ['counted', 'not-recorded', 'not-countable'] as const;
/** On which side of its threshold a measure asks for a response. */
export const alarmSides = ['above', 'below'] as const;

/** Where in a learning summary a point stands, in the order in which a summary is read. */
export const pointParts = [
  'plain-words',
  'meaning',
  'normal-work',
  'what-happened',
  'known-then',
  'timeline',
  'outcome',
  'factor',
  'none-found',
  'safeguard',
  'went-right',
  'lesson',
  'area',
  'action',
  'open-question',
  'dissent',
  'equity',
  'whom-to-ask',
] as const;

/** What one kind of record holds besides `id`, `order`, `createdAt` and `withdrawn`. */
export interface RecordShape {
  /** Y.Text fields. */
  readonly texts: readonly string[];
  /** Plain values out of a closed list. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** Plain strings that are not co-edited letter by letter (ids, times, zones). */
  readonly strings: readonly string[];
  /** Plain booleans. */
  readonly flags: readonly string[];
  /** Sets kept as flat keys `<set>/<id>: true`. */
  readonly sets: readonly string[];
}

const nothing = { texts: [], choices: {}, strings: [], flags: [], sets: [] } as const;

export const recordShapes: Readonly<Record<RecordRoot, RecordShape>> = {
  outcomes: { ...nothing, texts: ['text'] },
  timeline: {
    texts: ['text'],
    choices: {
      precision: timePrecisions,
      toPrecision: timePrecisions,
      lane: timelineLanes,
      known: knownWhen,
      milestone: milestoneIds,
    },
    // `from` and `to` are local date-times cut to the precision ("2026-03-02T09:41", "2026-03"); `tz` is an IANA zone,
    // `offset` and `toOffset` what its clock was ahead of UTC then ("+02:00"); `place` is "before:<id>" or "after:<id>".
    strings: ['from', 'to', 'tz', 'offset', 'toOffset', 'place'],
    // `between`: it happened at some moment between the two ends, and did not last from one to the other.
    flags: ['starred', 'between'],
    sets: ['evidence'],
  },
  factors: {
    // `reason` is why the panel holds it in its state; `other` says what a code "something else" stands for.
    texts: ['condition', 'mechanism', 'effect', 'dutySource', 'reason', 'other'],
    choices: {
      layer: layerIds,
      confidence: confidences,
      state: factorStates,
      kind: factorKinds,
      stage: containmentStages,
      known: knownWhen,
    },
    strings: [],
    flags: [],
    sets: ['codes', 'evidence'],
  },
  links: {
    ...nothing,
    texts: ['how'],
    choices: { kind: linkKinds, with: linkWiths },
    strings: ['from', 'to'],
  },
  safeguards: {
    ...nothing,
    texts: ['text'],
    choices: { stage: containmentStages, status: safeguardStatuses },
    sets: ['evidence'],
  },
  evidence: {
    ...nothing,
    // `alt` stands for a picture where it cannot be seen; `speaker` is the role of whoever said a quote, never a name.
    texts: ['text', 'source', 'alt', 'speaker'],
    choices: { kind: evidenceKinds, strength: evidenceStrengths, consent: quoteConsents },
    // `file` is the id of a kept file and `sha256` the digest of its bytes; `at` is the day it is from ("2026-03-02").
    strings: ['url', 'file', 'sha256', 'at'],
  },
  lessons: {
    ...nothing,
    texts: ['text'],
    choices: { confidence: confidences },
    sets: ['factors', 'evidence'],
  },
  areas: { ...nothing, texts: ['text'], sets: ['factors', 'layers'] },
  actions: {
    ...nothing,
    texts: ['title', 'detail', 'measureName', 'baseline', 'target', 'source', 'unintended', 'equity'],
    choices: { measureKind: measureKinds },
    strings: ['category'],
    sets: ['layers', 'factors', 'areas'],
  },
  dissent: { ...nothing, texts: ['text'] },
  voices: {
    ...nothing,
    texts: ['text', 'response'],
    choices: { of: voiceOf, answer: voiceAnswers },
    sets: ['evidence'],
  },
  // `factors` are the conditions that this function could have changed.
  functions: {
    ...nothing,
    texts: ['who', 'note'],
    strings: ['function', 'organisation'],
    sets: ['factors'],
  },
  metrics: {
    ...nothing,
    texts: ['name', 'value', 'note', 'seenBy'],
    choices: { kind: metricKinds, data: metricData, alarm: alarmSides },
    // Numbers stay as they were typed. `measure` is the id of the measure a reading belongs to, `reference` that of the
    // reading the others are compared with.
    strings: ['at', 'group', 'measure', 'count', 'of', 'figure', 'threshold', 'reference'],
  },
  // What the AI showed beside what the person could see: ids of two pieces of evidence.
  pairs: { ...nothing, texts: ['text', 'difference'], strings: ['shown', 'seen'] },
  // A paragraph, factor or other point of a learning summary; reviews have none. `text` is the paragraph, condition,
  // title or reason; `note` an action's detail. `mechanism` and `effect` are those of a factor; of an action, how its
  // effect is measured and what its checks found. `offset` is a time from the first entry on, `owner` a role. `factors`
  // are ids of other points.
  points: {
    ...nothing,
    texts: ['text', 'mechanism', 'effect', 'note'],
    choices: {
      part: pointParts,
      layer: layerIds,
      lane: timelineLanes,
      known: knownWhen,
      stage: containmentStages,
      status: safeguardStatuses,
      confidence: confidences,
      state: actionStatuses,
    },
    strings: ['offset', 'category', 'owner'],
    sets: ['codes', 'layers', 'factors'],
  },
};
