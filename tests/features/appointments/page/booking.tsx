import type { Role } from '@/domain/policy';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { holdSlice } from '@/features/holds/holdSlice';
import { patientSlice } from '@/features/patients/patientSlice';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { createStage } from '../../../browser/stage/createStage';
import { mountStage } from '../../../browser/stage/mountStage';
import { stageSession } from '../../../browser/stage/stageSession';
import { BookingStage } from './BookingStage';
import { fakePractice } from './fakePractice';
import {
  appointments,
  availability,
  firstDay,
  idOf,
  patients,
  people,
  services,
  timeZone,
} from './practiceRows';

const params = new URLSearchParams(location.search);
const more = Array.from({ length: Number(params.get('many') ?? 0) }, (_, n) => {
  const [row] = appointments;
  const id = `01900005-0000-7000-8000-${String(1000 + n).padStart(12, '0')}`;
  return { ...row, id, status: 'confirmed' };
});
const slices = [staffSlice, serviceSlice, availabilitySlice, patientSlice, appointmentSlice, holdSlice];
const stage = createStage({
  slices,
  // Half past eight in the practice.
  startsAt: `${firstDay}T13:30:00Z`,
  server: (now) =>
    fakePractice(
      slices.map(({ entity }) => entity),
      { staff: people, services, availability, patients, appointments: [...appointments, ...more] },
      now,
    ),
});
const { server } = stage;

const role = (params.get('role') ?? 'operator') as Role;
const staffId = role === 'therapist' ? idOf(1, 0) : null;
mountStage(
  {
    runtime: stage.runtime,
    session: stageSession({ id: idOf(1, 0), name: 'Olga', role, staffId }, { timeZone }),
    today: firstDay,
  },
  <BookingStage />,
);

const bookingPage = {
  log: server.log,
  rows: server.rows,
  put: server.put,
  failNext: server.failNext,
  arrive: stage.arrive,
  /** Makes it later. */
  skip: stage.skip,
};
export type BookingPage = typeof bookingPage;

Object.assign(window, { bookingPage });
