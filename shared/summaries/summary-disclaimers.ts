/** What every summary says of itself at its end, so that nobody takes it for more than it is. Words only. */
import type { Audience } from './audiences.ts';

const always = [
  'This summary tells what can be learned. It decides nothing about liability, and it is no legal or clinical advice.',
  'Roles stand for people. The letters behind them were drawn for this summary alone and mean nothing elsewhere.',
  'What helped in one place may not fit another: look at your own system, people and ways of working first.',
];

const outside =
  'It was searched for whatever could tell who or where it was, and a second person approved it. If you recognise somebody all the same, please do not pass it on, and tell its publisher.';

/** In the order in which they are printed. */
export function summaryDisclaimers(audience: Audience): readonly string[] {
  return audience === 'panel' || audience === 'board' ? always : [...always, outside];
}
