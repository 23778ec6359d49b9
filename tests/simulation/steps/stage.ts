import type { Availability } from '@/features/availability/availability';
import type { SimulatedBrowser, SimulatedTab } from '../simulatedBrowser';
import type { World } from '../world';

/** A world, and how many tabs a browser in it may have. */
export interface Stage {
  readonly world: World;
  readonly tabsPerBrowser: number;
}

/** Does something and says in a few words what; nothing if there was nothing to do it to. */
export type DoStep = (stage: Stage) => string | undefined;

type Said = string | null | undefined;

export function withBrowser({ world }: Stage, act: (browser: SimulatedBrowser) => Said): string | undefined {
  const browser = world.pick(world.browsers);
  const said = act(browser);
  return said ? `${browser.name}: ${said}` : undefined;
}

/** With a tab that somebody could be using: one that is awake. */
export function withTab(
  { world }: Stage,
  act: (tab: SimulatedTab, browser: SimulatedBrowser) => Said,
): string | undefined {
  const awake = world.browsers.flatMap((browser) =>
    [...browser.tabs].filter((tab) => !tab.browserTab.isAsleep()).map((tab) => ({ tab, browser })),
  );
  if (awake.length === 0) return undefined;
  const { tab, browser } = world.pick(awake);
  const said = act(tab, browser);
  return said ? `${tab.name}: ${said}` : undefined;
}

export function someRowIn(world: World, tab: SimulatedTab): Availability | null {
  const rows = tab.shown();
  return rows.length > 0 ? world.pick(rows) : null;
}
