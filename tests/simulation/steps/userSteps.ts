import { availabilitySlice } from '@/features/availability/availabilitySlice';
import type { SimulatedTab } from '../simulatedBrowser';
import { everything } from '../simulatedTab';
import { staffIds, type World } from '../world';
import { type DoStep, someRowIn, withTab } from './stage';

const { create, update, remove, fetchAll } = availabilitySlice.thunks;

/** What people do: write, from this device and others, and look at lists. */
export const userSteps = {
  create: (stage) =>
    withTab(stage, (tab) => {
      createIn(stage.world, tab);
      return 'creates a row';
    }),
  update: (stage) => withTab(stage, (tab) => updateIn(stage.world, tab)),
  remove: (stage) =>
    withTab(stage, (tab) => {
      const row = someRowIn(stage.world, tab);
      if (row) stage.world.watch(tab.dispatch(remove(row.id)));
      return row && `deletes ${row.id.slice(-4)}`;
    }),
  burst: (stage) =>
    withTab(stage, (tab) => {
      const count = 4 + Math.floor(stage.world.fraction() * 10);
      for (let i = 0; i < count; i++)
        if (i % 4 === 0 || !updateIn(stage.world, tab)) createIn(stage.world, tab);
      return `writes ${count} times at once`;
    }),
  elsewhere({ world }) {
    world.writeElsewhere();
    return 'another device writes';
  },
  elsewhereBurst({ world }) {
    const count = 20 + Math.floor(world.fraction() * 50);
    for (let i = 0; i < count; i++) world.writeElsewhere();
    return `another device writes ${count} times`;
  },
  refetch: (stage) =>
    withTab(stage, (tab) => {
      void tab.dispatch(fetchAll({ ...everything, forceRefresh: true }));
      return 'asks for the whole list anew';
    }),
  refetchDay: (stage) =>
    withTab(stage, (tab, browser) => {
      const { staffId, date } = stage.world.newRow(browser.options.staffIds);
      void tab.dispatch(fetchAll({ staffId, date, forceRefresh: true }));
      return `asks for ${date} of therapist ${staffId.slice(-1)} anew`;
    }),
  askAll: (stage) =>
    withTab(stage, (tab) => {
      tab.runtime.sync.broadcast('global_refresh', {});
      return 'tells the others to ask for news';
    }),
} satisfies Record<string, DoStep>;

function createIn(world: World, tab: SimulatedTab): void {
  world.watch(tab.dispatch(create(world.newRow(tab.staffIds))));
}

export function updateIn(world: World, tab: SimulatedTab): string | null {
  const row = someRowIn(world, tab);
  if (!row) return null;
  const chance = world.fraction();
  const patch =
    chance < 0.45
      ? { isActive: world.fraction() < 0.5 }
      : chance < 0.9
        ? { endTime: world.newRow().endTime }
        : { staffId: world.pick(staffIds) };
  world.watch(tab.dispatch(update(row.id, patch)));
  return `sets ${JSON.stringify(patch)} in ${row.id.slice(-4)}`;
}
