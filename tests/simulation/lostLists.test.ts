import { expect, test } from 'vitest';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { judge } from './judge';
import type { BrowserOptions } from './simulatedBrowser';
import { createWorld, type World } from './world';

// What the first seeds brought to light, each in the fewest words.

const { create, fetchAll } = availabilitySlice.thunks;

function worldWith(options: BrowserOptions, rows: number): World {
  const world = createWorld({ seed: 1, browsers: [options] });
  for (let i = 0; i < rows; i++) world.createElsewhere();
  return world;
}

async function endsWell(world: World): Promise<void> {
  await world.pass(60_000);
  expect(judge(world)).toEqual([]);
  world.closeAll();
}

test('[C11] a list of which the second page got lost is asked for again', async () => {
  const world = worldWith({ pageRows: 1 }, 2);
  world.openTab();
  world.network.losesNext = 1;
  await endsWell(world);
});

test('[C11] a list that got lost is asked for again, also if another was answered meanwhile', async () => {
  const world = worldWith({}, 20);
  world.network.losesNext = 1;
  const tab = world.openTab();
  await world.pass(100);
  const { staffId, date } = world.newRow();
  void tab.dispatch(fetchAll({ staffId, date }));
  await endsWell(world);
});

test('[C11] all lists are owed again when the log no longer reaches back', async () => {
  const world = worldWith({}, 20);
  const tab = world.openTab();
  const { staffId, date } = world.newRow();
  void tab.dispatch(fetchAll({ staffId, date }));
  await world.pass(1000);
  for (let i = 0; i < 20; i++) world.createElsewhere();
  world.server.prune();
  void tab.runtime.engine.pullNow();
  world.network.losesNext = 1;
  await endsWell(world);
});

test('[C11] a list that is under way when following begins anew does not count as the new one', async () => {
  const world = worldWith({ pageRows: 1 }, 2);
  const tab = world.openTab();
  while (world.network.underWay > 0) await world.pass(1);
  world.network.slownessMs = 50_000;
  while (world.questions() < 2) await world.pass(1);
  for (const id of world.server.rows().keys())
    world.serverTakes({ method: 'PATCH', path: `/availability/${id}`, body: { isActive: false } });
  world.server.prune();
  world.network.slownessMs = 20;
  void tab.runtime.engine.pullNow();
  await endsWell(world);
});

test('[C12] an outcome without its row, heard before the first list, is no outcome yet', async () => {
  const world = worldWith({ maxMessageBytes: 300 }, 1);
  const writer = world.openTab();
  await world.pass(1000);
  world.network.losesNext = 1;
  world.openTab();
  await world.pass(100);
  world.watch(writer.dispatch(create(world.newRow())));
  await endsWell(world);
});

test('[P3] offline for a moment just after a question does not end the polling', async () => {
  const world = worldWith({}, 1);
  const tab = world.openTab();
  await world.pass(1000);
  void tab.runtime.engine.pullNow();
  await world.pass(100);
  tab.browserTab.presence.set({ online: false });
  tab.browserTab.presence.set({ online: true });
  world.createElsewhere();
  await endsWell(world);
});
