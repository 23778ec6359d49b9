import { describe, expect, test } from 'vitest';
import { busKey } from '@/sync/adapters/localStorageBus';
import { messageOf } from '../contract/everyBus';
import { allMicrotasks, createFakeBrowser, type FakeBrowserOptions } from './fakeBrowser';
import { openService } from './openService';

const updated = 'thing_updated';
const none = { malformed: 0, version: 0, echo: 0, scope: 0, duplicate: 0 };

function openTabs(count: number, options?: FakeBrowserOptions) {
  const browser = createFakeBrowser(options);
  const tabs = Array.from({ length: count }, () => openService(browser));
  return { browser, tabs: tabs as [(typeof tabs)[0], (typeof tabs)[0], ...typeof tabs] };
}

describe('what a service says', () => {
  test('[B22] broadcast reaches the other tabs only; the immediate one this tab first, synchronously', async () => {
    const { browser, tabs } = openTabs(3);
    tabs[0].service.broadcast(updated, 'others');
    expect(tabs[0].heard).toEqual([]);
    tabs[0].service.broadcastWithImmediate(updated, 'all');
    expect(tabs[0].heard).toEqual([{ type: updated, data: 'all', source: 'own' }]);
    expect(tabs[1].heard).toEqual([]);
    await browser.settle();
    expect(tabs.map(({ received }) => received())).toEqual([['all'], ['others', 'all'], ['others', 'all']]);
    expect(tabs[1].heard.map(({ source }) => source)).toEqual(['tab', 'tab']);
  });

  test('a listener hears its own event type, with where it came from and when', async () => {
    const { browser, tabs } = openTabs(2);
    const heard: unknown[] = [];
    tabs[1].service.subscribe(updated, (data, meta) => heard.push([data, meta]));
    tabs[0].service.broadcast('other_updated', 1);
    tabs[0].service.broadcast(updated, 2);
    await browser.settle();
    tabs[1].service.deliver(updated, 3, 'poll');
    const at = browser.clock.now();
    expect(heard).toEqual([
      [2, { source: 'tab', at }],
      [3, { source: 'poll', at }],
    ]);
    expect(tabs[0].heard).toEqual([]);
  });

  test('[B1] the same value said twice counts twice', async () => {
    const { browser, tabs } = openTabs(2);
    for (let i = 0; i < 3; i++) tabs[0].service.broadcast(updated, 'same');
    await browser.settle();
    expect(tabs[1].received()).toEqual(['same', 'same', 'same']);
  });

  test('[B2] a browser that echoes a tab’s own event changes nothing', async () => {
    const { browser, tabs } = openTabs(2, { echo: true });
    tabs[0].service.broadcastWithImmediate(updated, 1);
    tabs[0].service.broadcast(updated, 2);
    browser.foreign.set(busKey, JSON.stringify(messageOf(tabs[0].tab.id, 7)));
    await browser.settle();
    expect(tabs[0].received()).toEqual([1]);
    expect(tabs[0].service.stats().rejected).toEqual({ ...none, echo: 3 });
  });

  test('[B25] a second service of the same tab, counting from 0 again, is heard', async () => {
    const { browser, tabs } = openTabs(2);
    tabs[0].service.broadcast(updated, 'first');
    await browser.settle();
    tabs[0].service.close();
    openService(browser, { tabId: tabs[0].tab.id }).service.broadcast(updated, 'second');
    await browser.settle();
    expect(tabs[1].received()).toEqual(['first', 'second']);
  });

  test('[B4] with a full store the others hear it all the same', async () => {
    const { browser, tabs } = openTabs(2, { quotaChars: 50 });
    tabs[0].service.broadcastWithImmediate(updated, 'x'.repeat(100));
    await browser.settle();
    expect([tabs[0].heard.length, tabs[1].heard.length]).toEqual([1, 1]);
  });

  test.each(['absent', 'throws'] as const)(
    '[B5] with storage that %s and no channel nothing throws and failures count',
    async (storage) => {
      const undelivered: unknown[] = [];
      const browser = createFakeBrowser({ storage, channels: 'absent' });
      const { service, heard } = openService(browser, { onUndelivered: (each) => undelivered.push(each) });
      service.broadcastWithImmediate(updated, 1);
      service.triggerAvailabilityRefresh('s1', '2026-11-24');
      expect(service.needsAvailabilityRefresh('s1', '2026-11-24')).toBe(false);
      expect(service.pendingRefreshes()).toEqual([]);
      await browser.settle();
      expect(heard).toEqual([{ type: updated, data: 1, source: 'own' }]);
      expect(service.stats()).toMatchObject({ sent: 0, failedSends: 2 });
      expect(undelivered).toMatchObject([{ type: updated, data: 1, reason: 'failed' }, { reason: 'failed' }]);
    },
  );

  test('[B5] a bus that fails later counts as well, and what JSON cannot hold harms nobody', async () => {
    const browser = createFakeBrowser({ channels: 'absent' });
    const rejecting = {
      send: () => Promise.reject(new Error('sealed shut')),
      listen: () => () => undefined,
      close: () => undefined,
    };
    const { service } = openService(browser, { bus: rejecting });
    service.broadcast(updated, 1);
    await allMicrotasks();
    expect(service.stats()).toMatchObject({ sent: 0, failedSends: 1 });
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    const other = openService(browser).service;
    other.broadcastWithImmediate(updated, circular);
    other.broadcastWithImmediate(updated, 1n);
    expect(other.stats()).toMatchObject({ sent: 0, failedSends: 2 });
  });

  test('[B19] what is over the size cap goes without its row, or not at all', async () => {
    const browser = createFakeBrowser();
    const undelivered: unknown[] = [];
    const sender = openService(browser, {
      maxMessageBytes: 1_000,
      shrink: (type, data) =>
        type === updated ? { ...(data as object), row: undefined } : type === 'still_large' ? data : null,
      onUndelivered: ({ reason, type }) => undelivered.push([reason, type]),
    });
    const receiver = openService(browser);
    const large = { id: 'a', rev: 2, row: { notes: 'ü'.repeat(600) } };
    for (const type of [updated, 'still_large', 'other']) sender.service.broadcastWithImmediate(type, large);
    await browser.settle();
    expect(sender.received()).toEqual([large, large, large]);
    expect(receiver.heard).toEqual([{ type: updated, data: { id: 'a', rev: 2 }, source: 'tab' }]);
    expect(sender.service.stats()).toMatchObject({ sent: 1, oversize: 3, failedSends: 0 });
    expect(undelivered).toEqual([
      ['oversize', 'still_large'],
      ['oversize', 'other'],
    ]);
  });

  test('[B20] nothing is left in storage', async () => {
    const { browser, tabs } = openTabs(2);
    for (let i = 0; i < 50; i++) tabs[i % 2]?.service.broadcastWithImmediate(updated, i);
    await browser.settle();
    expect(browser.store.size).toBe(0);
  });
});
