/** What lanes and precisions of a timeline are called. Words only. */
import type { TimelineLane, TimePrecision } from '../../../shared/review-document/records.ts';

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
  hour: 'About the hour',
  day: 'The day',
  month: 'The month',
  unknown: 'Not known',
};
