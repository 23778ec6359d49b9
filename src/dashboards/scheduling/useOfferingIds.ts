import { shallowEqual } from 'react-redux';
import type { Id } from '@/domain/primitives';
import { staffSlice } from '@/features/staff/staffSlice';
import { useAppSelector } from '@/store/hooks';

/**
 * Active therapists who offer a service, by name.
 * @param withOthers those who do not, after them
 */
export function useOfferingIds(serviceId: Id | undefined, withOthers: boolean): readonly Id[] {
  return useAppSelector((state) => {
    const people = staffSlice.selectors.selectAll(state);
    const therapists = people.filter(({ role, isActive }) => role === 'therapist' && isActive);
    const offering = therapists.filter(({ serviceIds }) => serviceId && serviceIds.includes(serviceId));
    const others = withOthers ? therapists.filter((person) => !offering.includes(person)) : [];
    return [...offering, ...others].map(({ id }) => id);
  }, shallowEqual);
}
