import { describe, expect, test } from 'vitest';
import { AbsentBusError } from '@/sync/adapters/busErrors';
import { busKey, localStorageBus } from '@/sync/adapters/localStorageBus';
import { everyBus, messageOf } from '../contract/everyBus';
import { allMicrotasks, createFakeBrowser, type FakeBrowserOptions } from './fakeBrowser';

function openTabs(options?: FakeBrowserOptions) {
  const browser = createFakeBrowser(options);
  const open = () => {
    const tab = browser.openTab();
    const bus = localStorageBus(tab.storage, tab.events);
    const heard: unknown[] = [];
    bus.listen((raw) => heard.push(raw));
    return { tab, bus, heard };
  };
  return { browser, open, a: open(), b: open() };
}

everyBus('localStorage', () => {
  const browser = createFakeBrowser();
  const openBus = () => {
    const tab = browser.openTab();
    return localStorageBus(tab.storage, tab.events);
  };
  return { openBus, settle: browser.settle };
});

describe('localStorageBus', () => {
  test('[B3] foreign keys, null values, clear() and broken JSON are ignored', async () => {
    const { browser, a, b } = openTabs();
    browser.foreign.set('theme', '{"v":1}');
    browser.foreign.set(busKey, '{"v":1,');
    browser.foreign.set('lockstep:bus2', JSON.stringify(messageOf('x', 0)));
    await browser.settle();
    browser.foreign.clear();
    await browser.settle();
    expect([a.heard, b.heard, browser.uncaught]).toEqual([[], [], []]);
    await a.bus.send(messageOf('a', 0));
    await browser.settle();
    expect(b.heard).toHaveLength(1);
  });

  test('[B4] a full store refuses, and the next message goes out as soon as there is room', async () => {
    const { browser, a, b } = openTabs({ quotaChars: 300 });
    expect(() => a.bus.send(messageOf('a', 0, 'x'.repeat(400)))).toThrow('quota');
    await a.bus.send(messageOf('a', 1));
    await browser.settle();
    expect(b.heard).toEqual([messageOf('a', 1)]);
  });

  test('[B5] a blocked store is absent; one that throws now and then is not', () => {
    const blocked = openTabs({ storage: 'absent' });
    expect(() => blocked.a.bus.send(messageOf('a', 0))).toThrow(AbsentBusError);
    const without = localStorageBus(() => null, blocked.a.tab.events);
    expect(() => without.send(messageOf('a', 0))).toThrow(AbsentBusError);
    const throwing = openTabs({ storage: 'throws' });
    expect(() => throwing.a.bus.send(messageOf('a', 0))).toThrow(DOMException);
  });

  test('[B6] it hears the value of the event, whatever the store holds by then', async () => {
    const { browser, a, b } = openTabs();
    await a.bus.send(messageOf('a', 0, 'first'));
    await a.bus.send(messageOf('a', 1, 'second'));
    browser.foreign.set(busKey, JSON.stringify(messageOf('x', 0, 'foreign')));
    await browser.settle();
    expect(b.heard.map((raw) => (raw as { data: unknown }).data)).toEqual(['first', 'second', 'foreign']);
  });

  test('[B20] the key is removed once per burst and never left behind', async () => {
    const { browser, a } = openTabs({ quotaChars: 500 });
    const before = browser.counts.removals;
    for (let n = 0; n < 100; n++) await Promise.resolve(a.bus.send(messageOf('a', n)));
    await allMicrotasks();
    expect(browser.store.size).toBe(0);
    for (let n = 100; n < 200; n++) void a.bus.send(messageOf('a', n));
    expect(() => a.bus.send(messageOf('a', 200, 'x'.repeat(500)))).toThrow('quota');
    await allMicrotasks();
    expect(browser.store.size).toBe(0);
    expect(browser.counts.removals - before).toBeLessThanOrEqual(101);
  });

  test('[B20] a burst within one task is one removal', async () => {
    const { browser, a } = openTabs();
    const before = browser.counts.removals;
    for (let n = 0; n < 1_000; n++) void a.bus.send(messageOf('a', n));
    await allMicrotasks();
    expect([browser.counts.removals - before, browser.store.size]).toEqual([1, 0]);
  });

  test('[B10] [B17] what a tab left behind when it was killed is removed by the next one, which does not hear it', async () => {
    const browser = createFakeBrowser();
    browser.store.set(busKey, JSON.stringify(messageOf('killed', 0)));
    const tab = browser.openTab();
    const heard: unknown[] = [];
    localStorageBus(tab.storage, tab.events).listen((raw) => heard.push(raw));
    await browser.settle();
    expect([heard, browser.store.size]).toEqual([[], 0]);
  });

  test('[B17] what a tab wrote in the moment it was killed arrives', async () => {
    const { browser, a, b } = openTabs();
    void a.bus.send(messageOf('a', 0));
    a.tab.kill();
    await browser.settle();
    expect(b.heard).toEqual([messageOf('a', 0)]);
  });

  test('closing releases every handler', () => {
    const { a } = openTabs();
    a.bus.close();
    expect(a.tab.handlers()).toBe(0);
  });
});
