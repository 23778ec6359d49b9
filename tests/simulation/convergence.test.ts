import { describe, expect, test } from 'vitest';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { createWorld, type World } from './world';

const { selectAll } = availabilitySlice.selectors;
const { create, update, remove } = availabilitySlice.thunks;

/** One random thing that happens. */
function step(world: World): void {
  const { fraction, pick, tabs } = world;
  const tab = pick([...tabs]);
  const rows = tab ? selectAll(tab.runtime.store.getState()) : [];
  const chance = fraction();
  if (!tab || chance < 0.04) return void world.openTab();
  if (chance < 0.3) return world.watch(tab.dispatch(create(world.newRow())));
  if (chance < 0.62 && rows.length > 0) {
    const patch = fraction() < 0.5 ? { isActive: fraction() < 0.5 } : { endTime: world.newRow().endTime };
    return world.watch(tab.dispatch(update(pick(rows).id, patch)));
  }
  if (chance < 0.74 && rows.length > 0) return world.watch(tab.dispatch(remove(pick(rows).id)));
  if (chance < 0.86) return world.writeElsewhere();
  if (chance < 0.89 && tabs.size > 1) return tab.close();
  if (chance < 0.93) return tab.browserTab.presence.set({ online: fraction() < 0.5 });
  if (chance < 0.97) return tab.browserTab.presence.set({ visible: fraction() < 0.5 });
  if (chance < 0.985) {
    world.network.up = !world.network.up;
    return;
  }
  if (chance < 0.99) return world.server.prune();
  world.browser.foreign.clear();
}

async function run(seed: number, steps: number): Promise<World> {
  const stormy = seed % 3 !== 0;
  const world = createWorld({
    seed,
    loss: stormy ? 0.15 : 0,
    weather: stormy ? { drop: 0.1, duplicate: 0.1, delayMs: 200 } : {},
    ...(seed % 5 === 0 ? { maxMessageBytes: 200 } : {}),
  });
  world.openTab();
  world.openTab();
  for (let i = 0; i < steps; i++) {
    step(world);
    await world.pass(Math.floor(world.fraction() ** 4 * 8000));
  }
  await world.heal();
  return world;
}

const seeds = Number(process.env['SIMULATION_SEEDS'] ?? 60);
const first = Number(process.env['SIMULATION_FIRST'] ?? 1);

describe('several tabs, a server and bad weather', () => {
  let written = 0;
  test.each(Array.from({ length: seeds }, (_, i) => first + i))(
    '[C1] seed %i: every tab ends as the server',
    async (seed) => {
      const world = await run(seed, 80);
      const stored = world.stored();
      for (const tab of world.tabs) expect(world.shownIn(tab)).toEqual(stored);
      expect(world.errors).toEqual([]);
      expect(world.browser.uncaught).toEqual([]);
      written += world.outcomes.stored;
      world.closeAll();
    },
  );

  test('the storm did something', () => {
    expect(written).toBeGreaterThan(seeds * 5);
  });
});
