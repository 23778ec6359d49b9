import { broadcastChannelBus } from '@/sync/adapters/broadcastChannelBus';
import { fallbackBus } from '@/sync/adapters/fallbackBus';
import { localStorageBus } from '@/sync/adapters/localStorageBus';
import type { TabBus } from '@/sync/ports';
import { createSyncService, type SyncServiceOptions } from '@/sync/syncService';
import type { FakeBrowser, FakeTab } from './fakeBrowser';

/** The bus as the browser composes it. */
export function openBus(tab: FakeTab): TabBus {
  return fallbackBus([localStorageBus(tab.storage, tab.events), broadcastChannelBus(tab.openChannel)]);
}

/** A tab with a service over the whole bus, and everything that arrived in it. */
export function openService(browser: FakeBrowser, options: Partial<SyncServiceOptions> = {}) {
  const tab = browser.openTab();
  const errors: unknown[] = [];
  const bus = openBus(tab);
  const service = createSyncService({
    bus,
    storage: tab.storage,
    clock: tab.clock,
    random: tab.random,
    presence: tab.presence,
    tabId: tab.id,
    scope: 'practice/user',
    intervals: [{ activeMs: 10_000, idleMs: 20_000 }],
    reportError: (error) => errors.push(error),
    ...options,
  });
  const heard: { type: string; data: unknown; source: string }[] = [];
  service.observe((type, data, { source }) => heard.push({ type, data, source }));
  return { tab, bus, service, errors, heard, received: () => heard.map(({ data }) => data) };
}
