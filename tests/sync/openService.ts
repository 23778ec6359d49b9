import { generalEvents } from '@/protocol/syncEvent';
import { broadcastChannelBus } from '@/sync/adapters/broadcastChannelBus';
import { withoutRow } from '@/sync/adapters/createBrowserSync';
import { fallbackBus } from '@/sync/adapters/fallbackBus';
import { localStorageBus } from '@/sync/adapters/localStorageBus';
import { sealedBus, type SealedBusOptions } from '@/sync/adapters/sealedBus';
import { webSeal } from '@/sync/adapters/webSeal';
import type { TabBus } from '@/sync/ports';
import { createSyncService, type SyncServiceOptions } from '@/sync/syncService';
import type { FakeBrowser, FakeTab } from './fakeBrowser';

export const ownScope = 'practice/user';

/** The bus as the browser composes it; unless told otherwise without a key, and nothing said is about a person. */
export function openBus(tab: FakeTab, sealing: Partial<SealedBusOptions> = {}): TabBus {
  const anyWay = fallbackBus([
    localStorageBus(tab.storage, tab.events),
    broadcastChannelBus(tab.openChannel),
  ]);
  return sealedBus(anyWay, {
    seal: null,
    scope: ownScope,
    mustSeal: () => false,
    withoutRow,
    cannotOpen: () => undefined,
    reportError: (error) => {
      throw error;
    },
    ...sealing,
  });
}

/**
 * The real cryptography, and a way to wait for it: it works beside this thread, so no virtual clock knows of it.
 * @param key base64url of 32 bytes
 */
export function openSeal(key: string) {
  const real = webSeal(globalThis.crypto, key);
  if (!real) throw new Error('Node has no cryptography.');
  const running = new Set<Promise<unknown>>();
  function tracked<T>(work: Promise<T>): Promise<T> {
    const over = () => running.delete(settled);
    const settled: Promise<unknown> = work.then(over, over);
    running.add(settled);
    return work;
  }
  return {
    encrypt: (text: string, context: string) => tracked(real.encrypt(text, context)),
    decrypt: (sealed: string, context: string) => tracked(real.decrypt(sealed, context)),
    /** Waits until everything that was said in this browser has arrived. */
    async settle(browser: FakeBrowser): Promise<void> {
      do {
        await Promise.all(running);
        await browser.settle();
      } while (running.size > 0);
    },
  };
}

/** One of many keys, as the server tells them. */
export const keyOf = (n: number) => Buffer.alloc(32, n).toString('base64url');

/** A tab with a service over the whole bus, and everything that arrived in it. */
export function openService(
  browser: FakeBrowser,
  options: Partial<SyncServiceOptions> = {},
  sealing: Partial<SealedBusOptions> = {},
) {
  const tab = browser.openTab();
  const errors: unknown[] = [];
  const bus = openBus(tab, {
    cannotOpen: () => service.deliver(generalEvents.globalRefresh, {}, 'tab'),
    reportError: (error) => errors.push(error),
    ...sealing,
  });
  const service = createSyncService({
    bus,
    storage: tab.storage,
    clock: tab.clock,
    random: tab.random,
    presence: tab.presence,
    tabId: tab.id,
    scope: ownScope,
    intervals: [{ activeMs: 10_000, idleMs: 20_000 }],
    reportError: (error) => errors.push(error),
    ...options,
  });
  const heard: { type: string; data: unknown; source: string }[] = [];
  service.observe((type, data, { source }) => heard.push({ type, data, source }));
  return { tab, bus, service, errors, heard, received: () => heard.map(({ data }) => data) };
}
