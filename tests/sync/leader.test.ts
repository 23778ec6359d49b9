import { describe, expect, test } from 'vitest';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { createLiveTabs, type LiveTab } from './liveTabs';

/** So many tabs, loaded, one of them leading. */
async function someTabs(count: number, options: Parameters<typeof createLiveTabs>[0] = {}) {
  const world = createLiveTabs(options);
  const tabs: LiveTab[] = [];
  for (let i = 0; i < count; i++) {
    tabs.push(world.openTab());
    await world.pass(300);
  }
  await world.pass(1_000);
  const leaders = () => tabs.filter((tab) => tab.status().leads);
  return { ...world, tabs, leaders, first: tabs[0] as LiveTab, second: tabs[1] as LiveTab };
}

describe('many tabs of one browser', () => {
  test('[L1] hold one stream between them', async () => {
    const { tabs, streams, leaders } = await someTabs(20);
    expect([streams.count(), leaders().length]).toEqual([1, 1]);
    expect(tabs.map((tab) => tab.freshness())).toEqual(tabs.map(() => 'live'));
  });

  test('[L3] all have what the leader heard, by the one way in and with its source, and none asks', async () => {
    const { tabs, server, pass, storeElsewhere, polls } = await someTabs(5);
    const id = storeElsewhere();
    await pass(100);
    for (const tab of tabs) {
      expect(tab.ids()).toEqual([id]);
      expect(tab.heard).toEqual([{ id, source: 'push' }]);
      expect(tab.status().cursor.at).toBe(server.seq());
    }
    expect(polls()).toBe(0);
  });

  test('[L1] when the leading one dies, another goes on where it stood', async () => {
    const { first, tabs, streams, pass, storeElsewhere, leaders } = await someTabs(3);
    first.kill();
    const id = storeElsewhere();
    await pass(500);
    expect([leaders().filter((tab) => tab !== first).length, streams.count()]).toEqual([1, 1]);
    for (const tab of tabs.slice(1)) expect(tab.ids()).toEqual([id]);
  });

  test('[L2] one that somebody looks at takes it from one that nobody looks at', async () => {
    const { first, second, pass } = await someTabs(2);
    expect([first.status().leads, second.status().leads]).toEqual([true, false]);
    second.tab.presence.set({ visible: true });
    await pass(1_000);
    expect([first.status().leads, second.status().leads]).toEqual([true, false]);
    first.tab.presence.set({ visible: false });
    second.tab.presence.set({ visible: true });
    await pass(200);
    expect([first.status().leads, second.status().leads]).toEqual([false, true]);
  });

  test('[L2] also from one that is frozen and does not answer', async () => {
    const { first, second, pass, storeElsewhere } = await someTabs(2);
    first.tab.sleep('wait');
    const id = storeElsewhere();
    second.tab.presence.set({ visible: true });
    await pass(800);
    expect([second.status().leads, second.ids()]).toEqual([true, [id]]);
    first.tab.wake();
    await pass(1_000);
    expect([first.status().leads, first.ids()]).toEqual([false, [id]]);
  });

  test('[L3] one that missed what was handed on notices and asks for itself', async () => {
    const { second, tabs, pass, storeElsewhere } = await someTabs(3);
    second.tab.sleep('getLost');
    const missed = storeElsewhere();
    await pass(100);
    second.tab.wake();
    expect(second.ids()).toEqual([]);
    const seen = storeElsewhere();
    await pass(300);
    expect(second.ids()).toEqual([missed, seen]);
    expect(tabs.map((tab) => tab.pulls())).toEqual([0, 1, 0]);
    expect(second.status().gapsRepaired).toBe(1);
  });

  test('[L4] two leaders for a moment: everything is applied once, everywhere', async () => {
    const { tabs, locks, streams, server, pass, storeElsewhere, leaders } = await someTabs(3);
    locks.double();
    await pass(200);
    expect([leaders().length, streams.count()]).toEqual([2, 2]);
    const id = storeElsewhere();
    await pass(200);
    for (const tab of tabs) {
      expect([tab.ids(), tab.status().cursor.at]).toEqual([[id], server.seq()]);
      const entry = availabilitySlice.selectors.selectEntry(tab.runtime.store.getState(), id);
      expect([entry?.rev, entry?.arrivals]).toEqual([1, 1]);
    }
    locks.undouble();
    await pass(200);
    expect([leaders().length, streams.count()]).toEqual([1, 1]);
  });

  test('[L4] who has lost the lock hands on nothing more', async () => {
    const { first, second, pass, storeElsewhere } = await someTabs(2);
    first.tab.presence.set({ visible: false });
    second.tab.presence.set({ visible: true });
    await pass(500);
    const before = first.status().handedOn;
    storeElsewhere();
    await pass(200);
    expect([first.status().handedOn - before, second.status().handedOn]).toEqual([0, 1]);
  });

  test('[L5] without locks each follows for itself and hands on nothing', async () => {
    const { tabs, streams, pass, storeElsewhere } = await someTabs(3, { hasLocks: false });
    expect(streams.count()).toBe(3);
    const id = storeElsewhere();
    await pass(100);
    for (const tab of tabs) expect([tab.ids(), tab.status().handedOn]).toEqual([[id], 0]);
  });

  test('[L6] one that hears nothing of any leader asks by itself', async () => {
    const { first, second, streams, pass, storeElsewhere } = await someTabs(2);
    streams.silence();
    first.tab.sleep('wait');
    const id = storeElsewhere();
    await pass(100_000);
    expect(second.ids()).toEqual([id]);
  });

  test('[L7] in the back/forward cache it holds neither lock nor connection', async () => {
    const { first, locks, streams, pass } = await someTabs(1);
    first.tab.presence.set({ here: false, visible: false });
    await pass(200);
    expect([first.status().leads, locks.holders('leader'), streams.count()]).toEqual([false, 0, 0]);
    first.tab.presence.set({ here: true, visible: true });
    await pass(1_000);
    expect([first.status().leads, streams.count(), first.freshness()]).toEqual([true, 1, 'live']);
  });

  test('[L7] nor does one that has no locks to hold', async () => {
    const { first, streams, pass } = await someTabs(1, { hasLocks: false });
    first.tab.presence.set({ here: false, visible: false });
    await pass(200);
    expect(streams.count()).toBe(0);
    first.tab.presence.set({ here: true, visible: true });
    await pass(1_000);
    expect([streams.count(), first.freshness()]).toEqual([1, 'live']);
  });

  test('[L8] all are as fresh as the leading one', async () => {
    const { tabs, network, streams, pass } = await someTabs(3);
    const freshness = () => tabs.map((tab) => tab.freshness());
    streams.faults.refuses = true;
    streams.end(null);
    await pass(300);
    expect(freshness()).toEqual(['polling', 'polling', 'polling']);
    network.up = false;
    await pass(30_000);
    expect(freshness()).toEqual(['offline', 'offline', 'offline']);
    network.up = true;
    streams.faults.refuses = false;
    await pass(60_000);
    expect(freshness()).toEqual(['live', 'live', 'live']);
  });
});
