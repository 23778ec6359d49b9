import { IconUserOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { addDays } from '@/domain/calendar';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { useAppSelector, useLoaded } from '@/store/hooks';
import { EmptyState } from '@/ui/EmptyState';
import { capitalise, formatCount } from '@/ui/format';
import { PageHeader } from '@/ui/PageHeader';
import { useToday, useWords } from '@/ui/sessionContext';
import { StaffTag } from '@/ui/StaffTag';
import { StandsNow } from './StandsNow';
import css from './therapist.module.css';

/** Whose week? For those who may see everybody's. */
export function TherapistChooser() {
  const words = useWords();
  const everybody = useAppSelector(staffSlice.selectors.selectAll);
  const people = everybody.filter(({ role }) => role === 'therapist');
  const today = useToday();
  const days = useMemo(() => [0, 1, 2, 3, 4, 5, 6].map((ahead) => addDays(today, ahead)), [today]);
  const load = useLoaded(availabilitySlice, { from: today, to: addDays(today, 6) });
  return (
    <div className={css.page}>
      <PageHeader
        title={capitalise(words.therapist.many)}
        subtitle={formatCount(people.length, words.therapist.one, words.therapist.many)}
      />
      {people.length === 0 ? (
        <EmptyState
          icon={<IconUserOff />}
          title={`There is no ${words.therapist.one} yet`}
          hint="An admin can add the first one."
        />
      ) : (
        <ul className={css.people}>
          {people.map(({ id, name, colour, isActive }) => (
            <li key={id} data-id={id}>
              <Link to={`/therapist/${id}`} className={css.person}>
                <StaffTag name={name} colour={colour} inactive={!isActive} />
                <StandsNow staffId={id} days={days} isLoading={load.status !== 'ready'} />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
