/** The one place that reads the machine's clock. Everything else is given a `Clock`. */
import type { Clock } from '../shared/clock.ts';

export const systemClock: Clock = () => Date.now();
