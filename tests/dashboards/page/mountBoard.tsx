import { OperatorDashboard } from '@/dashboards/operator/OperatorDashboard';
import { SchedulingDashboard } from '@/dashboards/scheduling/SchedulingDashboard';
import type { Id } from '@/domain/primitives';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { availabilities, type Availability } from '@/features/availability/availability';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { holdSlice } from '@/features/holds/holdSlice';
import { patientSlice } from '@/features/patients/patientSlice';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import type { ChangeOp } from '@/protocol/change';
import { createStage } from '../../browser/stage/createStage';
import { mountStage } from '../../browser/stage/mountStage';
import { stageSession } from '../../browser/stage/stageSession';
import { firstDay, people, rows, service } from './boardRows';

const lists: Record<string, readonly object[]> = {
  staff: people,
  services: [service],
  availability: rows,
};

/** Shows a dashboard (`?at=operator?view=day`, encoded) with 10,500 rows, and no server: what arrives is said by the test. */
export function mountBoard() {
  const stage = createStage({
    slices: [staffSlice, serviceSlice, availabilitySlice, patientSlice, appointmentSlice, holdSlice],
    // Ten in the morning in Vienna.
    startsAt: `${firstDay}T09:00:00Z`,
    server: () => ({
      lists: {
        list: (path) =>
          Promise.resolve({ items: (lists[path] ?? []) as Record<string, unknown>[], seq: 1, epoch: 'test' }),
      },
    }),
  });
  const [name, query = ''] = new URLSearchParams(location.search).get('at')?.split('?') ?? [];
  const Dashboard = name === 'scheduling' ? SchedulingDashboard : OperatorDashboard;
  const session = stageSession(
    { id: people[0]?.id as Id, name: 'Olga', role: 'operator' },
    { timeZone: 'Europe/Vienna', currency: 'EUR' },
  );
  mountStage(
    { runtime: stage.runtime, session, today: firstDay, at: `/?${query}`, hasToasts: false },
    <Dashboard />,
  );
  return {
    rows,
    arrive: (op: ChangeOp, row: Availability) => stage.arrive(availabilities.path, op, row),
  };
}
