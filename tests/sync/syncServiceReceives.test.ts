import { describe, expect, test } from 'vitest';
import { protocolVersion } from '@/protocol/version';
import { busKey, localStorageBus } from '@/sync/adapters/localStorageBus';
import { messageOf } from '../contract/everyBus';
import { createFakeBrowser, type FakeBrowserOptions } from './fakeBrowser';
import { openService } from './openService';

const updated = 'thing_updated';
const none = { malformed: 0, version: 0, echo: 0, scope: 0, duplicate: 0 };

function openTabs(count: number, options?: FakeBrowserOptions) {
  const browser = createFakeBrowser(options);
  const tabs = Array.from({ length: count }, () => openService(browser));
  return { browser, tabs: tabs as [(typeof tabs)[0], (typeof tabs)[0], ...typeof tabs] };
}

describe('what a service hears', () => {
  test('[B3] what is broken, foreign or of another build is ignored and counted', async () => {
    const { browser, tabs } = openTabs(1);
    const good = messageOf('x', 0);
    const broken = [
      undefined,
      null,
      0,
      'text',
      [],
      {},
      { ...good, v: '1' },
      { ...good, from: '' },
      { ...good, n: -1 },
      { ...good, n: 0.5 },
      { ...good, n: '0' },
      { ...good, scope: null },
      { ...good, type: '' },
    ];
    for (const raw of broken) browser.foreign.post(raw);
    browser.foreign.post({ ...good, v: protocolVersion - 1 });
    browser.foreign.post({ ...good, v: protocolVersion + 1, n: 1 });
    browser.foreign.set('theme', 'dark');
    browser.foreign.set(busKey, 'not json');
    browser.foreign.clear();
    await browser.settle();
    expect(tabs[0].heard).toEqual([]);
    expect(tabs[0].service.stats()).toMatchObject({
      received: 0,
      rejected: { ...none, malformed: broken.length, version: 2 },
    });
    expect(browser.uncaught).toEqual([]);
  });

  test('[B21] another signed-in person’s tabs are not heard', async () => {
    const { browser, tabs } = openTabs(1);
    openService(browser, { scope: 'practice/other' }).service.broadcast(updated, 'secret');
    await browser.settle();
    expect(tabs[0].heard).toEqual([]);
    expect(tabs[0].service.stats().rejected).toEqual({ ...none, scope: 1 });
  });

  test('[B9] over a way that repeats and reorders, each message counts once', async () => {
    const browser = createFakeBrowser({ weather: { duplicate: 1, delayMs: 20 } });
    const [speaker, hearer] = [browser.openTab(), browser.openTab()].map((tab) =>
      openService(browser, { bus: localStorageBus(tab.storage, tab.events) }),
    );
    for (let n = 0; n < 50; n++) speaker?.service.broadcast(updated, n);
    await browser.settle();
    expect(hearer?.service.stats()).toMatchObject({ received: 50, rejected: { ...none, duplicate: 50 } });
    expect(new Set(hearer?.received()).size).toBe(50);
  });

  test('[B10] a new tab hears nothing old', async () => {
    const { browser, tabs } = openTabs(2);
    tabs[0].service.broadcast(updated, 'old');
    await browser.settle();
    const late = openService(browser);
    await browser.settle();
    expect(late.heard).toEqual([]);
    tabs[0].service.broadcast(updated, 'new');
    await browser.settle();
    expect(late.received()).toEqual(['new']);
  });

  test('[B11] a listener or observer that throws silences nobody', async () => {
    const { browser, tabs } = openTabs(2);
    const heard: string[] = [];
    const { service, errors } = tabs[1];
    service.observe(() => {
      throw new Error('observer');
    });
    service.subscribe(updated, () => {
      throw new Error('listener');
    });
    service.subscribe(updated, () => heard.push('second'));
    tabs[0].service.broadcast(updated, 1);
    await browser.settle();
    expect(heard).toEqual(['second']);
    service.broadcastWithImmediate(updated, 2);
    await browser.settle();
    expect([heard, tabs[0].received()]).toEqual([['second', 'second'], [2]]);
    expect(errors.map((error) => (error as Error).message)).toEqual([
      'observer',
      'listener',
      'observer',
      'listener',
    ]);
  });

  test('[B16] a component mounted twice hears once per mount, and not at all after both are gone', () => {
    const { tabs } = openTabs(1);
    const { service } = tabs[0];
    let calls = 0;
    const listener = () => calls++;
    service.subscribe(updated, listener)();
    const stop = service.subscribe(updated, listener);
    service.deliver(updated, 1, 'push');
    expect(calls).toBe(1);
    const stopSecond = service.subscribe(updated, listener);
    service.deliver(updated, 2, 'push');
    expect(calls).toBe(3);
    stop();
    stop();
    service.deliver(updated, 3, 'push');
    expect(calls).toBe(4);
    stopSecond();
    service.deliver(updated, 4, 'push');
    expect(calls).toBe(4);
  });

  test('[B16] who subscribes or leaves while an event is handed out does not disturb it', () => {
    const { tabs } = openTabs(1);
    const { service } = tabs[0];
    const calls: string[] = [];
    const subscribeAgain = () => {
      const stop = service.subscribe(updated, () => {
        calls.push('again');
        stop();
        subscribeAgain();
      });
    };
    subscribeAgain();
    service.subscribe(updated, () => {
      calls.push('first');
      stopLater();
    });
    const stopLater = service.subscribe(updated, () => calls.push('later'));
    service.deliver(updated, 1, 'own');
    expect(calls).toEqual(['again', 'first']);
  });

  test('[B12] among 20 tabs n messages are n × 19 deliveries and n writes', async () => {
    const { browser, tabs } = openTabs(20);
    for (const { service } of tabs) service.subscribe(updated, () => undefined);
    for (let n = 0; n < 100; n++) tabs[n % 20]?.service.broadcastWithImmediate(updated, n);
    await browser.settle();
    const others = tabs.flatMap(({ heard }) => heard).filter(({ source }) => source === 'tab');
    expect(others).toHaveLength(100 * 19);
    expect([browser.counts.writes, browser.counts.posts]).toEqual([100, 0]);
  });

  test('[B13] in a hidden tab only timers are late: every message arrives at its time', async () => {
    const { browser, tabs } = openTabs(1);
    const hidden = openService(browser);
    const clock = browser.clock.throttled(60_000);
    let polls = 0;
    const cancel = clock.after(hidden.service.pollingIntervalMs(), () => polls++);
    for (let n = 0; n < 20; n++) {
      tabs[0].service.broadcast(updated, n);
      await browser.settle();
      browser.clock.advance(1_000);
    }
    expect([hidden.received().length, polls]).toEqual([20, 0]);
    browser.clock.advance(60_000);
    expect(polls).toBe(1);
    cancel();
  });

  test('[B15] the same change told by two leaders arrives from both: applying it once is rule C', async () => {
    const { browser, tabs } = openTabs(3);
    const change = { id: 'a', rev: 2, seq: 9 };
    for (const { service } of tabs.slice(0, 2)) service.broadcast(updated, change);
    await browser.settle();
    expect(tabs[2]?.received()).toEqual([change, change]);
  });

  test('[B17] after closing it says nothing, hears nothing and holds no handler; its bus stays open', async () => {
    const { browser, tabs } = openTabs(2);
    tabs[0].service.broadcast(updated, 'last');
    tabs[0].service.close();
    tabs[0].service.broadcastWithImmediate(updated, 'too late');
    tabs[1].service.broadcast(updated, 'hello?');
    await browser.settle();
    expect([tabs[0].heard, tabs[1].received()]).toEqual([[], ['last']]);
    expect(tabs[0].tab.handlers()).toBe(0);
    await tabs[0].bus.send(messageOf('x', 0));
  });
});
