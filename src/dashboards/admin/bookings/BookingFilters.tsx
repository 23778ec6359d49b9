import { SegmentedControl, Select } from '@mantine/core';
import css from '@/ui/list/listPage.module.css';
import type { Id } from '@/domain/primitives';
import { appointmentStatuses } from '@/features/appointments/appointmentStatus';
import { statusWords } from '@/features/appointments/statusWords';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { useAppSelector } from '@/store/hooks';
import { capitalise } from '@/ui/format';
import { useWords } from '@/ui/sessionContext';
import type { BookingWish } from './useBookings';

interface BookingFiltersProps {
  wish: BookingWish;
  onWish(patch: Partial<BookingWish>): void;
}

/** Whose bookings, of what, how they stand, and how they are grouped. */
export function BookingFilters({ wish, onWish }: BookingFiltersProps) {
  const { therapist } = useWords();
  const people = useAppSelector(staffSlice.selectors.selectAll).filter(({ role }) => role === 'therapist');
  const services = useAppSelector(serviceSlice.selectors.selectAll);
  const named = (rows: readonly { id: Id; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className={css.toolbar} role="search">
      <Select
        aria-label={capitalise(therapist.one)}
        placeholder={`Every ${therapist.one}`}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': `Every ${therapist.one}` }}
        value={wish.staffId}
        onChange={(staffId) => onWish({ staffId })}
        data={named(people)}
      />
      <Select
        aria-label="Service"
        placeholder="Every service"
        clearable
        clearButtonProps={{ 'aria-label': 'Every service' }}
        value={wish.serviceId}
        onChange={(serviceId) => onWish({ serviceId })}
        data={named(services)}
      />
      <Select
        aria-label="Status"
        placeholder="Every status"
        clearable
        clearButtonProps={{ 'aria-label': 'Every status' }}
        value={wish.status}
        onChange={(status) => onWish({ status })}
        data={appointmentStatuses.map((value) => ({ value, label: statusWords[value] }))}
      />
      <SegmentedControl<BookingWish['groupBy']>
        aria-label="Grouped"
        value={wish.groupBy}
        onChange={(groupBy) => onWish({ groupBy })}
        data={[
          { value: 'day', label: 'By day' },
          { value: 'status', label: 'By status' },
        ]}
      />
    </div>
  );
}
