import type { Scheduler } from '@/server/ports';
import { realTimers } from '../testServerOptions';

/** Nothing that runs by the clock takes rows away while they are compared; what is only put off for a moment happens. */
export const stillScheduler: Scheduler = {
  after: (delayMs, run) => (delayMs < 200 ? realTimers.after(delayMs, run) : () => {}),
};
