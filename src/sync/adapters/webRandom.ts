import { v7 } from 'uuid';
import type { Random } from '../ports';

/** Chance as the browser offers it. Ids come from its secure generator, fractions (for jitter) from the quick one. */
export const webRandom: Random = {
  fraction: () => Math.random(),
  id: () => v7(),
};
