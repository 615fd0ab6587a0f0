/** What lanes and ends of a timeline are called. Words only. */
import type { TimelineLane } from '../../../shared/review-document/records.ts';
import type { Ends, Turn } from './time-draft.ts';

export const laneNames: Readonly<Record<TimelineLane, string>> = {
  'person-affected': 'Person affected',
  staff: 'People at work',
  'ai-system': 'AI system',
  interface: 'Screen',
  organisation: 'Organisation',
};

export const endsNames: Readonly<Record<Ends, string>> = {
  none: 'Yes, a single moment',
  lasted: 'It lasted from then to …',
  between: 'At some moment between then and …',
};

export const turnNames: Readonly<Record<Exclude<Turn, ''>, string>> = {
  first: 'The first time',
  second: 'The second time, after the clocks went back',
};
