import type { Id } from '@/domain/primitives';
import { staffSlice } from '@/features/staff/staffSlice';
import { useRow } from '@/store/hooks';

/** Whether somebody offers a service. */
export function useOffers(staffId: Id, serviceId: Id): boolean {
  return useRow(staffSlice, staffId)?.serviceIds.includes(serviceId) ?? false;
}
