import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import drawer from '@/ui/drawerParts.module.css';
import { formatCount, formatDuration } from '@/ui/format';
import type { BookedService, WantedSlot } from './bookingParts';
import css from './panels.module.css';
import type { Repeat } from './seriesCalls';
import { useTimesText } from './useAppointmentText';
import { useStaffMember } from './useBookingParts';

interface BookingFooterProps {
  slot: WantedSlot | null;
  service: BookedService | null;
  repeat: Repeat | null;
  isSaving: boolean;
  onCancel: () => void;
  /** The button that books. */
  children: ReactNode;
}

/** What is about to be booked, in one line, and the buttons. */
export function BookingFooter({ slot, service, repeat, isSaving, onCancel, children }: BookingFooterProps) {
  const timesText = useTimesText();
  const person = useStaffMember(slot?.staffId ?? null);
  const weeks = repeat && (repeat.everyWeeks === 1 ? 'weekly' : `every ${repeat.everyWeeks} weeks`);
  const times = repeat && 'count' in repeat.ends ? `, ${formatCount(repeat.ends.count, 'time')}` : '';
  return (
    <div className={drawer.footer}>
      <p className={css.summary} aria-live="polite">
        {slot && service ? (
          <>
            <strong>{timesText(slot)}</strong>
            <span>
              {person?.name} · {formatDuration(service.durationMinutes)}
              {weeks && ` · ${weeks}${times}`}
            </span>
          </>
        ) : (
          <span>No time is chosen yet</span>
        )}
      </p>
      <Button variant="default" onClick={onCancel} disabled={isSaving}>
        Cancel
      </Button>
      {children}
    </div>
  );
}
