/** What every summary says of itself at its end, so that nobody takes it for more than it is. Words only. */
import type { Audience } from './audiences.ts';

const learning =
  'This summary tells what can be learned. It decides nothing about liability, and it is no legal or clinical advice.';
const roles =
  'Roles stand for people. The letters behind them were drawn for this summary alone and mean nothing elsewhere.';
const elsewhere =
  'What helped in one place may not fit another: look at your own system, people and ways of working first.';
const outside =
  'A search was made for whatever could tell who or where it was, and a second person approved what is left. If you recognise somebody all the same, please do not pass it on, and tell its publisher.';

const forFamilies = [
  'It names nobody. A search was made for whatever could tell who somebody is, and a second person read and approved what is left.',
  'It decides nothing about your rights, and it is no medical advice. If something in it worries you about your own care, ask the people who look after you.',
];

/**
 * In the order in which they are printed.
 * @param labelled whether roles with a letter stand in it, such as `Nurse B`
 */
export function summaryDisclaimers(audience: Audience, labelled: boolean): readonly string[] {
  const explained = labelled ? [roles] : [];
  if (audience === 'family') return [...explained, ...forFamilies];
  const inside = audience === 'panel' || audience === 'board';
  return [learning, ...explained, elsewhere, ...(inside ? [] : [outside])];
}
