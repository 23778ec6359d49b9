import { SideDrawer } from '@/ui/SideDrawer';
import { BookingForm } from './BookingForm';
import type { BookingStart } from './useOpenAppointments';

interface BookingPanelProps {
  /** `n` grows with every booking that is begun; null before the first. */
  booking: { n: number; start: BookingStart; isOpen: boolean } | null;
  onClose: () => void;
}

/** From whatever is known already to a booked appointment, beside the screen. */
export function BookingPanel({ booking, onClose }: BookingPanelProps) {
  return (
    <SideDrawer isOpen={booking?.isOpen ?? false} onClose={onClose} width={520} title="New appointment">
      {booking && <BookingForm key={booking.n} start={booking.start} onDone={onClose} />}
    </SideDrawer>
  );
}
