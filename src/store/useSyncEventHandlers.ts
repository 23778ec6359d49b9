import { useEffect } from 'react';
import type { UnknownAction } from '@reduxjs/toolkit';
import {
  entityEvents,
  generalEvents,
  MutationDropped,
  ownEventData,
  readEventData,
} from '@/protocol/syncEvent';
import type { SyncMeta } from '@/sync/syncService';
import { mutationDropped } from './actions';
import type { Runtime } from './createRuntime';

/**
 * The one way in. Whatever happened, wherever it was learnt (this tab's own thunk, another tab, the server's push, a
 * poll, a replay), comes through here and ends in the created, updated and deleted reducers. Mounted once.
 */
export function useSyncEventHandlers(runtime: Runtime): void {
  useEffect(() => connectSyncEvents(runtime), [runtime]);
}

/** The same without React; returns how to disconnect. */
export function connectSyncEvents({ sync, engine, slices, batch, clock }: Runtime): () => void {
  const byName = new Map(slices.map((slice) => [slice.entity.name, slice]));
  const disconnect: (() => void)[] = [];

  function take(action: UnknownAction, { source }: SyncMeta): void {
    if (source === 'own') batch.applyNow(action);
    else batch.add(action);
  }

  for (const [type, { entity, op }] of entityEvents(slices.map((slice) => slice.entity))) {
    const actions = byName.get(entity.name)?.actions;
    if (!actions) continue;
    const reducerOf = {
      created: actions.syncCreated,
      updated: actions.syncUpdated,
      deleted: actions.syncDeleted,
    };
    disconnect.push(
      sync.subscribe(type, (data, meta) => {
        const read = meta.source === 'own' ? ownEventData : readEventData;
        const event = read(entity, op, data);
        const lacksRow = event !== null && event.op !== 'deleted' && !event.row;
        const isOther = event !== null && engine.isOtherHistory(event.epoch);
        // One of the two tabs does not know yet which history is the one: the server does.
        if (isOther) engine.expectNews();
        if (event && event.seq !== null && (isOther || engine.isPast(event.seq))) {
          // What it says is known, or nobody's business any more; that it was this mutation may not be.
          const { id, mutationId } = event;
          if (mutationId) take(mutationDropped({ entity: entity.name, id, mutationId }), meta);
          return;
        }
        // Another tab may run another build; the server's word is the last one, so there nothing is left to ask.
        if (!event && meta.source !== 'tab') throw new Error(`A malformed ${type} came by ${meta.source}.`);
        if (!event || (lacksRow && event.seq !== null)) return engine.tookIn(null);
        take(reducerOf[op]({ event, arrival: { via: meta.source, at: clock.now() } }), meta);
        if (event.seq !== null) engine.tookIn(event.seq);
      }),
    );
  }
  disconnect.push(
    sync.subscribe(generalEvents.mutationDropped, (data, meta) => {
      const dropped = MutationDropped.safeParse(data);
      if (dropped.success) take(mutationDropped(dropped.data), meta);
    }),
    sync.subscribe(generalEvents.globalRefresh, () => void engine.pullNow()),
  );
  return () => {
    for (const end of disconnect) end();
  };
}
