import type { SimulatedBrowser, SimulatedTab } from '../simulatedBrowser';
import { type DoStep, type Stage, withBrowser, withTab } from './stage';
import { updateIn } from './userSteps';

/** What becomes of tabs. */
export const tabSteps = {
  open: (stage) =>
    withBrowser(stage, (browser) =>
      browser.tabs.size < stage.tabsPerBrowser ? `opens ${browser.openTab().name}` : null,
    ),
  close: (stage) => endOne(stage, (tab) => (tab.close(), 'is closed')),
  kill: (stage) => endOne(stage, (tab) => (tab.kill(), 'is killed')),
  killMidSend: (stage) =>
    endOne(stage, (tab) => {
      const said = updateIn(stage.world, tab);
      tab.kill();
      return `${said ?? 'does nothing'} and is killed in the middle`;
    }),
  reload: (stage) =>
    withTab(stage, (tab, browser) => {
      tab.close();
      return `is reloaded as ${browser.openTab().name}`;
    }),
  freeze: (stage) =>
    withTab(stage, ({ browserTab }) => {
      const events = stage.world.fraction() < 0.5 ? 'wait' : 'getLost';
      browserTab.presence.set({ visible: false });
      browserTab.sleep(events);
      return `is hidden and frozen; events ${events}`;
    }),
  leaveForCache: (stage) =>
    withTab(stage, ({ browserTab }) => {
      browserTab.presence.set({ visible: false, here: false });
      browserTab.sleep('getLost');
      return 'goes into the back/forward cache';
    }),
  wake: (stage) => {
    const asleep = stage.world.allTabs().filter(({ browserTab }) => browserTab.isAsleep());
    if (asleep.length === 0) return undefined;
    const tab = stage.world.pick(asleep);
    return `${tab.name}: wakes up${wake(stage.world.fraction() < 0.5, tab)}`;
  },
  hide: (stage) =>
    withTab(stage, (tab) => {
      const stepMs = stage.world.pick([0, 1_000, 60_000]);
      tab.time.throttle(stepMs);
      tab.browserTab.presence.set({ visible: false });
      return `is hidden; timers every ${stepMs} ms`;
    }),
  show: (stage) => withTab(stage, (tab) => (show(tab), 'is shown')),
  beActive: (stage) =>
    withTab(stage, (tab) => {
      tab.browserTab.presence.set({ lastActiveAt: tab.now() });
      return 'is used';
    }),
  setClock: (stage) =>
    withTab(stage, (tab) => {
      tab.time.skewMs = stage.world.pick([0, -5_000, -86_400_000, 86_400_000]);
      return `its clock is ${tab.time.skewMs} ms wrong`;
    }),
} satisfies Record<string, DoStep>;

/** A frozen tab may come back unseen; one from the back/forward cache is shown. */
export function wake(isShown: boolean, tab: SimulatedTab): string {
  const { browserTab } = tab;
  const isCached = !browserTab.presence.isHere();
  browserTab.wake();
  if (isCached) show(tab, { here: true });
  else if (isShown) show(tab);
  return isCached ? ' from the cache' : isShown ? ' and is shown' : ' unseen';
}

export function show(tab: SimulatedTab, also: { here?: boolean } = {}): void {
  tab.time.throttle(0);
  tab.browserTab.presence.set({ visible: true, ...also });
}

/** Somebody keeps at least one tab open. */
function endOne(stage: Stage, end: (tab: SimulatedTab, browser: SimulatedBrowser) => string) {
  return stage.world.allTabs().length > 1 ? withTab(stage, end) : undefined;
}
