import { IconMapPin, IconNote, IconUser } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import type { Id } from '@/domain/primitives';
import { wallTimes } from '@/features/appointments/appointmentTimes';
import { usePatientAddress } from '@/features/patients/usePatient';
import { formatDay } from '@/ui/format';
import { useLanguage } from '@/ui/language';
import { useSession, useToday } from '@/ui/sessionContext';
import { TimeRange } from '@/ui/TimeRange';
import { AppointmentActions } from './AppointmentActions';
import css from './next.module.css';
import { PortalStatus } from './PortalStatus';
import { useOwnAppointment } from './useOwnAppointment';
import { usePortalTexts } from './usePortalTexts';

/** What comes next, to be read at arm's length: when, what, with whom, where, and what there is to do. */
export function NextAppointment({ id }: { id: Id }) {
  const { row, service, person, glow } = useOwnAppointment(id);
  const { timeZone } = useSession().practice;
  const { texts, person: word } = usePortalTexts();
  const language = useLanguage();
  const today = useToday();
  const ownAddress = usePatientAddress(row?.patientId ?? null);
  if (!row) return null;
  const { day, startTime, endTime } = wallTimes(row, timeZone);
  const fullDay = formatDay(day, { weekday: 'long', language });
  const near = formatDay(day, { weekday: 'long', relativeTo: today, language });
  const address = row.address ?? ownAddress;
  return (
    <article
      className={css.next}
      data-id={id}
      data-status={row.status}
      style={{ '--staff': person?.colour } as CSSProperties}
      {...glow}
    >
      <div className={css.what}>
        <p className={css.day}>
          {near}
          {near !== fullDay && !near.startsWith(fullDay) && <span className={css.date}>{fullDay}</span>}
        </p>
        <p className={css.time}>
          <TimeRange start={startTime} end={endTime} />
        </p>
        <p className={css.service}>{service?.name}</p>
        <dl className={css.facts}>
          <Fact
            icon={<IconUser size={18} aria-hidden />}
            name={texts.home.withWhom(word)}
            value={person?.name}
          />
          <Fact icon={<IconMapPin size={18} aria-hidden />} name={texts.home.where} value={address} />
          <Fact icon={<IconNote size={18} aria-hidden />} name={texts.home.notes} value={row.notes} />
        </dl>
      </div>
      <div className={css.todo}>
        <PortalStatus status={row.status} />
        {texts.todo[row.status] && <p>{texts.todo[row.status]}</p>}
        <AppointmentActions row={row} />
      </div>
    </article>
  );
}

interface FactProps {
  icon: React.ReactNode;
  name: string;
  value: string | null | undefined;
}

function Fact({ icon, name, value }: FactProps) {
  if (!value) return null;
  return (
    <div className={css.fact}>
      <dt>
        {icon}
        <span className="visually-hidden">{name}</span>
      </dt>
      <dd>{value}</dd>
    </div>
  );
}
