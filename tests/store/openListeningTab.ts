import type { Entity } from '@/domain/entity';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import type { ChangeOp } from '@/protocol/change';
import { type EntityEventData, eventType, toEventData } from '@/protocol/syncEvent';
import { type CommittedChange, createCommittedChanges } from '@/store/createCommittedChanges';
import { createRuntime } from '@/store/createRuntime';
import type { Dispatch } from '@/store/thunk';
import { connectSyncEvents } from '@/store/useSyncEventHandlers';
import type { SyncSource } from '@/sync/syncService';
import { createFakeBrowser } from '../sync/fakeBrowser';
import { openService } from '../sync/openService';
import {
  fakeAppointment,
  type FakeAppointment,
  fakeAppointments,
  fakeAppointmentSlice,
} from './fakeAppointment';
import { noCalls } from './noCalls';

/** Where following begins: what is older is history. */
export const followedFrom = 10;

const never = () => new Promise<never>(() => {});

/** A tab with appointments, in which a test says what arrives and by which way; no server ever answers it. */
export async function openListeningTab({
  slices = [availabilitySlice, fakeAppointmentSlice],
  loads = true,
} = {}) {
  const browser = createFakeBrowser();
  const { tab, bus, service, errors } = openService(browser);
  const runtime = createRuntime({
    calls: noCalls,
    slices,
    service,
    clock: tab.clock,
    random: tab.random,
    presence: tab.presence,
    stream: null,
    locks: null,
    changes: { changesSince: never },
    lists: { list: () => Promise.resolve({ items: [], seq: followedFrom, epoch: 'epoch-1' }) },
    sender: { send: never },
    signedOut: () => errors.push(new Error('signed out')),
    reportError: (error) => errors.push(error),
    onClose: () => bus.close(),
  });
  const changes = createCommittedChanges(runtime);
  connectSyncEvents(runtime);
  const dispatch = runtime.store.dispatch as Dispatch;
  if (loads) await dispatch(availabilitySlice.thunks.fetchAll({}));

  function arrive<R extends FakeAppointment>(
    source: SyncSource,
    event: Omit<EntityEventData<R>, 'id'> & { id?: R['id'] },
    { entity = fakeAppointments, extra = {} }: { entity?: Entity; extra?: object } = {},
  ): void {
    const id = event.id ?? event.row?.id ?? fakeAppointment(1).id;
    service.deliver(eventType(entity, event.op), toEventData(entity, { ...event, id }, { ...extra }), source);
  }

  /** Notes what is told, as `op seq via`. */
  function note(eventPrefix = 'appointment') {
    const told: CommittedChange[] = [];
    const stop = changes.listen(eventPrefix, (change) => told.push(change));
    return {
      told,
      stop,
      words: () => told.map(({ event, via }) => `${event.op} ${event.seq} ${via}`),
    };
  }

  return {
    runtime,
    service,
    changes,
    dispatch,
    errors,
    arrive,
    note,
    /** A committed change of the first appointment. */
    commit: (op: ChangeOp, seq: number, source: SyncSource, more: Partial<EntityEventData> = {}) =>
      arrive(source, {
        op,
        seq,
        rev: seq - followedFrom,
        ...(op === 'deleted' ? {} : { row: fakeAppointment(1, { rev: seq - followedFrom }) }),
        ...(more as object),
      }),
  };
}
