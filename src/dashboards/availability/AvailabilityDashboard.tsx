import { IconUserOff } from '@tabler/icons-react';
import { bookingParts } from '@/dashboards/calendar/bookingParts';
import type { Id } from '@/domain/primitives';
import { AppointmentsOf } from '@/features/appointments/AppointmentsOf';
import { BookingPartsProvider } from '@/features/appointments/BookingPartsProvider';
import { AvailabilityWritesProvider } from '@/features/availability/AvailabilityWritesProvider';
import { fetchStaff } from '@/features/staff/staffSlice';
import { useAppDispatch } from '@/store/hooks';
import { withArticle } from '@/ui/format';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { PageHeader } from '@/ui/PageHeader';
import { useWords } from '@/ui/sessionContext';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { useUrlState } from '@/ui/useUrlState';
import { AvailabilityOf } from './AvailabilityOf';
import { TherapistPicker } from './TherapistPicker';
import { useShownTherapist } from './useShownTherapist';

const renderAffected = (ids: readonly Id[]) => <AppointmentsOf ids={ids} />;

/** The Availability Manager: who works when. */
export function AvailabilityDashboard() {
  const words = useWords();
  const dispatch = useAppDispatch();
  const [url, setUrl] = useUrlState({ view: 'week' });
  const { load, person, choices } = useShownTherapist(url.staff);

  if (!person) {
    return (
      <>
        <PageHeader title="Availability" />
        {load.status === 'failed' && load.problem ? (
          <ErrorState problem={load.problem} onRetry={() => void dispatch(fetchStaff({}))} />
        ) : load.status === 'ready' ? (
          <EmptyState
            icon={<IconUserOff />}
            title={`There is no ${words.therapist.one} yet`}
            hint={`Availability belongs to ${withArticle(words.therapist.one)}. An admin can add the first one.`}
          />
        ) : (
          <SkeletonRows rows={10} />
        )}
      </>
    );
  }
  return (
    <BookingPartsProvider parts={bookingParts}>
      <AvailabilityWritesProvider renderAffected={renderAffected}>
        <AvailabilityOf
          person={person}
          isOwn={choices.length === 0}
          picker={
            choices.length > 0 && (
              <TherapistPicker choices={choices} chosen={person.id} onChoose={(staff) => setUrl({ staff })} />
            )
          }
        />
      </AvailabilityWritesProvider>
    </BookingPartsProvider>
  );
}
