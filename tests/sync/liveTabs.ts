import type { Id } from '@/domain/primitives';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { createRuntime } from '@/store/createRuntime';
import type { Dispatch } from '@/store/thunk';
import { connectSyncEvents } from '@/store/useSyncEventHandlers';
import type { SyncSource } from '@/sync/syncService';
import { createFakeLocks } from '../simulation/fakeLocks';
import { createFakeServer } from '../simulation/fakeServer';
import { createFakeStreams, type Sees } from '../simulation/fakeStream';
import { allMicrotasks, createFakeBrowser } from './fakeBrowser';
import { openService } from './openService';
import { noCalls } from '../store/noCalls';

export interface LiveTabsOptions {
  hasLocks?: boolean;
  sees?: Sees;
}

/** One browser whose tabs follow a server that pushes, in good weather; every question takes 10 ms. */
export function createLiveTabs({ hasLocks = true, sees }: LiveTabsOptions = {}) {
  const browser = createFakeBrowser({ seed: 7 });
  const { clock } = browser;
  const server = createFakeServer('availability');
  const locks = createFakeLocks({ clock });
  const streams = createFakeStreams({ clock, source: server });
  const network = { up: true };
  let ids = 0;
  let polls = 0;

  async function ask<T>(answer: () => T): Promise<T> {
    await new Promise<void>((resolve) => void clock.after(10, resolve));
    if (!network.up) throw new Error('the network lost it');
    return structuredClone(answer());
  }

  function openTab() {
    const { tab, bus, service } = openService(browser);
    const tabLocks = locks.openTab(tab.enter);
    const heard: { id: string; source: SyncSource }[] = [];
    service.observe((type, data, { source }) => {
      const { id, seq } = data as { id: string; seq?: number | null };
      if (type.startsWith('availability_') && seq) heard.push({ id, source });
    });
    let pulls = 0;
    let signedOut = 0;
    const errors: unknown[] = [];
    const runtime = createRuntime({
      calls: noCalls,
      slices: [availabilitySlice],
      service,
      clock,
      random: tab.random,
      presence: tab.presence,
      stream: streams.openTab({
        enter: tab.enter,
        reachable: () => network.up,
        ...(sees ? { sees } : {}),
      }),
      locks: hasLocks ? tabLocks : null,
      changes: {
        changesSince(seq) {
          pulls++;
          polls++;
          return ask(() => server.changesSince(seq, 50));
        },
      },
      lists: { list: () => ask(() => server.list(() => true)) },
      sender: { send: (request) => ask(() => server.write(request, tab.id)) },
      signedOut: () => signedOut++,
      reportError: (error) => errors.push(error),
      onClose: () => bus.close(),
    });
    const disconnect = connectSyncEvents(runtime);
    void (runtime.store.dispatch as Dispatch)(availabilitySlice.thunks.fetchAll({}));
    return {
      tab,
      runtime,
      heard,
      errors,
      pulls: () => pulls,
      signedOut: () => signedOut,
      freshness: () => runtime.engine.freshness.get().state,
      status: () => runtime.engine.status.get(),
      ids: () => availabilitySlice.selectors.selectAll(runtime.store.getState()).map(({ id }) => id),
      /** The browser ends it: none of its code runs any more. */
      kill(): void {
        tab.kill();
        tabLocks.kill();
        disconnect();
        runtime.close();
      },
    };
  }

  async function pass(ms: number): Promise<void> {
    const end = clock.elapsedMs() + ms;
    clock.after(ms, () => {});
    while (clock.elapsedMs() < end) {
      await allMicrotasks();
      clock.advanceToNext();
    }
    await allMicrotasks();
  }

  return {
    browser,
    clock,
    server,
    locks,
    streams,
    network,
    openTab,
    pass,
    /** Of all tabs. */
    polls: () => polls,
    /** Another device stores a row; its id. */
    storeElsewhere(staff = 1): Id {
      ids++;
      const uuid = (kind: number, n: number) =>
        `0190000${kind}-0000-7000-8000-${String(n).padStart(12, '0')}` as Id;
      const fields = { staffId: uuid(1, staff), date: '2026-11-24', startTime: '09:00', endTime: '12:00' };
      server.write(
        {
          method: 'POST',
          path: '/availability',
          body: { ...fields, id: uuid(5, ids), isActive: true, seriesId: null },
          mutationId: uuid(6, ids),
        },
        'elsewhere',
      );
      return uuid(5, ids);
    },
  };
}

export type LiveTabs = ReturnType<typeof createLiveTabs>;
export type LiveTab = ReturnType<LiveTabs['openTab']>;
