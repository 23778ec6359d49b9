import type { Id } from '@/domain/primitives';
import type { Random } from '@/sync/ports';
import { createFakeBrowser, type FakeBrowserOptions } from '../sync/fakeBrowser';
import type { FakeClock } from '../sync/fakeClock';
import { createFakeLocks } from './fakeLocks';
import { createFakeNetwork, type FakeNetworkOptions } from './fakeNetwork';
import type { FakeServer } from './fakeServer';
import type { FakeStreams, Sees } from './fakeStream';
import { type OpenTab, openSimulatedTab } from './simulatedTab';

export interface BrowserOptions {
  /** Whether it has Web Locks, and whether the server's push reaches it. */
  locks?: boolean;
  stream?: boolean;
  /** Whose rows its person may see; everybody's unless given. */
  staffIds?: readonly Id[];
  weather?: FakeBrowserOptions['weather'];
  /** How its tabs hear of each other; by `localStorage` unless given. `none`: not at all. */
  bus?: 'localStorage' | 'echoing' | 'channels' | 'none';
  /** Chance that a request, or its answer, gets lost. */
  loss?: number;
  pageRows?: number | undefined;
  maxMessageBytes?: number | undefined;
}

/** What all browsers share. */
export interface Globe {
  clock: FakeClock;
  random: Random;
  server: FakeServer;
  serverState: FakeNetworkOptions['server'];
  streams: FakeStreams;
  errors: unknown[];
}

/** One browser of one signed-in person: its tabs, the way between them, and its network. */
export function createSimulatedBrowser(name: string, globe: Globe, options: BrowserOptions) {
  const { clock, random, server, streams, errors } = globe;
  const { fraction } = random;
  const { staffIds, bus = 'localStorage', weather = {}, loss = 0, pageRows, maxMessageBytes } = options;
  const browser = createFakeBrowser({
    clock,
    fraction,
    weather,
    echo: bus === 'echoing',
    storage: bus === 'channels' || bus === 'none' ? 'throws' : 'works',
    channels: bus === 'none' ? 'absent' : 'work',
  });
  const network = createFakeNetwork({ clock, fraction, server: globe.serverState, loss });
  const locks = options.locks ? createFakeLocks({ clock, fraction }) : null;
  const sees: Sees = staffIds ? ({ staffId }) => staffIds.includes(staffId as Id) : () => true;
  const tabs = new Set<SimulatedTab>();
  let opened = 0;

  /** @param timerStepMs timers run at multiples of it only, as in a hidden tab */
  function openTab(timerStepMs?: number): SimulatedTab {
    const around = {
      name: `${name}.${++opened}`,
      browser,
      clock,
      random,
      server,
      network,
      locks,
      streams: options.stream ? streams : null,
      sees,
      staffIds,
      pageRows,
      maxMessageBytes,
      reportError: (error: unknown) => errors.push(error),
    };
    const tab = openSimulatedTab(around, timerStepMs);
    const gone = (end: () => void) => () => {
      tabs.delete(simulated);
      end();
    };
    const simulated = { ...tab, close: gone(() => tab.close()), kill: gone(() => tab.kill()) };
    tabs.add(simulated);
    return simulated;
  }

  /** @param isTold whether the tabs are told, or find out by themselves */
  function setNetwork(up: boolean, isTold: boolean): void {
    network.up = up;
    if (!isTold) return;
    for (const { browserTab } of tabs) browserTab.enter(() => browserTab.presence.set({ online: up }));
  }

  return {
    name,
    browser,
    network,
    locks,
    sees,
    options,
    tabs,
    openTab,
    setNetwork,
    /** Ends all disturbance around its tabs. */
    heal(healsWeather: boolean): void {
      Object.assign(network, { loss: 0, slownessMs: 20 });
      if (healsWeather) Object.assign(browser.weather, { drop: 0, duplicate: 0, delayMs: 0 });
      locks?.undouble();
      setNetwork(true, true);
    },
  };
}

export type SimulatedTab = OpenTab;
export type SimulatedBrowser = ReturnType<typeof createSimulatedBrowser>;
