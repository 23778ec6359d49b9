import { matchesQuery } from '@/domain/listQuery';
import type { Day, Id, WallTime } from '@/domain/primitives';
import { availabilities, type Availability } from '@/features/availability/availability';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { LockstepError } from '@/domain/errors';
import { createRuntime, type Runtime } from '@/store/createRuntime';
import type { Dispatch } from '@/store/thunk';
import { connectSyncEvents } from '@/store/useSyncEventHandlers';
import type { Random } from '@/sync/ports';
import { createSyncService } from '@/sync/syncService';
import { allMicrotasks, createFakeBrowser, type FakeTab, type Weather } from '../sync/fakeBrowser';
import { openBus } from '../sync/openService';
import { createFakeServer } from './fakeServer';

export interface WorldOptions {
  seed: number;
  weather?: Partial<Weather>;
  /** Chance that a request, or its answer, gets lost. */
  loss?: number;
  maxMessageBytes?: number;
}

export interface SimulatedTab {
  runtime: Runtime;
  dispatch: Dispatch;
  browserTab: FakeTab;
  close(): void;
}

export const everything = { from: '2026-11-23' as Day };
const staffIds = [1, 2, 3].map((n) => uuid(1, n));

/** One browser with any number of tabs, one server, and the world between them, on one virtual clock. */
export function createWorld({ seed, weather, loss = 0, maxMessageBytes }: WorldOptions) {
  const browser = createFakeBrowser({ seed, weather: weather ?? {} });
  const { clock } = browser;
  const { fraction } = browser.random;
  const server = createFakeServer('availability');
  const network = { up: true, loss };
  const errors: unknown[] = [];
  const outcomes = { stored: 0, refused: 0 };
  const tabs = new Set<SimulatedTab>();
  let ids = 0;
  let questions = 0;
  const random: Random = { fraction, id: () => uuid(9, ++ids) };

  /** Carries a question to the server and its answer back; either may get lost. */
  async function ask<T>(answer: () => T, signal: AbortSignal): Promise<T> {
    const travel = () =>
      new Promise<void>((resolve, reject) => {
        clock.after(1 + Math.floor(fraction() * 20), () => {
          if (signal.aborted) reject(signal.reason as Error);
          else if (!network.up || fraction() < network.loss) reject(new Error('the network lost it'));
          else resolve();
        });
      });
    questions++;
    await travel();
    const given = answer();
    await travel();
    return structuredClone(given);
  }

  /** @param timerStepMs timers run at multiples of it only, as in a hidden tab */
  function openTab(timerStepMs?: number): SimulatedTab {
    const tab = browser.openTab();
    const tabClock = timerStepMs ? clock.throttled(timerStepMs) : clock;
    const bus = openBus(tab);
    const service = createSyncService({
      bus,
      storage: tab.storage,
      clock: tabClock,
      random,
      presence: tab.presence,
      tabId: tab.id,
      scope: 'practice/user',
      intervals: [{ activeMs: 10_000, idleMs: 20_000 }],
      shrink: (_type, data) => {
        const { id, rev, seq, mutationId } = data as Record<string, unknown>;
        return { id, rev, seq, mutationId };
      },
      ...(maxMessageBytes ? { maxMessageBytes } : {}),
      reportError: (error) => errors.push(error),
    });
    const runtime = createRuntime({
      slices: [availabilitySlice],
      service,
      clock: tabClock,
      random,
      presence: tab.presence,
      stream: null,
      locks: null,
      changes: { changesSince: (seq, signal) => ask(() => server.changesSince(seq, 50), signal) },
      lists: {
        list: (_path, query, signal) =>
          ask(
            () =>
              server.list((row) =>
                matchesQuery(availabilities, query as object, row as unknown as Availability),
              ),
            signal,
          ),
      },
      sender: { send: (request, signal) => ask(() => server.write(request, tab.id), signal) },
      signedOut: () => errors.push(new Error('signed out')),
      reportError: (error) => {
        if (!(error instanceof Error && error.message === 'the network lost it')) errors.push(error);
      },
      onClose: () => bus.close(),
    });
    const disconnect = connectSyncEvents(runtime);
    const dispatch = runtime.store.dispatch as Dispatch;
    void dispatch(availabilitySlice.thunks.fetchAll(everything));
    const simulated: SimulatedTab = {
      runtime,
      dispatch,
      browserTab: tab,
      close() {
        tab.kill();
        disconnect();
        runtime.close();
        tabs.delete(simulated);
      },
    };
    tabs.add(simulated);
    return simulated;
  }

  /** Counts outcomes; a write that ended with its tab has none. */
  function watch(write: Promise<{ ok: boolean }>): void {
    write.then(
      ({ ok }) => (ok ? outcomes.stored++ : outcomes.refused++),
      (error: unknown) => {
        if (!(error instanceof DOMException && error.name === 'AbortError')) errors.push(error);
      },
    );
  }

  async function pass(ms: number): Promise<void> {
    const end = clock.now() + ms;
    clock.after(ms, () => {});
    while (clock.now() < end) {
      await allMicrotasks();
      clock.advanceToNext();
    }
    await allMicrotasks();
  }

  const pick = <T>(from: readonly T[]): T => from[Math.floor(fraction() * from.length)] as T;

  return {
    browser,
    clock,
    server,
    network,
    errors,
    outcomes,
    tabs,
    fraction,
    pick,
    pass,
    watch,
    openTab,
    /** How often any tab has asked the server anything. */
    questions: () => questions,
    newRow: () => ({
      staffId: pick(staffIds),
      date: `2026-11-${24 + Math.floor(fraction() * 4)}` as Day,
      startTime: '09:00' as WallTime,
      endTime: pick(['12:00', '13:00', '14:00']) as WallTime,
      isActive: true,
      seriesId: null,
    }),
    /** Somebody at another device writes: nothing but a poll can bring it. */
    writeElsewhere(): void {
      const rows = [...server.rows().values()];
      const row = rows.length > 0 ? pick(rows) : null;
      const mutationId = random.id();
      try {
        if (row && fraction() < 0.3)
          server.write({ method: 'DELETE', path: `/availability/${row.id}`, mutationId }, 'x');
        else if (row && fraction() < 0.7) {
          const body = { isActive: fraction() < 0.5 };
          server.write({ method: 'PATCH', path: `/availability/${row.id}`, body, mutationId }, 'x');
        } else
          server.write(
            {
              method: 'POST',
              path: '/availability',
              body: { ...this.newRow(), id: random.id() },
              mutationId,
            },
            'x',
          );
      } catch (error) {
        if (!(error instanceof LockstepError)) throw error;
      }
    },
    closeAll(): void {
      for (const tab of tabs) tab.close();
    },
    /** Ends all disturbance and lets enough time pass for two polls of the laziest tab. */
    async heal(): Promise<void> {
      network.up = true;
      network.loss = 0;
      for (const tab of tabs)
        tab.browserTab.presence.set({ visible: true, online: true, lastActiveAt: clock.now() });
      await pass(400_000);
    },
    /** Rows as a tab shows them, and as the server has them; equal when all is well. */
    shownIn: (tab: SimulatedTab) =>
      sorted(
        availabilitySlice.selectors.selectAll(tab.runtime.store.getState()) as readonly { id: string }[],
      ),
    stored: () => sorted([...server.rows().values()]),
  };
}

export type World = ReturnType<typeof createWorld>;

function sorted<R extends { id: string }>(rows: readonly R[]): R[] {
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

export function uuid(kind: number, n: number): Id {
  return `0190000${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}` as Id;
}
