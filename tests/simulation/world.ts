import { setMaxListeners } from 'node:events';
import { LockstepError } from '@/domain/errors';
import type { Day, Id, WallTime } from '@/domain/primitives';
import type { ByeReason } from '@/protocol/feedStream';
import type { Random, WriteRequest } from '@/sync/ports';
import { allMicrotasks, createFraction, type Weather } from '../sync/fakeBrowser';
import { createFakeClock } from '../sync/fakeClock';
import { drainMicrotasks } from './drainMicrotasks';
import { createFakeServer } from './fakeServer';
import { createFakeStreams } from './fakeStream';
import {
  type BrowserOptions,
  createSimulatedBrowser,
  type SimulatedBrowser,
  type SimulatedTab,
} from './simulatedBrowser';

export type { SimulatedTab } from './simulatedBrowser';

export interface WorldOptions {
  seed: number;
  /** One browser unless given; `weather`, `loss` and `maxMessageBytes` are of every browser that says nothing else. */
  browsers?: readonly BrowserOptions[];
  weather?: Partial<Weather>;
  loss?: number;
  maxMessageBytes?: number;
}

export const staffIds = [1, 2, 3].map((n) => uuid(1, n));

// One signal for a tab's whole life has as many listeners as the tab has things under way.
setMaxListeners(0);

/** Browsers with any number of tabs, one server, and the world between them, on one virtual clock. */
export function createWorld({ seed, browsers: wanted = [{}], ...usual }: WorldOptions) {
  const clock = createFakeClock();
  let draw = createFraction(seed);
  const fraction = () => draw();
  let ids = 0;
  const random: Random = { fraction, id: () => uuid(9, ++ids) };
  const server = createFakeServer('availability');
  const serverState = { isUp: true, starts: 1 };
  const streams = createFakeStreams({ clock, source: server, fraction });
  const errors: unknown[] = [];
  const outcomes = { stored: 0, refused: 0 };
  const globe = { clock, random, server, serverState, streams, errors };
  const browsers = wanted.map((options, i) =>
    createSimulatedBrowser(`b${i + 1}`, globe, { ...usual, ...options }),
  );
  const first = browsers[0] as SimulatedBrowser;

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
    const end = clock.elapsedMs() + ms;
    do await allMicrotasks();
    while (clock.runNext(end - clock.elapsedMs()));
  }

  /** The same within one task; see `inOneTask`. */
  function passInTask(ms: number): void {
    const end = clock.elapsedMs() + ms;
    do drainMicrotasks();
    while (clock.runNext(end - clock.elapsedMs()));
  }

  const allTabs = () => browsers.flatMap(({ tabs }) => [...tabs]);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(fraction() * from.length)] as T;

  return {
    clock,
    random,
    server,
    serverState,
    streams,
    browsers,
    errors,
    outcomes,
    fraction,
    /** From here on chance depends on these numbers alone, whatever happened before. */
    reseed(...numbers: number[]): void {
      draw = createFraction(numbers.reduce((mixed, n) => Math.imul(mixed ^ n, 0x9e3779b1) + n, seed));
    },
    pick,
    pass,
    passInTask,
    watch,
    allTabs,
    /** The first browser, for worlds that have one. */
    browser: first.browser,
    network: first.network,
    tabs: first.tabs,
    openTab: first.openTab,
    /** How often any tab has asked the server anything. */
    questions: () => browsers.reduce((sum, { network }) => sum + network.questions, 0),
    newRow: (staff: readonly Id[] = staffIds) => ({
      staffId: pick(staff),
      date: `2026-11-${24 + Math.floor(fraction() * 4)}` as Day,
      startTime: '09:00' as WallTime,
      endTime: pick(['12:00', '13:00', '14:00']) as WallTime,
      isActive: true,
      seriesId: null,
    }),
    /** Somebody at a device that is not simulated writes. */
    writeElsewhere(): void {
      const row = server.rows().size > 0 ? pick([...server.rows().values()]) : null;
      const chance = fraction();
      const path = `/availability/${row?.id}`;
      if (row && chance < 0.3) this.serverTakes({ method: 'DELETE', path });
      else if (row && chance < 0.7) {
        // Another therapist's row from now on: some lose sight of it, others gain it.
        const body = chance < 0.55 ? { isActive: fraction() < 0.5 } : { staffId: pick(staffIds) };
        this.serverTakes({ method: 'PATCH', path, body });
      } else this.createElsewhere();
    },
    createElsewhere(): Id {
      const id = random.id() as Id;
      this.serverTakes({ method: 'POST', path: '/availability', body: { ...this.newRow(), id } });
      return id;
    },
    serverTakes(request: Omit<WriteRequest, 'mutationId'>): void {
      try {
        server.write({ ...request, mutationId: random.id() }, 'x');
      } catch (error) {
        if (!(error instanceof LockstepError)) throw error;
      }
    },
    /** It ends, by its own word or not, and is back after a while; what it stored stays. */
    restartServer(downMs: number, word: ByeReason | null): void {
      streams.end(word);
      streams.faults.refuses = true;
      serverState.isUp = false;
      serverState.starts++;
      const { starts } = serverState;
      clock.after(downMs, () => starts === serverState.starts && this.healServer());
    },
    healServer(): void {
      Object.assign(streams.faults, { refuses: false, delayMs: 20, breakage: 0 });
      serverState.isUp = true;
    },
    closeAll(): void {
      for (const tab of allTabs()) tab.close();
    },
    /** Ends all disturbance and lets enough time pass for two polls of the laziest tab. */
    async heal(): Promise<void> {
      for (const { network } of browsers) Object.assign(network, { up: true, loss: 0 });
      for (const { browserTab } of allTabs())
        browserTab.presence.set({ visible: true, online: true, lastActiveAt: clock.now() });
      await pass(400_000);
    },
    /** Rows as a tab shows them, and as the server has them; equal when all is well. */
    shownIn: (tab: SimulatedTab) => sorted(tab.shown()),
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
