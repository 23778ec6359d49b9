import { v7 } from 'uuid';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { inventory } from '@/features/inventory/inventoryItem';
import { stockMovements } from '@/features/inventory/stockMovement';
import { invoices } from '@/features/invoices/invoice';
import { treatments } from '@/features/treatments/treatment';
import { ChangesPage } from '@/protocol/changesPage';
import { ListPage } from '@/protocol/listPage';
import { sliceOf } from '@/store/createEntitySlice';
import { createRuntime } from '@/store/createRuntime';
import type { Dispatch } from '@/store/thunk';
import { connectSyncEvents } from '@/store/useSyncEventHandlers';
import type { Clock, FeedStream } from '@/sync/ports';
import { createSyncService } from '@/sync/syncService';
import type { Caller } from '../inProcess';
import type { PushNode } from '../push/pushServer';
import type { StreamEvent } from '../push/streamReader';
import { noCalls } from '../../store/noCalls';

export const slices = {
  appointment: appointmentSlice,
  treatment: sliceOf(treatments),
  invoice: sliceOf(invoices),
  item: sliceOf(inventory),
  movement: sliceOf(stockMovements),
};

const clock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** The product's own store and engine of one signed-in tab, at a real server: it follows its feed and shows nothing. */
export async function followingTab(node: PushNode, caller: Caller, way: 'stream' | 'poll') {
  const errors: unknown[] = [];
  const reportError = (error: unknown) => errors.push(error);
  const presence = {
    isVisible: () => true,
    isHere: () => true,
    isOnline: () => true,
    lastActiveAt: () => 0,
    watch: () => () => {},
  };
  const service = createSyncService({
    bus: { send() {}, listen: () => () => {}, close() {} },
    storage: () => null,
    clock,
    random: { fraction: () => 0.5, id: () => v7() },
    presence,
    tabId: v7(),
    scope: 'test',
    intervals: [{ activeMs: 20, idleMs: 20 }],
    reportError,
  });
  const runtime = createRuntime({
    slices: Object.values(slices),
    service,
    calls: noCalls,
    clock,
    random: { fraction: () => 0.5, id: () => v7() },
    presence,
    lists: {
      list: async (path, query) => {
        const text = new URLSearchParams(query).toString();
        return ListPage.parse((await caller.get(`/api/${path}?${text}`)).json());
      },
    },
    changes: {
      // In pages so small that they end in the middle of a visit.
      changesSince: async (since) =>
        ChangesPage.parse((await caller.get(`/api/changes?since=${since}&limit=2`)).json()),
    },
    sender: { send: () => new Promise<never>(() => {}) },
    stream: way === 'stream' ? streamOf(node, caller, reportError) : null,
    locks: null,
    signedOut: () => reportError(new Error('signed out')),
    reportError,
  });
  const disconnect = connectSyncEvents(runtime);
  const dispatch = runtime.store.dispatch as Dispatch;
  await Promise.all(Object.values(slices).map((slice) => dispatch(slice.thunks.fetchAll({}))));
  return {
    runtime,
    errors,
    close() {
      disconnect();
      runtime.close();
    },
  };
}

/** The server's push as a browser's `EventSource` hands it over: one event at a time. */
function streamOf(node: PushNode, caller: Caller, reportError: (error: unknown) => void): FeedStream {
  return {
    open(since, listener, signal) {
      const hand = (event: StreamEvent) => {
        if (signal.aborted) return;
        if (event.name === 'hello') listener.hello(event.hello);
        else if (event.name === 'change') listener.change(event.change);
        else if (event.name === 'position') listener.position(event.position);
        else listener.ended(event.reason);
      };
      const follow = async () => {
        const reader = await node.open(caller.token, { since });
        signal.addEventListener('abort', () => reader.close());
        for (let taken = 0; !signal.aborted; taken++) {
          const next = taken;
          await reader.until(() => reader.events.length > next);
          const event = reader.events[next];
          if (event) hand(event);
        }
      };
      follow().catch((error: unknown) => {
        if (!signal.aborted) reportError(error);
      });
    },
  };
}
