import type { Id } from '@/domain/primitives';
import { staffSlice } from '@/features/staff/staffSlice';
import { useAppSelector } from '@/store/hooks';

/** Whether somebody offers a service. */
export function useOffers(staffId: Id, serviceId: Id): boolean {
  return useAppSelector(
    (state) => staffSlice.selectors.selectById(state, staffId)?.serviceIds.includes(serviceId) ?? false,
  );
}
