import { useMemo } from 'react';
import type { Id } from '@/domain/primitives';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { useAppSelector } from '@/store/hooks';

/** What can be booked now, and who offers the chosen one. */
export function useOffering(serviceId: Id | null) {
  const allServices = useAppSelector(serviceSlice.selectors.selectAll);
  const everybody = useAppSelector(staffSlice.selectors.selectAll);
  return useMemo(() => {
    const active = everybody.filter(({ role, isActive }) => role === 'therapist' && isActive);
    const isOffered = (id: Id) => active.some(({ serviceIds }) => serviceIds.includes(id));
    return {
      services: allServices.filter(({ id, isActive }) => isActive && isOffered(id)),
      people: active.filter(({ serviceIds }) => serviceId !== null && serviceIds.includes(serviceId)),
    };
  }, [allServices, everybody, serviceId]);
}
