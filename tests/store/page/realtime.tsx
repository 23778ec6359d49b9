import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Role } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import { availabilities, type Availability } from '@/features/availability/availability';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import type { ChangeOp } from '@/protocol/change';
import { eventType, toEventData } from '@/protocol/syncEvent';
import type { CommittedChange } from '@/store/createCommittedChanges';
import { LockstepProvider } from '@/store/LockstepProvider';
import { useOthersChanges } from '@/store/useOthersChanges';
import { useRealtimeAppointments } from '@/store/useRealtimeAppointments';
import { useRealtimeAvailability } from '@/store/useRealtimeAvailability';
import { useRealtimeSync } from '@/store/useRealtimeSync';
import type { SyncSource } from '@/sync/syncService';
import { createStage } from '../../browser/stage/createStage';
import { fakeAppointment, fakeAppointments, fakeAppointmentSlice, fakeId } from '../fakeAppointment';

/** What the component listens to; a test sets it, which renders it with new handlers. */
interface Wish {
  isMounted: boolean;
  /** Said by the handlers of this rendering. */
  voice: string;
  subscribeToAppointments: boolean;
  subscribeToAvailability: boolean;
  globalAvailability: boolean;
}

const me = fakeId(2, 1);
const { runtime, sync } = createStage({
  slices: [availabilitySlice, fakeAppointmentSlice],
  server: () => ({}),
});

const told: string[] = [];
let mounts = 0;
/** Whose handlers are called by now: text is on the page before the effects of its rendering have run. */
let heardBy: string | null = null;
let wish: Wish = {
  isMounted: true,
  voice: 'first',
  subscribeToAppointments: true,
  subscribeToAvailability: true,
  globalAvailability: false,
};
let rerender = (_wish: Wish) => {};

function Page() {
  const [shown, setShown] = useState(wish);
  useEffect(() => {
    rerender = setShown;
  }, []);
  return shown.isMounted ? <Listening {...shown} /> : null;
}

function Listening({ voice, ...asked }: Wish) {
  useEffect(() => {
    mounts++;
  }, []);
  const say = (who: string) => (change: CommittedChange) =>
    void told.push(`${voice} ${who} ${change.event.op} ${change.event.seq}`);
  const person = { userId: fakeId(4, 1), role: 'therapist' as Role, staffId: me };
  useRealtimeSync(
    { ...person, ...asked },
    {
      onAppointmentCreated: say('sync'),
      onAppointmentUpdated: say('sync'),
      onAppointmentDeleted: say('sync'),
      onAvailabilityChanged: say('sync availability'),
    },
  );
  useRealtimeAppointments(person.userId, person.role, { onAppointmentCreated: say('appointments') });
  useRealtimeAvailability(me, { onAvailabilityChanged: say('availability of one') });
  useOthersChanges(availabilities.path, say('others'));
  // The last of all effects.
  useEffect(() => {
    heardBy = voice;
    return () => {
      heardBy = null;
    };
  }, [voice]);
  return <p>{voice}</p>;
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <LockstepProvider runtime={runtime}>
      <Page />
    </LockstepProvider>
  </StrictMode>,
);

const availability = (n: number, staffId: Id) => {
  const { id, rev, createdAt, updatedAt } = fakeAppointment(n);
  return {
    id,
    rev,
    createdAt,
    updatedAt,
    staffId,
    date: '2026-11-24',
    startTime: '09:00',
    endTime: '12:00',
    isActive: true,
    seriesId: null,
  } as Availability;
};

const realtimePage = {
  set(patch: Partial<Wish>): void {
    wish = { ...wish, ...patch };
    rerender(wish);
  },
  appointment(op: ChangeOp, seq: number, source: SyncSource): void {
    const row = fakeAppointment(seq);
    const event = { op, id: row.id, rev: 1, seq, ...(op === 'deleted' ? {} : { row }) };
    sync.deliver(eventType(fakeAppointments, op), toEventData(fakeAppointments, event, {}), source);
  },
  availability(of: 'mine' | 'other', seq: number, source: SyncSource): void {
    const row = availability(seq, of === 'mine' ? me : fakeId(2, 2));
    const event = { op: 'created' as const, id: row.id, rev: 1, seq, row };
    sync.deliver(eventType(availabilities, 'created'), toEventData(availabilities, event, {}), source);
  },
  /** How often the component was mounted so far. */
  mounts: () => mounts,
  heardBy: () => heardBy,
  take: () => told.splice(0),
};
export type RealtimePage = typeof realtimePage;
Object.assign(window, { realtimePage });
