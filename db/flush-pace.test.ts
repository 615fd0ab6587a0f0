/** How long changes gather. */
import { expect, test } from 'vitest';
import { FlushPace, longestGathering } from './flush-pace.ts';

test('[P16] a process with time to spare lets nothing wait, a busy one gathers ever longer, up to a bound', () => {
  const wait = (busy: number): number => new FlushPace(() => busy).wait();
  expect([0, 0.3, 0.6].map(wait)).toEqual([0, 0, 0]);
  expect(wait(0.7)).toBeGreaterThan(0);
  expect(wait(0.8)).toBeGreaterThan(wait(0.7));
  expect([0.92, 1, 1.5].map(wait)).toEqual([longestGathering, longestGathering, longestGathering]);
});
