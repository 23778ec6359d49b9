import { dayOfInstant, wallTimeOfInstant } from '@/domain/calendar';
import type { Day, Instant, WallTime } from '@/domain/primitives';
import type { SoapPart } from './treatment';

interface PartWords {
  label: string;
  /** What belongs there. */
  hint: string;
}

/** What the four parts of a record are called. */
export const partWords: Readonly<Record<SoapPart, PartWords>> = {
  subjective: { label: 'Subjective', hint: 'What was told: complaints, course, how it feels' },
  objective: { label: 'Objective', hint: 'What was found: inspection, palpation, range of motion' },
  assessment: { label: 'Assessment', hint: 'What it means: working diagnosis, progress' },
  plan: { label: 'Plan', hint: 'What was done, what comes next, what to do at home' },
};

/**
 * An instant on the practice's wall clock.
 * @param timeZone IANA name
 */
export function wallClock(instant: Instant, timeZone: string): { day: Day; time: WallTime } {
  const epochMs = Date.parse(instant);
  return { day: dayOfInstant(epochMs, timeZone), time: wallTimeOfInstant(epochMs, timeZone) };
}
