import type { Cents, Day, Id, Instant } from '@/domain/primitives';
import type { Appointment } from '@/features/appointments/appointment';
import type { Invoice } from '@/features/invoices/invoice';
import type { Patient } from '@/features/patients/patient';
import type { Service } from '@/features/services/service';
import type { Staff } from '@/features/staff/staff';
import type { Treatment } from '@/features/treatments/treatment';

export const today = '2026-11-24' as Day;
/** Half past eight in New York. */
export const openedAt = '2026-11-24T13:30:00Z';

const common = {
  rev: 1,
  createdAt: '2026-01-01T00:00:00.000Z' as Instant,
  updatedAt: '2026-01-01T00:00:00.000Z' as Instant,
};

export function idOf(kind: number, n: number): Id {
  return `0190000${kind}-0000-7000-8000-${String(n).padStart(12, '0')}` as Id;
}

const first = ['Ana', 'Bruno', 'Carla', 'David', 'Elena', 'Frank', 'Grace', 'Hugo', 'Irene', 'Jonas'];
const last = ['Cruz', 'Meyer', 'Okoye', 'Petrov', 'Quinn', 'Rossi', 'Silva', 'Torres', 'Vogel', 'Weber'];

export function patientRow(n: number, fields: Partial<Patient> = {}): Patient {
  return {
    ...common,
    id: idOf(4, n),
    firstName: first[n % 10] ?? 'Ana',
    lastName: `${last[Math.floor(n / 10) % 10] ?? 'Cruz'}${n < 100 ? '' : ` ${Math.floor(n / 100)}`}`,
    birthDate: `${1950 + (n % 60)}-03-14` as Day,
    phone: `+1 555 01${String(n).padStart(2, '0')}`,
    email: null,
    address: `${n + 1} Elm Street`,
    medicalHistory: 'Asthma',
    notes: null,
    ...fields,
  };
}

export const people: Staff[] = ['Maria Santos', 'Ben Okafor'].map((name, n) => ({
  ...common,
  id: idOf(1, n),
  name,
  role: 'therapist',
  colour: n === 0 ? '#0f766e' : '#b45309',
  serviceIds: [idOf(3, 0)],
  isActive: true,
}));

export const services: Service[] = [
  {
    ...common,
    id: idOf(3, 0),
    name: 'Back massage',
    durationMinutes: 60,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 15,
    priceCents: 8500 as Cents,
    isActive: true,
  },
];

/** Of the first patient, `days` from today at 15:00 UTC. */
export function appointmentRow(n: number, days: number, fields: Partial<Appointment> = {}): Appointment {
  const startsAt = new Date(Date.parse(`${today}T15:00:00Z`) + days * 86_400_000).toISOString() as Instant;
  return {
    ...common,
    id: idOf(5, n),
    patientId: idOf(4, 0),
    staffId: idOf(1, n % 2),
    serviceId: idOf(3, 0),
    startsAt,
    endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString() as Instant,
    status: days < 0 ? 'completed' : 'confirmed',
    address: null,
    notes: null,
    overbookReason: null,
    seriesId: null,
    ...fields,
  };
}

export function treatmentRow(n: number, days: number): Treatment {
  return {
    ...common,
    id: idOf(6, n),
    patientId: idOf(4, 0),
    appointmentId: null,
    staffId: idOf(1, 0),
    performedAt: new Date(Date.parse(`${today}T16:00:00Z`) + days * 86_400_000).toISOString() as Instant,
    subjective: 'Stiff neck',
    objective: null,
    assessment: null,
    plan: null,
    signedAt: null,
    signedBy: null,
    addenda: null,
  };
}

export function invoiceRow(n: number, days: number): Invoice {
  return {
    ...common,
    id: idOf(7, n),
    createdAt: new Date(Date.parse(`${today}T17:00:00Z`) + days * 86_400_000).toISOString() as Instant,
    patientId: idOf(4, 0),
    appointmentId: null,
    status: 'draft',
    dueOn: null,
    lines: [],
    number: null,
    issuedAt: null,
    totalCents: null,
    paidCents: null,
    payments: null,
  };
}
