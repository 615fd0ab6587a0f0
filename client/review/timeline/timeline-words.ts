/** What the ends of a timeline entry are called. Words only. */
import type { Ends, Turn } from './time-draft.ts';

export const endsNames: Readonly<Record<Ends, string>> = {
  none: 'Yes, a single moment',
  lasted: 'It lasted from then to …',
  between: 'At some moment between then and …',
};

export const turnNames: Readonly<Record<Exclude<Turn, ''>, string>> = {
  first: 'The first time',
  second: 'The second time, after the clocks went back',
};
