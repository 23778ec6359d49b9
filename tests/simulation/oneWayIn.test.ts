import { describe, expect, test } from 'vitest';
import type { Availability } from '@/features/availability/availability';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import type { WriteResult } from '@/store/thunk';
import { createWorld, type SimulatedTab, uuid, type World } from './world';

const { create, update, remove } = availabilitySlice.thunks;
const { selectAll, selectEntry } = availabilitySlice.selectors;

/** A world with this many tabs, all loaded. */
async function worldWith(tabCount: number, options: Partial<Parameters<typeof createWorld>[0]> = {}) {
  const world = createWorld({ seed: 1, ...options });
  const tabs = Array.from({ length: tabCount }, () => world.openTab());
  await world.pass(1000);
  return { world, tabs: tabs as [SimulatedTab, ...SimulatedTab[]] };
}

const rowsOf = (tab: SimulatedTab) => selectAll(tab.runtime.store.getState());
const firstRow = (tab: SimulatedTab) => rowsOf(tab)[0] as Availability;

async function stored(world: World, tab: SimulatedTab): Promise<Availability> {
  const result = tab.dispatch(create(world.newRow()));
  await world.pass(1000);
  const outcome: WriteResult<Availability> = await result;
  if (!outcome.ok || !outcome.row) throw new Error('the row was not stored');
  return outcome.row;
}

describe('writes', () => {
  test('[C4] [C5] show in this tab before the call returns, and in every other before the server answers', async () => {
    const { world, tabs } = await worldWith(3);
    world.network.up = false;
    void tabs[0].dispatch(create(world.newRow()));
    expect(rowsOf(tabs[0])).toHaveLength(1);
    await world.pass(2);
    expect(tabs.map((tab) => rowsOf(tab).length)).toEqual([1, 1, 1]);
    expect(world.server.rows().size).toBe(0);
    world.closeAll();
  });

  test('[C4] cause no request in the other tabs', async () => {
    const { world, tabs } = await worldWith(3);
    const before = world.questions();
    await stored(world, tabs[0]);
    expect(world.questions() - before).toBe(1);
    expect(firstRow(tabs[2] as SimulatedTab).rev).toBe(1);
    world.closeAll();
  });

  test('[O4] [C5] that are refused are taken back everywhere, and the caller is told why', async () => {
    const { world, tabs } = await worldWith(2);
    const row = await stored(world, tabs[0]);
    world.server.write(
      {
        method: 'PATCH',
        path: `/availability/${row.id}`,
        body: { endTime: '20:00' },
        mutationId: uuid(8, 1),
      },
      'x',
    );
    const result = tabs[0].dispatch(update(row.id, { endTime: '18:00' as Availability['endTime'] }));
    await world.pass(2);
    expect(firstRow(tabs[1] as SimulatedTab).endTime).toBe('18:00');
    await world.pass(1000);
    const outcome = await result;
    expect(outcome.ok ? 'stored' : outcome.problem.code).toBe('edit_conflict');
    await world.heal();
    expect(tabs.map((tab) => firstRow(tab).endTime)).toEqual(['20:00', '20:00']);
    world.closeAll();
  });

  test('[O1] of one row from one tab go in order and never conflict with themselves', async () => {
    const { world, tabs } = await worldWith(1);
    const row = await stored(world, tabs[0]);
    const results = [true, false, true, false].map((isActive) =>
      tabs[0].dispatch(update(row.id, { isActive })),
    );
    await world.pass(2000);
    expect((await Promise.all(results)).map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(world.stored()[0]).toMatchObject({ isActive: false });
    world.closeAll();
  });

  test('[O2] of a row that another tab is still creating wait for it', async () => {
    const { world, tabs } = await worldWith(2);
    const created = tabs[0].dispatch(create({ ...world.newRow(), isActive: true }));
    await world.pass(2);
    const other = tabs[1] as SimulatedTab;
    const switched = other.dispatch(update(firstRow(other).id, { isActive: false }));
    await world.pass(1000);
    expect([(await created).ok, (await switched).ok]).toEqual([true, true]);
    expect(world.stored()[0]).toMatchObject({ isActive: false, rev: 2 });
    world.closeAll();
  });

  test('[O3] whose answer is lost are done once', async () => {
    const { world, tabs } = await worldWith(1, { loss: 0.6, seed: 5 });
    await world.pass(120_000);
    const results = Array.from({ length: 20 }, () => tabs[0].dispatch(create(world.newRow())));
    await world.pass(1_000_000);
    expect((await Promise.all(results)).every(({ ok }) => ok)).toBe(true);
    expect(world.server.seq()).toBe(20);
    world.closeAll();
  });

  test('[O5] [B17] of a tab that dies in the middle disappear from the others, unless the server had them', async () => {
    const { world, tabs } = await worldWith(2);
    const row = await stored(world, tabs[0]);
    world.network.up = false;
    void tabs[0].dispatch(remove(row.id)).catch(() => 'closed');
    await world.pass(2);
    const other = tabs[1] as SimulatedTab;
    expect(rowsOf(other)).toHaveLength(0);
    tabs[0].close();
    await world.pass(25_000);
    expect(rowsOf(other)).toHaveLength(1);
    world.closeAll();
  });

  test('[O5] that wait for the network stay on the screens of all tabs', async () => {
    const { world, tabs } = await worldWith(2);
    world.network.up = false;
    const result = tabs[0].dispatch(create(world.newRow()));
    await world.pass(60_000);
    expect(tabs.map((tab) => rowsOf(tab).length)).toEqual([1, 1]);
    expect(tabs[0].runtime.engine.freshness.get()).toMatchObject({ state: 'offline', waiting: 1 });
    await world.heal();
    expect((await result).ok).toBe(true);
    expect(tabs.map((tab) => firstRow(tab).rev)).toEqual([1, 1]);
    expect(tabs[0].runtime.engine.freshness.get()).toMatchObject({ state: 'polling', waiting: 0 });
    world.closeAll();
  });

  test('bad input is refused before anything is shown or sent', async () => {
    const { world, tabs } = await worldWith(1);
    const before = world.questions();
    const outcome = await tabs[0].dispatch(
      create({ ...world.newRow(), endTime: '08:00' as Availability['endTime'] }),
    );
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'invalid_fields' } });
    expect([rowsOf(tabs[0]).length, world.questions() - before]).toEqual([0, 0]);
    world.closeAll();
  });
});

describe('what this tab did not hear', () => {
  test('[C7] a change of another device comes with the next poll', async () => {
    const { world, tabs } = await worldWith(1);
    world.writeElsewhere();
    await world.pass(31_000);
    expect(world.shownIn(tabs[0])).toEqual(world.stored());
    expect(rowsOf(tabs[0])).toHaveLength(1);
    world.closeAll();
  });

  test('[C7] a gap is filled at once, long before the next poll', async () => {
    const { world, tabs } = await worldWith(2);
    world.writeElsewhere();
    await stored(world, tabs[0]);
    expect(tabs.map((tab) => rowsOf(tab).length)).toEqual([2, 2]);
    world.closeAll();
  });

  test('[C12] [B19] a message without its row is fetched', async () => {
    const { world, tabs } = await worldWith(2, { maxMessageBytes: 200 });
    await stored(world, tabs[0]);
    expect(tabs.map((tab) => rowsOf(tab).length)).toEqual([1, 1]);
    world.closeAll();
  });

  test('[C10] an event of a row that was deleted before this tab was opened does not show it', async () => {
    const { world, tabs } = await worldWith(1);
    const row = await stored(world, tabs[0]);
    await Promise.all([tabs[0].dispatch(remove(row.id)), world.pass(1000)]);
    const late = world.openTab();
    await world.pass(1000);
    late.runtime.sync.deliver(
      'availability_created',
      { id: row.id, rev: 1, seq: 1, availability: row },
      'tab',
    );
    await world.pass(100);
    expect(rowsOf(late)).toEqual([]);
    world.closeAll();
  });

  test('[C11] a log that no longer reaches back makes it load the lists anew', async () => {
    const { world, tabs } = await worldWith(1);
    await stored(world, tabs[0]);
    for (let i = 0; i < 10; i++) world.writeElsewhere();
    world.server.prune();
    await world.pass(31_000);
    expect(world.shownIn(tabs[0])).toEqual(world.stored());
    world.closeAll();
  });

  test('[C11] another history empties the store before it is loaded', async () => {
    const { world, tabs } = await worldWith(1);
    await stored(world, tabs[0]);
    world.server.restoreOther();
    await world.pass(31_000);
    expect(rowsOf(tabs[0])).toEqual([]);
    expect(selectEntry(tabs[0].runtime.store.getState(), 'anything')).toBeUndefined();
    world.writeElsewhere();
    await world.pass(31_000);
    expect(world.shownIn(tabs[0])).toEqual(world.stored());
    world.closeAll();
  });

  test('[B14] [O6] coming back, told three times, is one question', async () => {
    const { world, tabs } = await worldWith(1);
    const { presence } = tabs[0].browserTab;
    presence.set({ visible: false });
    await world.pass(500);
    const before = world.questions();
    presence.set({ visible: true });
    presence.set({ online: true });
    await world.pass(100);
    presence.set({ visible: true });
    await world.pass(500);
    expect(world.questions() - before).toBe(1);
    world.closeAll();
  });

  test('[O6] coming back before the network does asks again when it is there', async () => {
    const { world, tabs } = await worldWith(1);
    const { presence } = tabs[0].browserTab;
    presence.set({ visible: false });
    world.writeElsewhere();
    world.network.up = false;
    presence.set({ visible: true });
    await world.pass(100);
    world.network.up = true;
    presence.set({ online: true });
    await world.pass(200);
    expect(world.shownIn(tabs[0])).toEqual(world.stored());
    world.closeAll();
  });

  test('[B18] clocks that are a day apart change nothing', async () => {
    const { world, tabs } = await worldWith(2);
    const row = await stored(world, tabs[0]);
    world.clock.shift(-86_400_000);
    await Promise.all([tabs[1]?.dispatch(update(row.id, { isActive: false })), world.pass(1000)]);
    world.clock.shift(2 * 86_400_000);
    world.writeElsewhere();
    await world.heal();
    for (const tab of tabs) expect(world.shownIn(tab)).toEqual(world.stored());
    world.closeAll();
  });

  test('[B13] a hidden tab whose timers come once a minute has everything on being shown', async () => {
    const { world, tabs } = await worldWith(1);
    const hidden = world.openTab(60_000);
    await world.pass(61_000);
    for (let i = 0; i < 20; i++) void tabs[0].dispatch(create(world.newRow()));
    await world.pass(61_000);
    expect(world.shownIn(hidden)).toEqual(world.stored());
    world.closeAll();
  });

  test('[B15] the same change told by two is applied once', async () => {
    const { world, tabs } = await worldWith(1);
    const row = await stored(world, tabs[0]);
    const before = tabs[0].runtime.store.getState();
    const told = { id: row.id, rev: 1, seq: 1, availability: { ...row, isActive: !row.isActive } };
    tabs[0].runtime.sync.deliver('availability_created', told, 'push');
    tabs[0].runtime.sync.deliver('availability_created', told, 'push');
    await world.pass(100);
    expect(tabs[0].runtime.store.getState()).toBe(before);
    world.closeAll();
  });

  test('[C13] a burst is applied by a few dispatches, not by one each', async () => {
    const { world, tabs } = await worldWith(2);
    let dispatches = 0;
    const other = tabs[1] as SimulatedTab;
    other.runtime.store.subscribe(() => dispatches++);
    for (let i = 0; i < 200; i++) void tabs[0].dispatch(create(world.newRow()));
    await world.pass(10);
    expect(rowsOf(other).length).toBeGreaterThan(0);
    await world.pass(1000);
    expect(rowsOf(other)).toHaveLength(200);
    expect(dispatches).toBeLessThan(80);
    world.closeAll();
  });
});
