import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { LockstepError, Slot } from '@/domain/errors';
import { asInstant } from '@/features/appointments/appointmentTimes';
import type { OfferedStart } from '@/features/appointments/offeredStarts';

/** The time that somebody is about to take, and what refused it. */
export interface SlotChoice {
  chosen: OfferedStart | null;
  /** Whoever chooses anew has read why the last one was refused. */
  choose(start: OfferedStart | null): void;
  problem: LockstepError | null;
  isBusy: boolean;
  /** Grows with every refusal: free times are to be asked for anew. */
  attempt: number;
  /** The chosen time of this length; null while none is chosen. */
  slotOf(lengthMinutes: number): Slot | null;
  /** Writes, and goes home once it is stored. @param write tells what refused it; null: nothing did */
  take(write: () => Promise<LockstepError | null>): Promise<void>;
}

export function useSlotChoice(): SlotChoice {
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<OfferedStart | null>(null);
  const [problem, setProblem] = useState<LockstepError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [attempt, setAttempt] = useState(0);
  return {
    chosen,
    problem,
    isBusy,
    attempt,
    choose(start) {
      setProblem(null);
      setChosen(start);
    },
    slotOf: (lengthMinutes) =>
      chosen && {
        staffId: chosen.staffId,
        startsAt: asInstant(chosen.startsAt),
        endsAt: asInstant(chosen.startsAt + lengthMinutes * 60_000),
      },
    async take(write) {
      setBusy(true);
      const refused = await write();
      setBusy(false);
      if (refused === null) return void navigate('/portal');
      setProblem(refused);
      setChosen(null);
      setAttempt((last) => last + 1);
    },
  };
}
