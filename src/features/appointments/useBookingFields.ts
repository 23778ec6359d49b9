import { useMemo, useState } from 'react';
import { dayOfInstant } from '@/domain/calendar';
import type { Day, Id } from '@/domain/primitives';
import { useSession } from '@/ui/sessionContext';
import { asInstant } from './appointmentTimes';
import type { WantedSlot } from './bookingParts';
import type { PickedSlot } from './SlotPicker';
import { useServices, useTherapists } from './useBookingParts';
import type { BookingStart } from './useOpenAppointments';

/** What stands in the form of a booking, and what follows from it. What was chosen stays, whatever arrives. */
export function useBookingFields(start: BookingStart) {
  const { user, practice } = useSession();
  const everybody = useTherapists();
  const services = useServices();
  const own = user.role === 'therapist' ? user.staffId : null;
  const [patientId, setPatientId] = useState<Id | null>(start.patientId ?? null);
  const [serviceId, setServiceId] = useState<Id | null>(start.serviceId ?? null);
  const [staffId, setStaffId] = useState<Id | null>(own ?? start.staffId ?? null);
  const wanted = start.startsAt === undefined ? null : Date.parse(start.startsAt);
  const [picked, setPicked] = useState<PickedSlot | null>(
    wanted !== null && staffId ? { staffId, startsAt: wanted } : null,
  );
  const [day, setDay] = useState<Day | null>(
    wanted === null ? (start.day ?? null) : dayOfInstant(wanted, practice.timeZone),
  );
  const [notes, setNotes] = useState('');
  const [address, setAddress] = useState('');

  const service = services.find(({ id }) => id === serviceId) ?? null;
  const offering = useMemo(
    () => everybody.filter(({ serviceIds }) => !serviceId || serviceIds.includes(serviceId)),
    [everybody, serviceId],
  );
  const person = everybody.find(({ id }) => id === staffId);
  const offered = useMemo(
    () => services.filter(({ id, isActive }) => isActive && (!person || person.serviceIds.includes(id))),
    [services, person],
  );
  const candidates = useMemo(() => (staffId ? [staffId] : offering.map(({ id }) => id)), [staffId, offering]);

  const slot = useMemo<WantedSlot | null>(() => {
    if (!picked || !service) return null;
    const endsAt = picked.startsAt + service.durationMinutes * 60_000;
    return {
      staffId: picked.staffId,
      serviceId: service.id,
      startsAt: asInstant(picked.startsAt),
      endsAt: asInstant(endsAt),
    };
  }, [picked, service]);

  return {
    patientId,
    setPatientId,
    service,
    services: offered,
    setService(id: Id | null) {
      setServiceId(id);
      const staysWith = everybody.find((one) => one.id === staffId);
      // Whoever does not offer it can't be booked for it; somebody else may be free at the same time.
      if (id && staysWith && !staysWith.serviceIds.includes(id) && !own) setStaffId(null);
      // Without a therapist the time belonged to somebody who need not offer it.
      if (!staffId) setPicked(null);
    },
    staffId,
    /** Null: anyone. */
    setStaff(id: Id | null) {
      setStaffId(id);
      setPicked((now) => (now && id ? { ...now, staffId: id } : now));
    },
    therapists: offering,
    /** May only book for themselves. */
    isOwnOnly: own !== null,
    candidates,
    day,
    setDay,
    picked,
    setPicked,
    slot,
    notes,
    setNotes,
    address,
    setAddress,
  };
}

export type BookingFields = ReturnType<typeof useBookingFields>;
