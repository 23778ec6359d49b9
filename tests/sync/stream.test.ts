import { describe, expect, test } from 'vitest';
import { createLiveTabs } from './liveTabs';

/** One tab, loaded and live. */
async function liveTab(options: Parameters<typeof createLiveTabs>[0] = {}) {
  const tabs = createLiveTabs(options);
  const tab = tabs.openTab();
  await tabs.pass(1_000);
  return { ...tabs, tab };
}

describe('the stream', () => {
  test('[S2] brings what another device wrote, and nobody polls', async () => {
    const { tab, pass, storeElsewhere, polls } = await liveTab();
    expect([tab.freshness(), tab.status().connection]).toEqual(['live', 'live']);
    const id = storeElsewhere();
    await pass(100);
    expect(tab.ids()).toEqual([id]);
    expect(tab.heard).toEqual([{ id, source: 'push' }]);
    await pass(300_000);
    expect([polls(), tab.freshness()]).toEqual([0, 'live']);
  });

  test('[S2] the cursor passes what is none of this session’s business', async () => {
    const { tab, server, pass, storeElsewhere, polls } = await liveTab({
      sees: (row) => String(row['staffId']).endsWith('1'),
    });
    for (const staff of [1, 2, 2, 1, 2]) storeElsewhere(staff);
    await pass(20_000);
    expect(tab.ids()).toHaveLength(2);
    expect(tab.status().cursor).toEqual({ from: 0, at: server.seq(), ahead: 0 });
    expect(polls()).toBe(0);
  });

  test('[S3] [S5] that breaks is made up for by one question, and comes back by itself', async () => {
    const { tab, streams, pass, storeElsewhere } = await liveTab();
    streams.faults.refuses = true;
    streams.end(null);
    await pass(50);
    expect([tab.status().connection, tab.freshness()]).toEqual(['waiting', 'polling']);
    const id = storeElsewhere();
    await pass(200);
    expect([tab.ids(), tab.heard.at(-1)]).toEqual([[id], { id, source: 'poll' }]);
    streams.faults.refuses = false;
    await pass(10_000);
    expect([tab.status().connection, tab.freshness(), streams.count()]).toEqual(['live', 'live', 1]);
  });

  test('[S3] while the device is offline it is not tried; coming back tries at once', async () => {
    const { tab, network, streams, pass, storeElsewhere } = await liveTab();
    network.up = false;
    tab.tab.presence.set({ online: false });
    await pass(60_000);
    expect([tab.status().connection, streams.count()]).toEqual(['paused', 0]);
    const id = storeElsewhere();
    network.up = true;
    tab.tab.presence.set({ online: true });
    await pass(150);
    expect([tab.status().connection, tab.ids()]).toEqual(['live', [id]]);
  });

  test('[S4] that says nothing for two and a half heartbeats is not there any more', async () => {
    const { tab, streams, pass, storeElsewhere } = await liveTab();
    streams.silence();
    const id = storeElsewhere();
    await pass(36_000);
    expect([tab.status().connection, tab.ids()]).toEqual(['live', []]);
    await pass(3_000);
    expect([tab.status().connection, tab.ids()]).toEqual(['live', [id]]);
    expect(tab.status().gapsRepaired).toBeGreaterThan(0);
  });

  test('[S4] waking from sleep notices it at once', async () => {
    const { tab, clock, streams, pass, storeElsewhere } = await liveTab();
    streams.silence();
    const id = storeElsewhere();
    clock.shift(600_000);
    tab.tab.presence.set({ visible: true });
    expect(tab.status().connection).toBe('connecting');
    await pass(150);
    expect([tab.status().connection, tab.ids()]).toEqual(['live', [id]]);
  });

  test('[S6] what the server says in ending it is heeded', async () => {
    const { tab, streams, pass } = await liveTab();
    streams.end('signedOut');
    await pass(3_000);
    expect(tab.signedOut()).toBe(1);
    const asked = tab.pulls();
    streams.end('tooSlow');
    await pass(3_000);
    expect([tab.pulls() > asked, tab.status().connection]).toEqual([true, 'live']);
  });

  test('[S6] other rights, and a log that no longer reaches back, load everything anew', async () => {
    const { tab, server, streams, network, pass, storeElsewhere } = await liveTab();
    const before = storeElsewhere();
    await pass(100);
    streams.end('changed');
    await pass(3_000);
    expect([tab.ids(), tab.status().connection]).toEqual([[before], 'live']);
    network.up = false;
    streams.end(null);
    await pass(100);
    const missed = storeElsewhere();
    server.prune();
    network.up = true;
    await pass(60_000);
    expect([tab.ids(), tab.status().connection]).toEqual([[before, missed], 'live']);
  });

  test('[S7] a gap that closes by itself asks nobody', async () => {
    const { tab, pass, storeElsewhere, polls } = await liveTab();
    storeElsewhere();
    tab.runtime.engine.tookIn(2);
    expect(tab.status().cursor.ahead).toBe(1);
    storeElsewhere();
    await pass(1_000);
    expect([tab.status().cursor.ahead, polls(), tab.freshness()]).toEqual([0, 0, 'live']);
  });
});
