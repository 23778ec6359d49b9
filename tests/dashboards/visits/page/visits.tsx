import { Route, Routes } from 'react-router-dom';
import { AppointmentsSection } from '@/dashboards/clinic/appointments/AppointmentsSection';
import { ClinicPathsProvider } from '@/dashboards/clinic/clinicPaths';
import { OverviewSection } from '@/dashboards/clinic/overview/OverviewSection';
import type { CommonFields } from '@/domain/entity';
import type { Role } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import type { ChangeOp } from '@/protocol/change';
import { createStage } from '../../../browser/stage/createStage';
import { everySlice } from '../../../browser/stage/everySlice';
import { mountStage } from '../../../browser/stage/mountStage';
import { stageSession } from '../../../browser/stage/stageSession';
import {
  appointments,
  availability,
  firstDay,
  idOf,
  patients,
  people,
  services,
  timeZone,
} from '../../../features/appointments/page/practiceRows';
import { invoiceRow, items, treatmentRow } from './clinicRows';
import { fakeVisits } from './fakeVisits';

const stage = createStage({
  slices: everySlice,
  // Half past eight in the practice.
  startsAt: `${firstDay}T13:30:00Z`,
  server: () =>
    fakeVisits(
      {
        staff: people,
        services,
        availability,
        patients,
        appointments,
        inventory: items,
        invoices: [invoiceRow(0), invoiceRow(1, { dueOn: null })],
        treatments: [treatmentRow(0)],
      },
      (appointmentId, mutationId) => arriveVisit(appointmentId, mutationId),
    ),
});
const { server } = stage;

/** A committed change of a row as it is now, or of a new one. */
function arrive(path: string, op: ChangeOp, row: object, mutationId?: Id): void {
  const before = { ...row, ...(op === 'created' ? { rev: 0 } : {}) } as CommonFields;
  const staffName = people.find((one) => one.id === Reflect.get(row, 'staffId'))?.name;
  stage.arrive(path, op, before, {
    ...(path === 'appointments' ? { staffName } : {}),
    ...(mutationId ? { mutationId } : {}),
  });
}

/** All that a completed visit leaves behind, in the order in which the server tells it. */
function arriveVisit(appointmentId: Id, mutationId: Id): void {
  const n = server.posted.length + 50;
  const row = server.row('appointments', appointmentId);
  if (!row) throw new Error('There is no such appointment');
  const [oil] = items;
  const patientId = row['patientId'] as Id;
  if (oil) {
    const before = server.row('inventory', oil.id) ?? oil;
    const quantity = Number(Reflect.get(before, 'quantity')) - 1;
    arrive('inventory', 'updated', { ...before, quantity }, mutationId);
    const movement = { ...oil, id: idOf(6, n), itemId: oil.id, amount: -1, quantityAfter: quantity };
    const made = { ...movement, reason: null, appointmentId, author: null };
    arrive('stock-movements', 'created', made, mutationId);
  }
  const invoice = invoiceRow(n, { patientId, appointmentId, status: 'draft', number: null });
  arrive('invoices', 'created', invoice, mutationId);
  arrive('treatments', 'created', treatmentRow(n, { patientId, appointmentId }), mutationId);
  const steps = row['status'] === 'arrived' ? ['inProgress', 'completed'] : ['completed'];
  for (const status of steps) {
    const now = server.row('appointments', appointmentId);
    arrive('appointments', 'updated', { ...now, status }, mutationId);
  }
}

const query = new URLSearchParams(location.search);
const role = (query.get('role') ?? 'assistant') as Role;
const staffId = role === 'therapist' ? idOf(1, 1) : null;
mountStage(
  {
    runtime: stage.runtime,
    session: stageSession({ id: idOf(1, 0), role, staffId }, { timeZone }),
    today: firstDay,
    at: query.get('at') ?? '/assistant',
  },
  <ClinicPathsProvider base="/assistant">
    <Routes>
      <Route path="/assistant" element={<OverviewSection />} />
      <Route path="/assistant/appointments/:id?" element={<AppointmentsSection />} />
    </Routes>
  </ClinicPathsProvider>,
);

const visitsPage = {
  posted: server.posted,
  arrive,
  arriveVisit,
  row: server.row,
  refuseNext: server.refuseNext,
};
export type VisitsPage = typeof visitsPage;

Object.assign(window, { visitsPage });
