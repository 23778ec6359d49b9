import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router-dom';
// Styles have nothing to assign.
/* oxlint-disable import/no-unassigned-import */
import '@mantine/core/styles.css';
import '@/ui/tokens.css';
/* oxlint-enable import/no-unassigned-import */
import { OperatorDashboard } from '@/dashboards/operator/OperatorDashboard';
import { SchedulingDashboard } from '@/dashboards/scheduling/SchedulingDashboard';
import type { Id } from '@/domain/primitives';
import { availabilities, type Availability } from '@/features/availability/availability';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { eventType, toEventData } from '@/protocol/syncEvent';
import { createRuntime } from '@/store/createRuntime';
import { LockstepProvider } from '@/store/LockstepProvider';
import { webClock } from '@/sync/adapters/webClock';
import { webPresence } from '@/sync/adapters/webPresence';
import { webRandom } from '@/sync/adapters/webRandom';
import { createSyncService } from '@/sync/syncService';
import { CommandsProvider } from '@/ui/commands';
import { SessionProvider } from '@/ui/sessionContext';
import { firstDay, people, rows, service } from './boardRows';

/** Ten in the morning of the first day, in Vienna; from then on time passes as usual. */
const startsAt = Date.parse(`${firstDay}T09:00:00Z`) - Date.now();
const clock = { ...webClock, now: () => Date.now() + startsAt };

const session = {
  user: {
    id: people[0]?.id as Id,
    name: 'Olga',
    email: 'o@example.com',
    role: 'operator',
    staffId: null,
    patientId: null,
  },
  practice: {
    id: people[0]?.id as Id,
    name: 'Practice',
    timeZone: 'Europe/Vienna',
    currency: 'EUR',
    vocabulary: {
      therapist: { one: 'therapist', many: 'therapists' },
      client: { one: 'client', many: 'clients' },
    },
    stepMinutes: 15,
    weekStartsOn: 1,
  },
} as const;

const lists: Record<string, readonly object[]> = {
  staff: people,
  services: [service],
  availability: rows,
};

/** Shows a dashboard (`#operator?view=day`) with 10,500 rows, and no server: what arrives is said by the test. */
export function mountBoard() {
  const slices = [staffSlice, serviceSlice, availabilitySlice];
  const presence = webPresence(window, webClock);
  const bus = { send() {}, listen: () => () => {}, close() {} };
  const sync = createSyncService({
    bus,
    storage: () => null,
    clock,
    random: webRandom,
    presence,
    tabId: webRandom.id(),
    scope: 'test',
    intervals: [],
    reportError: (error) => globalThis.reportError(error),
  });
  const never = () => new Promise<never>(() => {});
  const runtime = createRuntime({
    reads: { get: () => Promise.reject(new Error('nothing is read here')) },
    slices,
    service: sync,
    clock,
    random: webRandom,
    presence,
    changes: { changesSince: never },
    lists: {
      list: (path) =>
        Promise.resolve({ items: (lists[path] ?? []) as Record<string, unknown>[], seq: 1, epoch: 'test' }),
    },
    sender: { send: never },
    stream: null,
    locks: null,
    signedOut() {},
    reportError: (error) => globalThis.reportError(error),
    onClose() {},
  });
  const [name, query = ''] = location.hash.slice(1).split('?');
  const Dashboard = name === 'scheduling' ? SchedulingDashboard : OperatorDashboard;
  createRoot(document.getElementById('root') as HTMLElement).render(
    <LockstepProvider runtime={runtime}>
      <MantineProvider>
        <SessionProvider session={session} today={firstDay}>
          <MemoryRouter initialEntries={[`/?${query}`]}>
            <CommandsProvider>
              <Dashboard />
            </CommandsProvider>
          </MemoryRouter>
        </SessionProvider>
      </MantineProvider>
    </LockstepProvider>,
  );
  let seq = 1;
  return {
    rows,
    /** A change by somebody else, as the server's push would bring it. */
    arrive(op: 'created' | 'updated' | 'deleted', row: Availability): void {
      const event = { op, id: row.id, rev: row.rev + 1, seq: ++seq, row: { ...row, rev: row.rev + 1 } };
      sync.deliver(eventType(availabilities, op), toEventData(availabilities, event, {}), 'push');
    },
  };
}
