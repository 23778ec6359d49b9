import { type ReactNode, useMemo, useState } from 'react';
import type { Id } from '@/domain/primitives';
import { AppointmentPanel } from './AppointmentPanel';
import type { EditConflict, RefusedPlace } from './appointmentWrites';
import type { BookingParts } from './bookingParts';
import { BookingPanel } from './BookingPanel';
import { BookingPartsProvider } from './BookingPartsProvider';
import { EditConflictDialog } from './EditConflictDialog';
import { RefusedPlaceDialog } from './RefusedPlaceDialog';
import { AppointmentWritesContext, useNewAppointmentWrites } from './useAppointmentWrites';
import { type BookingStart, OpenAppointmentsContext } from './useOpenAppointments';

interface AppointmentsProviderProps {
  /** Never changes. */
  parts: BookingParts;
  children: ReactNode;
}

/**
 * Gives a screen all that can be done with appointments: its writes, with the dialogs they need, and the two panels, to be
 * opened from anywhere below. One around each screen that shows appointments.
 */
export function AppointmentsProvider({ parts, children }: AppointmentsProviderProps) {
  return (
    <BookingPartsProvider parts={parts}>
      <WritesAndPanels>{children}</WritesAndPanels>
    </BookingPartsProvider>
  );
}

function WritesAndPanels({ children }: { children: ReactNode }) {
  const [conflict, setConflict] = useState<EditConflict | null>(null);
  const [refused, setRefused] = useState<RefusedPlace | null>(null);
  const [opened, setOpened] = useState<{ id: Id; isOpen: boolean } | null>(null);
  const [booking, setBooking] = useState<{ n: number; start: BookingStart; isOpen: boolean } | null>(null);
  const asking = useMemo(() => ({ onConflict: setConflict, onRefused: setRefused }), []);
  const writes = useNewAppointmentWrites(asking);
  const { closePanel, closeBooking, opening } = useMemo(() => {
    // What is shown stays while its panel slides out.
    const shut = <P extends { isOpen: boolean }>(last: P | null) => last && { ...last, isOpen: false };
    const close = { closePanel: () => setOpened(shut), closeBooking: () => setBooking(shut) };
    const open = (id: Id) => {
      close.closeBooking();
      setOpened({ id, isOpen: true });
    };
    const book = (start: BookingStart = {}) => {
      close.closePanel();
      setBooking((last) => ({ n: (last?.n ?? 0) + 1, start, isOpen: true }));
    };
    return { ...close, opening: { open, book } };
  }, []);
  return (
    <AppointmentWritesContext value={writes}>
      <OpenAppointmentsContext value={opening}>
        {children}
        <AppointmentPanel opened={opened} onClose={closePanel} />
        <BookingPanel booking={booking} onClose={closeBooking} />
        <EditConflictDialog conflict={conflict} onClose={() => setConflict(null)} />
        <RefusedPlaceDialog refused={refused} onClose={() => setRefused(null)} />
      </OpenAppointmentsContext>
    </AppointmentWritesContext>
  );
}
