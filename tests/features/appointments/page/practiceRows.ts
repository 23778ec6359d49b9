import { addDays } from '@/domain/calendar';
import { instantAt } from '@/domain/practiceTime';
import type { Cents, Day, Id, Instant, WallTime } from '@/domain/primitives';
import type { Appointment } from '@/features/appointments/appointment';
import type { Availability } from '@/features/availability/availability';
import type { Patient } from '@/features/patients/patient';
import type { Service } from '@/features/services/service';
import type { Staff } from '@/features/staff/staff';

export const firstDay = '2026-11-24' as Day;
export const timeZone = 'America/New_York';

const common = {
  rev: 1,
  createdAt: '2026-01-01T00:00:00.000Z' as Instant,
  updatedAt: '2026-01-01T00:00:00.000Z' as Instant,
};

export function idOf(kind: number, n: number): Id {
  return `0190000${kind}-0000-7000-8000-${String(n).padStart(12, '0')}` as Id;
}

export function at(day: Day, time: string): Instant {
  return new Date(instantAt(day, time as WallTime, timeZone)).toISOString() as Instant;
}

function serviceRow(n: number, name: string, durationMinutes: number, price: number): Service {
  return {
    ...common,
    id: idOf(3, n),
    name,
    durationMinutes,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 15,
    priceCents: (price * 100) as Cents,
    isActive: true,
  };
}

export const services = [
  serviceRow(0, 'Back massage', 60, 85),
  serviceRow(1, 'Deep tissue massage', 90, 120),
  serviceRow(2, 'Foot reflexology', 45, 60),
];

const names = ['Maria Santos', 'Ben Okafor', 'Chloe Dubois', 'Daniel Kim'];
const colours = ['#0f766e', '#b45309', '#7c3aed', '#1d4ed8'];

export const people = names.map((name, n): Staff => ({
  ...common,
  id: idOf(1, n),
  name,
  role: 'therapist',
  colour: colours[n] ?? '#0f766e',
  // Daniel offers foot reflexology only.
  serviceIds: n === 3 ? [idOf(3, 2)] : services.map(({ id }) => id),
  isActive: true,
}));

/** 09–13 and 14–18 for everybody, on fourteen days. */
export const availability = people.flatMap(({ id: staffId }, person) =>
  Array.from({ length: 28 }, (_, n): Availability => {
    const isMorning = n % 2 === 0;
    return {
      ...common,
      id: idOf(2, person * 100 + n),
      staffId,
      date: addDays(firstDay, Math.floor(n / 2)),
      startTime: (isMorning ? '09:00' : '14:00') as WallTime,
      endTime: (isMorning ? '13:00' : '18:00') as WallTime,
      isActive: true,
      seriesId: null,
    };
  }),
);

const first = ['Ana', 'Bruno', 'Carla', 'David', 'Elena', 'Frank', 'Grace', 'Hugo', 'Irene', 'Jonas'];
const last = ['Cruz', 'Meyer', 'Okoye', 'Petrov', 'Quinn', 'Rossi'];

export const patients = Array.from({ length: 60 }, (_, n): Patient => ({
  ...common,
  id: idOf(4, n),
  firstName: first[n % 10] ?? 'Ana',
  lastName: last[Math.floor(n / 10)] ?? 'Cruz',
  birthDate: `${1950 + n}-03-14` as Day,
  phone: `+1 555 01${String(n).padStart(2, '0')}`,
  email: null,
  address: `${n + 1} Elm Street`,
  medicalHistory: null,
  notes: null,
}));

/** Of person `staff`: starts at `time` on the first day, one hour. */
export function appointmentRow(
  n: number,
  fields: Partial<Appointment> & { time?: string } = {},
): Appointment {
  const { time = '09:00', ...rest } = fields;
  const startsAt = at(firstDay, time);
  return {
    ...common,
    id: idOf(5, n),
    patientId: idOf(4, n),
    staffId: idOf(1, 0),
    serviceId: idOf(3, 0),
    startsAt,
    endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString() as Instant,
    status: 'confirmed',
    address: null,
    notes: null,
    overbookReason: null,
    seriesId: null,
    ...rest,
  };
}

export const appointments = [
  appointmentRow(0, { status: 'completed' }),
  appointmentRow(1, { time: '11:00', seriesId: idOf(6, 0) }),
  appointmentRow(2, { time: '11:15', overbookReason: 'Regular client, asked by phone' }),
  appointmentRow(3, { time: '16:00', status: 'requested', notes: 'Second floor, no lift' }),
  appointmentRow(4, { time: '09:00', staffId: idOf(1, 1), status: 'arrived' }),
  appointmentRow(5, { time: '14:00', staffId: idOf(1, 1), status: 'inProgress' }),
  appointmentRow(6, { time: '10:00', staffId: idOf(1, 2), status: 'noShow' }),
  appointmentRow(7, { time: '15:00', staffId: idOf(1, 2), status: 'cancelled' }),
];
