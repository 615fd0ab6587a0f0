/** What the choices of the layout are called, for reports and screens alike. Words only; one table per list. */
import type {
  AnswerRating,
  Confidence,
  ContainmentStage,
  EvidenceKind,
  EvidenceStrength,
  FactorKind,
  FactorState,
  KnownWhen,
  LinkKind,
  LinkWith,
  MeasureKind,
  MetricData,
  QuoteConsent,
  SafeguardStatus,
  TimelineLane,
  TimePrecision,
  VoiceAnswer,
  VoiceOf,
} from './records.ts';

export const confidenceNames: Readonly<Record<Confidence, string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
};

export const factorStateNames: Readonly<Record<FactorState, string>> = {
  proposed: 'Proposed',
  supported: 'Supported',
  disputed: 'Disputed',
  'ruled-out': 'Ruled out',
};

export const factorKindNames: Readonly<Record<FactorKind, string>> = {
  condition: 'Condition',
  'human-act': 'What somebody did',
  'non-act': 'What was not done',
  deviation: 'Departure from a procedure',
  decision: 'Decision',
};

export const containmentStageNames: Readonly<Record<ContainmentStage, string>> = {
  model: 'Within the model',
  review: 'At review by a person',
  workflow: 'In the workflow',
  escalation: 'At escalation',
  monitoring: 'In monitoring',
};

export const knownWhenNames: Readonly<Record<KnownWhen, string>> = {
  then: 'Known at the time',
  later: 'Known only later',
};

export const laneNames: Readonly<Record<TimelineLane, string>> = {
  'person-affected': 'Person affected',
  staff: 'People at work',
  'ai-system': 'AI system',
  interface: 'Screen',
  organisation: 'Organisation',
};

export const precisionNames: Readonly<Record<TimePrecision, string>> = {
  exact: 'To the second',
  minute: 'To the minute',
  hour: 'About that time',
  day: 'The day',
  month: 'The month',
  unknown: 'Not known',
};

export const safeguardStatusNames: Readonly<Record<SafeguardStatus, string>> = {
  held: 'Held',
  weak: 'Weak',
  absent: 'Absent',
  bypassed: 'Bypassed',
  'not-designed': 'Never designed',
};

export const evidenceKindNames: Readonly<Record<EvidenceKind, string>> = {
  document: 'Document',
  screenshot: 'Screenshot',
  log: 'Log',
  quote: 'Quote',
  link: 'Web page',
  measurement: 'Measurement',
  other: 'Other',
};

export const quoteConsentNames: Readonly<Record<QuoteConsent, string>> = {
  'may-quote': 'May be quoted',
  'not-quote': 'Not to be quoted',
};

export const evidenceStrengthNames: Readonly<Record<EvidenceStrength, string>> = {
  recorded: 'Recorded',
  observed: 'Observed',
  told: 'Told',
  inferred: 'Inferred',
};

/** As a verb between the two ends. */
export const linkKindNames: Readonly<Record<LinkKind, string>> = {
  contributes: 'contributes to',
  enables: 'makes possible',
  precedes: 'comes before',
  prevents: 'prevents',
  mitigates: 'softens',
  degrades: 'weakens',
  supports: 'speaks for',
  contradicts: 'speaks against',
};

/** Said of a cause beside the other causes of the same effect. */
export const linkWithNames: Readonly<Record<LinkWith, string>> = {
  joint: 'needed together with others',
  alternative: 'enough on its own',
};

export const measureKindNames: Readonly<Record<MeasureKind, string>> = {
  process: 'Process',
  outcome: 'Outcome',
  balancing: 'Balancing',
};

export const voiceNames: Readonly<Record<VoiceOf, string>> = {
  patient: 'Patient',
  family: 'Family',
  public: 'Public',
  staff: 'Staff',
};

export const voiceAnswerNames: Readonly<Record<VoiceAnswer, string>> = {
  changed: 'Changed',
  'not-changed': 'Not changed',
  open: 'Open',
};

export const answerRatingNames: Readonly<Record<AnswerRating, string>> = {
  real: 'Real',
  partly: 'Real in part',
  'on-paper': 'On paper only',
};

export const metricDataNames: Readonly<Record<MetricData, string>> = {
  counted: 'Counted',
  'not-recorded': 'Not recorded',
  'not-countable': 'Could not be counted',
};
