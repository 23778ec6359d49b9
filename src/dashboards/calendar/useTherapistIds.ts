import { shallowEqual } from 'react-redux';
import type { Id } from '@/domain/primitives';
import { staffSlice } from '@/features/staff/staffSlice';
import { useAppSelector } from '@/store/hooks';

/** Active therapists, by name. */
export function useTherapistIds(): readonly Id[] {
  return useAppSelector(
    (state) =>
      staffSlice.selectors
        .selectAll(state)
        .filter(({ role, isActive }) => role === 'therapist' && isActive)
        .map(({ id }) => id),
    shallowEqual,
  );
}
