import { Button } from '@mantine/core';
import {
  IconArrowLeft,
  IconCalendarPlus,
  IconHistory,
  IconNotes,
  IconReceipt,
  IconShare3,
} from '@tabler/icons-react';
import { Link } from 'react-router-dom';
import { dayOfInstant, wallTimeOfInstant } from '@/domain/calendar';
import type { Instant } from '@/domain/primitives';
import { useOpenAppointments } from '@/features/appointments/useOpenAppointments';
import { type Patient, patientName } from '@/features/patients/patient';
import { ageWords } from '@/features/patients/patientAge';
import { WhoIsHere } from '@/features/presence/WhoIsHere';
import { useNow } from '@/store/useClock';
import { capitalise, formatDay } from '@/ui/format';
import { useSession, useToday, useWords } from '@/ui/sessionContext';
import { type SectionName, useClinicPaths } from '../clinicPaths';
import { clinicSections } from '../clinicSections';
import css from './PatientPage.module.css';
import { useNextAppointment } from './useNextAppointment';

interface PatientHeaderProps {
  row: Patient;
  /** It is the whole page: its name is the page's heading, and something leads back. */
  isAlone: boolean;
}

const starts: readonly { section: SectionName; word: string; icon: typeof IconNotes }[] = [
  { section: 'treatments', word: 'New treatment', icon: IconNotes },
  { section: 'billing', word: 'New invoice', icon: IconReceipt },
  { section: 'referrals', word: 'Refer', icon: IconShare3 },
];

/** Who is open, who else looks at them, when they come next, and what can be begun for them. */
export function PatientHeader({ row, isAlone }: PatientHeaderProps) {
  const { client } = useWords();
  const { user, practice } = useSession();
  const { timeZone } = practice;
  const today = useToday();
  const paths = useClinicPaths();
  const { open, book } = useOpenAppointments();
  const now = new Date(useNow(60_000)).toISOString() as Instant;
  const next = useNextAppointment(row.id, now);
  const Heading = isAlone ? 'h1' : 'h2';
  const startsAt = next ? Date.parse(next.startsAt) : null;
  return (
    <header className={css.header}>
      {isAlone && (
        <Link className={css.back} to={paths.section('patients')}>
          <IconArrowLeft size={16} aria-hidden />
          {capitalise(client.many)}
        </Link>
      )}
      <div className={css.who}>
        <Heading className={css.name} data-id={row.id}>
          {patientName(row)}
        </Heading>
        {row.birthDate && <span className={css.age}>{ageWords(today, row.birthDate)}</span>}
        <WhoIsHere entity="patient" id={row.id} />
      </div>
      <div className={css.next}>
        {next && startsAt !== null ? (
          <button
            type="button"
            className={css.nextButton}
            data-id={next.id}
            aria-haspopup="dialog"
            onClick={() => open(next.id)}
          >
            Next: {formatDay(dayOfInstant(startsAt, timeZone), { relativeTo: today })}{' '}
            {wallTimeOfInstant(startsAt, timeZone)}
          </button>
        ) : (
          // Others' appointments are not told to a therapist.
          <span className={css.none}>Nothing booked{user.role === 'therapist' ? ' with you' : ''}</span>
        )}
      </div>
      <div className={css.actions}>
        <Button
          size="compact-md"
          leftSection={<IconCalendarPlus size={16} aria-hidden />}
          onClick={() => book({ patientId: row.id })}
        >
          Book
        </Button>
        {starts
          .filter(({ section }) => clinicSections.some(({ name }) => name === section))
          .map(({ section, word, icon: StartIcon }) => (
            <Button
              key={section}
              component={Link}
              to={`${paths.section(section)}?patient=${row.id}`}
              size="compact-md"
              variant="default"
              leftSection={<StartIcon size={16} aria-hidden />}
            >
              {word}
            </Button>
          ))}
        {user.role === 'admin' && (
          <Button
            component={Link}
            to={`/admin/audit?record=${row.id}`}
            size="compact-md"
            variant="subtle"
            leftSection={<IconHistory size={16} aria-hidden />}
          >
            Who saw this
          </Button>
        )}
      </div>
    </header>
  );
}
