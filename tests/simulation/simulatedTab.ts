import { matchesQuery } from '@/domain/listQuery';
import type { Day, Id } from '@/domain/primitives';
import { availabilities, type Availability } from '@/features/availability/availability';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { createRuntime } from '@/store/createRuntime';
import type { Dispatch } from '@/store/thunk';
import { connectSyncEvents } from '@/store/useSyncEventHandlers';
import type { Clock, Random } from '@/sync/ports';
import { createSyncService } from '@/sync/syncService';
import type { FakeBrowser } from '../sync/fakeBrowser';
import type { FakeClock } from '../sync/fakeClock';
import { openBus } from '../sync/openService';
import type { FakeLocks } from './fakeLocks';
import { type FakeNetwork, lostByNetwork } from './fakeNetwork';
import type { FakeServer } from './fakeServer';
import type { FakeStreams, Sees } from './fakeStream';
import { createTabTimers } from './tabTimers';
import { noCalls } from '../store/noCalls';

/** What a tab finds around it. */
export interface Surroundings {
  /** Of this tab, in this world. */
  name: string;
  browser: FakeBrowser;
  clock: FakeClock;
  random: Random;
  server: FakeServer;
  network: FakeNetwork;
  /** null: this browser has none. */
  locks: FakeLocks | null;
  streams: FakeStreams | null;
  /** Which rows its person may see: those of these therapists, if that is not everybody. */
  sees: Sees;
  staffIds?: readonly Id[] | undefined;
  /** Rows on one page of a list. */
  pageRows?: number | undefined;
  maxMessageBytes?: number | undefined;
  reportError(error: unknown): void;
}

/** What every tab shows. */
export const everything = { from: '2026-11-23' as Day };

const noLongerThan = 50;

/** The production code of one signed-in tab, in a browser, at a network and on a clock that the simulation moves. */
export function openSimulatedTab(around: Surroundings, timerStepMs?: number) {
  const { name, browser, server, network, random, sees, staffIds, reportError } = around;
  const tab = browser.openTab();
  const bus = openBus(tab);
  const timers = createTabTimers(around.clock, timerStepMs);
  const time = { /** How wrong this device's clock is. */ skewMs: 0, throttle: timers.throttle };
  const locks = around.locks?.openTab(tab.enter);
  const streams = around.streams?.openTab({ sees, enter: tab.enter, reachable: () => network.up });

  const clock: Clock = {
    now: () => around.clock.now() + time.skewMs,
    after(delayMs, run) {
      let isCancelled = false;
      const cancel = timers.after(delayMs, () => tab.enter(() => isCancelled || run()));
      return () => {
        isCancelled = true;
        cancel();
      };
    },
  };

  const ask = <T>(answer: () => T, signal: AbortSignal) => network.ask(answer, signal, tab.enter);

  const service = createSyncService({
    bus,
    storage: tab.storage,
    clock,
    random,
    presence: tab.presence,
    tabId: name,
    scope: 'practice/user',
    intervals: [{ activeMs: 10_000, idleMs: 20_000 }],
    shrink: (_type, data) => {
      const { id, rev, seq, mutationId, epoch } = data as Record<string, unknown>;
      return { id, rev, seq, mutationId, epoch };
    },
    ...(around.maxMessageBytes ? { maxMessageBytes: around.maxMessageBytes } : {}),
    reportError,
  });
  const runtime = createRuntime({
    calls: noCalls,
    slices: [availabilitySlice],
    service,
    clock,
    random,
    presence: tab.presence,
    changes: {
      changesSince: (seq, signal) => ask(() => server.changesSince(seq, noLongerThan, sees), signal),
    },
    lists: {
      list: (_path, { cursor, ...query }, signal) =>
        ask(() => server.list((row) => sees(row) && isIn(query, row), cursor, around.pageRows), signal),
    },
    sender: { send: (request, signal) => ask(() => server.write(request, name, sees), signal) },
    stream: streams ?? null,
    locks: locks ?? null,
    signedOut: () => reportError(new Error('signed out')),
    reportError: (error) => {
      if (error !== lostByNetwork) reportError(error);
    },
    onClose: () => bus.close(),
  });
  const disconnect = connectSyncEvents(runtime);
  const dispatch = runtime.store.dispatch as Dispatch;
  void dispatch(availabilitySlice.thunks.fetchAll(everything));

  return {
    name,
    staffIds,
    runtime,
    dispatch,
    browserTab: tab,
    time,
    now: clock.now,
    /** Rows as they are on its screen. */
    shown: () => availabilitySlice.selectors.selectAll(runtime.store.getState()),
    /** Crashed, or ended by the browser: none of its code runs any more. */
    kill(): void {
      tab.kill();
      locks?.kill();
      streams?.kill();
    },
    close(): void {
      disconnect();
      runtime.close();
      this.kill();
    },
  };
}

export type OpenTab = ReturnType<typeof openSimulatedTab>;

function isIn(query: Record<string, string>, row: Record<string, unknown>): boolean {
  return matchesQuery(availabilities, query as object, row as unknown as Availability);
}
