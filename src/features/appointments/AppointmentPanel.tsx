import { IconCalendarOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Id } from '@/domain/primitives';
import { useEntry } from '@/store/hooks';
import { useRowsOf } from '@/store/useRowsOf';
import { EmptyState } from '@/ui/EmptyState';
import { SideDrawer } from '@/ui/SideDrawer';
import { AppointmentDetails } from './AppointmentDetails';
import { appointmentSlice } from './appointmentSlice';
import { useBookingParts } from './useBookingParts';

interface AppointmentPanelProps {
  /** What is shown stays while the panel slides out; null before the first. */
  opened: { id: Id; isOpen: boolean } | null;
  onClose: () => void;
}

/** One appointment with all that can be done with it, beside the screen. It follows its row. */
export function AppointmentPanel({ opened, onClose }: AppointmentPanelProps) {
  const { PatientName } = useBookingParts();
  const id = opened?.id ?? null;
  useRowsOf(
    appointmentSlice,
    useMemo(() => (id ? [id] : []), [id]),
  );
  const entry = useEntry(appointmentSlice, id ?? '');
  const row = entry?.row ?? null;
  return (
    <SideDrawer
      isOpen={opened?.isOpen ?? false}
      onClose={onClose}
      title={row ? <PatientName id={row.patientId} /> : 'Appointment'}
    >
      {row && entry && <AppointmentDetails key={row.id} row={row} entry={entry} onClose={onClose} />}
      {entry && !row && (
        <div role="status">
          <EmptyState
            icon={<IconCalendarOff />}
            title="This appointment is gone"
            hint="It was deleted meanwhile, or moved to somebody whose appointments you do not see."
          />
        </div>
      )}
    </SideDrawer>
  );
}
