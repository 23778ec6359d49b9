import type { AppointmentStatus } from '@/features/appointments/appointmentStatus';
import { statusLooks } from '@/features/appointments/statusLooks';
import { StatusFace } from '@/ui/StatusFace';
import { usePortalTexts } from './usePortalTexts';

/** The status as patients call it, in their language; it looks like everywhere. */
export function PortalStatus({ status }: { status: AppointmentStatus }) {
  const { texts } = usePortalTexts();
  return <StatusFace look={statusLooks[status]} word={texts.status[status]} status={status} />;
}
