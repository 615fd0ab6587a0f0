/**
 * How a count is written when it leaves the organisation: 1 to 4 as "<5", everything larger to the nearest five, so
 * that no small number can be had back by taking one table from another. Pure.
 */
import { isSmallCount } from '../metrics/rates.ts';

const step = 5;

/** @param count of reviews or actions, whole and not negative */
export function leavingCount(count: number): string {
  if (count === 0) return '0';
  return isSmallCount(count) ? `<${step}` : String(Math.round(count / step) * step);
}
