/**
 * Layout version 1 of a review document: the only module that names its roots and the fields of its records.
 * The gate refuses whatever is not named here; reads and edits beside it are the only code that touches Yjs types
 * outside the editors. Names are kept for ever: a new meaning gets a new name and a new layout version.
 */

import { layerIds } from '../taxonomy/layers.ts';

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
] as const;
export type RecordRoot = (typeof recordRoots)[number];

export const factStates = ['known', 'not-known', 'not-applicable'] as const;
export const answerStates = ['open', 'answered', 'not-answerable'] as const;
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
export const measureKinds = ['process', 'outcome', 'balancing'] as const;
export const voiceOf = ['patient', 'family', 'public', 'staff'] as const;

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
    choices: { precision: timePrecisions, lane: timelineLanes, known: knownWhen },
    // `from` and `to` are local date-times cut to the precision ("2026-03-02T09:41", "2026-03"); `tz` is an IANA zone.
    strings: ['from', 'to', 'tz'],
    flags: ['starred'],
    sets: ['evidence'],
  },
  factors: {
    texts: ['condition', 'mechanism', 'effect', 'dutySource'],
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
  links: { ...nothing, texts: ['how'], choices: { kind: linkKinds }, strings: ['from', 'to'] },
  safeguards: {
    ...nothing,
    texts: ['text'],
    choices: { stage: containmentStages, status: safeguardStatuses },
    sets: ['evidence'],
  },
  evidence: {
    ...nothing,
    texts: ['text', 'source'],
    choices: { kind: evidenceKinds, strength: evidenceStrengths },
    strings: ['url'],
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
  voices: { ...nothing, texts: ['text', 'response'], choices: { of: voiceOf } },
  functions: { ...nothing, texts: ['who', 'note'], strings: ['function', 'organisation'] },
  metrics: { ...nothing, texts: ['name', 'value', 'note'], strings: ['at', 'group'] },
};
