import { memo } from 'react';
import { Link } from 'react-router-dom';
import { dayOfInstant, wallTimeOfInstant } from '@/domain/calendar';
import type { Id, Instant } from '@/domain/primitives';
import { dayText } from '@/features/patients/birthDay';
import { patientName } from '@/features/patients/patient';
import { ageWords } from '@/features/patients/patientAge';
import { patientSlice } from '@/features/patients/patientSlice';
import { useEntry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { formatDay } from '@/ui/format';
import { useSession, useToday } from '@/ui/sessionContext';
import { useClinicPaths } from '../clinicPaths';
import css from './PatientList.module.css';
import { useNextAppointment } from './useNextAppointment';

interface PatientRowProps {
  id: Id;
  now: Instant;
  isOpen: boolean;
  /** The one of the list that the Tab key stops at. */
  isActive: boolean;
}

/** One patient of the list: pressing it opens them. */
export const PatientRow = memo(function PatientRow({ id, now, isOpen, isActive }: PatientRowProps) {
  const entry = useEntry(patientSlice, id);
  const glow = useGlow(entry);
  const paths = useClinicPaths();
  const today = useToday();
  const { timeZone } = useSession().practice;
  const next = useNextAppointment(id, now);
  const row = entry?.row;
  if (!row) return null;
  const startsAt = next && Date.parse(next.startsAt);
  return (
    <Link
      className={css.row}
      to={paths.patient(id)}
      data-id={id}
      aria-current={isOpen ? 'page' : undefined}
      tabIndex={isActive ? 0 : -1}
      draggable={false}
      {...glow}
    >
      <span className={css.line}>
        <span className={css.name}>{patientName(row)}</span>
        <span className={css.phone}>{row.phone}</span>
      </span>
      <span className={css.line}>
        <span>
          {row.birthDate
            ? `${dayText(row.birthDate)} · ${ageWords(today, row.birthDate)}`
            : 'Birth date not known'}
        </span>
        {startsAt !== null && (
          <span className={css.next}>
            <span className="visually-hidden">Next appointment </span>
            {formatDay(dayOfInstant(startsAt, timeZone), { relativeTo: today })}{' '}
            {wallTimeOfInstant(startsAt, timeZone)}
          </span>
        )}
      </span>
    </Link>
  );
});
