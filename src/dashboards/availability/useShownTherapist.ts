import type { Id } from '@/domain/primitives';
import type { Staff } from '@/features/staff/staff';
import { staffSlice } from '@/features/staff/staffSlice';
import type { Load } from '@/store/entityState';
import { useAppSelector, useLoaded } from '@/store/hooks';
import { useSession } from '@/ui/sessionContext';

export interface ShownTherapist {
  load: Load;
  /** Whose availability is shown; undefined while nobody is there. */
  person: Staff | undefined;
  /** All there are to choose from; empty for a therapist, who sees their own only. */
  choices: readonly Staff[];
}

/** A therapist sees their own availability, operator and admin whom they chose, or the first one. */
export function useShownTherapist(chosen: Id | null): ShownTherapist {
  const { role, staffId } = useSession().user;
  const load = useLoaded(staffSlice, {});
  const everybody = useAppSelector(staffSlice.selectors.selectAll);
  if (role === 'therapist') {
    return { load, person: everybody.find(({ id }) => id === staffId), choices: [] };
  }
  const choices = everybody.filter((person) => person.role === 'therapist');
  const person =
    choices.find(({ id }) => id === chosen) ?? choices.find(({ isActive }) => isActive) ?? choices[0];
  return { load, person, choices };
}
