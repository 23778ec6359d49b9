import { useState } from 'react';
import { type Inspection, useInspection } from '@/store/useInspection';

export interface HeldInspection {
  /** What is shown: what is, or what was when it was paused. */
  inspection: Inspection;
  isPaused: boolean;
  /** How many have arrived since it was paused. */
  missed: number;
  toggle(): void;
  /** Forgets all that has arrived, and goes on. */
  clear(): void;
}

/** What has reached this tab, held still while somebody reads. */
export function useHeldInspection(): HeldInspection {
  const { inspection: latest, clear } = useInspection();
  const [held, setHeld] = useState<Inspection | null>(null);
  return {
    inspection: held ?? latest,
    isPaused: held !== null,
    missed: held ? lastOf(latest) - lastOf(held) : 0,
    toggle: () => setHeld(held ? null : latest),
    clear() {
      clear();
      setHeld(null);
    },
  };
}

function lastOf({ changes }: Inspection): number {
  return changes[0]?.n ?? 0;
}
