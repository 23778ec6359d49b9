import { judge } from './judge';
import type { Schedule } from './schedule';
import type { SimulatedBrowser, SimulatedTab } from './simulatedBrowser';
import { show, wake } from './steps/tabSteps';
import type { World } from './world';

/** How long after the end of all disturbance everything may take: the longest back-off, twice, in a hidden tab. */
const patienceMs = 1_000_000;
/** Longer than a lease, a heartbeat, and an answer that was under way: whatever still lingers would show. */
const staysMs = 16_000;
const idleMs = 30_000;
/** The step of a hidden tab's timers; see `hide`. */
const slowestTimerMs = 60_000;
/** A stream that fell silent may be noticed in the very moment of looking: by then it is open again. */
const reopensMs = 5_000;
/** The shortest interval at which this world is polled. */
const pollMs = 10_000;

/**
 * Ends all disturbance and waits until all is well, then a while longer: it must stay so, and nobody may ask without end.
 * @returns what is wrong in the end
 */
export function healAndSettle(world: World, schedule: Schedule): string[] {
  heal(world, schedule);
  // What a dead tab sent may still arrive: nothing is at rest before.
  while (world.browsers.some(({ network }) => network.underWay > 0)) world.passInTask(100);
  let wrong: string[] = [];
  let waitedMs = 0;
  for (let pauseMs = 2_000; waitedMs < patienceMs; pauseMs *= 1.5) {
    world.passInTask(Math.floor(pauseMs));
    waitedMs += Math.floor(pauseMs);
    wrong = judge(world);
    if (wrong.length === 0) break;
  }
  return wrong.length > 0 ? wrong : judgeRest(world, schedule);
}

function heal(world: World, { healsWeather, showsAll }: Schedule): void {
  world.reseed(-1);
  while (!world.serverState.isUp) world.passInTask(1_000);
  world.healServer();
  for (const browser of world.browsers) {
    browser.heal(healsWeather);
    for (const tab of browser.tabs) {
      if (tab.browserTab.isAsleep()) wake(showsAll, tab);
      else if (showsAll) show(tab);
    }
  }
}

function judgeRest(world: World, { healsWeather }: Schedule): string[] {
  world.passInTask(staysMs);
  const before = new Map(world.allTabs().map((tab) => [tab, pullsOf(tab)]));
  world.passInTask(idleMs);
  const restless = world.browsers.flatMap((browser) => {
    const most = mayAsk(browser, healsWeather);
    return [...browser.tabs].flatMap((tab) => {
      const asked = pullsOf(tab) - (before.get(tab) ?? 0);
      return asked > most
        ? [`${tab.name}: asked ${asked} times in ${idleMs} ms without news, not ${most}`]
        : [];
    });
  });
  // Of what arrives in a hidden tab, all beyond the first few waits for one more of its timers.
  if (judge(world).length > 0) world.passInTask(2 * slowestTimerMs);
  const judgeAllRoles = () => world.browsers.flatMap((each) => judgeRoles(each, healsWeather));
  if (judgeAllRoles().length > 0) world.passInTask(reopensMs);
  return [...judge(world), ...restless, ...judgeAllRoles()];
}

/** One tab leads where there are locks, all do where there are none; and what is looked at is as fresh as can be. */
function judgeRoles({ name, options, tabs }: SimulatedBrowser, healsWeather: boolean): string[] {
  const leading = [...tabs].filter(({ runtime }) => runtime.engine.status.get().leads).length;
  const must = options.locks ? Math.min(1, tabs.size) : tabs.size;
  const wrong = leading === must ? [] : [`${name}: ${leading} lead, not ${must}`];
  // A hidden tab's timers may be minutes late; it notices things when it is shown.
  // Without a bus nobody but the leading tab knows what it knows.
  const canKnow = healsWeather && options.bus !== 'none';
  const seen = canKnow ? [...tabs].filter(({ browserTab }) => browserTab.presence.isVisible()) : [];
  const state = options.stream ? 'live' : 'polling';
  for (const tab of seen) {
    const shown = tab.runtime.engine.freshness.get().state;
    if (shown !== state) wrong.push(`${tab.name}: says ${shown}, not ${state}`);
  }
  return wrong;
}

const pullsOf = (tab: SimulatedTab) => tab.runtime.engine.status.get().pulls;

/** Who is pushed to, or told by whoever is, asks only after a stream that died; others at their interval. */
function mayAsk({ options }: SimulatedBrowser, healsWeather: boolean): number {
  return options.stream && healsWeather ? 2 : idleMs / pollMs + 1;
}
