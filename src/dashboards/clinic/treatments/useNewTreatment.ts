import { useCallback, useMemo, useState } from 'react';
import { dayOfInstant, wallTimeOfInstant } from '@/domain/calendar';
import { instantAt } from '@/domain/practiceTime';
import type { Day, Id, Instant } from '@/domain/primitives';
import type { Appointment } from '@/features/appointments/appointment';
import { type Staff } from '@/features/staff/staff';
import { staffSlice } from '@/features/staff/staffSlice';
import type { TreatmentDraft } from '@/features/treatments/treatment';
import { useAppSelector } from '@/store/hooks';
import { useNow } from '@/store/useClock';
import { parseTime } from '@/ui/parseTime';
import { useSession } from '@/ui/sessionContext';

type Visit = Pick<Appointment, 'id' | 'staffId' | 'startsAt'>;

const dayMs = 86_400_000;

export interface NewTreatmentFields {
  patientId: Id | null;
  setPatientId(this: void, id: Id | null): void;
  visitId: Id | null;
  /** Null: none. */
  setVisit(this: void, visit: Visit | null): void;
  /** The visit that is probably meant; taken as long as nobody chose. */
  offerVisit(this: void, visit: Visit | null): void;
  staffId: Id | null;
  setStaffId(this: void, id: Id): void;
  /** Who may have treated, by name. */
  therapists: readonly Staff[];
  day: Day;
  setDay(this: void, day: Day): void;
  /** As it is typed. */
  time: string;
  setTime(this: void, text: string): void;
  hasTime: boolean;
  /** What the server would say to it. */
  whyNotThen: string | undefined;
  /** Null while something is missing. */
  draft: TreatmentDraft | null;
}

/** What begins a record. What nobody said follows from the visit, or is now. */
export function useNewTreatment(startsWith: Id | null): NewTreatmentFields {
  const { user, practice } = useSession();
  const { timeZone } = practice;
  const now = useNow(60_000);
  const [openedAt] = useState(now);
  const [patientId, setPatient] = useState(startsWith);
  const [chosen, setChosen] = useState<Visit | null | undefined>(undefined);
  const [offered, setOffered] = useState<Visit | null>(null);
  const [staff, setStaff] = useState<Id | null>(null);
  const [day, setDay] = useState<Day | null>(null);
  const [time, setTime] = useState<string | null>(null);
  const people = useAppSelector(staffSlice.selectors.selectAll);

  const visit = chosen === undefined ? offered : chosen;
  const startMs = visit ? Date.parse(visit.startsAt) : openedAt;
  const own = user.role === 'therapist' ? user.staffId : null;
  const staffId = own ?? staff ?? visit?.staffId ?? user.staffId;
  const shownDay = day ?? dayOfInstant(startMs, timeZone);
  const shownTime = time ?? wallTimeOfInstant(startMs, timeZone);
  const read = parseTime(shownTime);
  const at = read === null ? null : instantAt(shownDay, read, timeZone);
  const isAhead = at !== null && at > now + dayMs;

  const setPatientId = useCallback((id: Id | null) => {
    setPatient(id);
    setChosen(undefined);
    setOffered(null);
  }, []);
  const setVisit = useCallback((next: Visit | null) => {
    setChosen(next);
    setDay(null);
    setTime(null);
  }, []);

  return {
    patientId,
    setPatientId,
    visitId: visit?.id ?? null,
    setVisit,
    offerVisit: setOffered,
    staffId,
    setStaffId: setStaff,
    therapists: useMemo(
      () => people.filter(({ id, role, isActive }) => id === staffId || (role === 'therapist' && isActive)),
      [people, staffId],
    ),
    day: shownDay,
    setDay,
    time: shownTime,
    setTime,
    hasTime: read !== null,
    whyNotThen: isAhead ? 'That is still ahead. Choose when it was done.' : undefined,
    draft:
      patientId === null || staffId === null || at === null || isAhead
        ? null
        : {
            patientId,
            staffId,
            appointmentId: visit?.id ?? null,
            performedAt: new Date(at).toISOString() as Instant,
          },
  };
}
