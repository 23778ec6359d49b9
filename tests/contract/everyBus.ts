import { describe, expect, test } from 'vitest';
import type { BusMessage } from '@/protocol/busMessage';
import { protocolVersion } from '@/protocol/version';
import type { TabBus } from '@/sync/ports';

/** One browser as a bus sees it. */
export interface BusWorld {
  openBus(): TabBus;
  /** Waits until everything that was said has arrived. */
  settle(): Promise<void>;
}

export function messageOf(from: string, n: number, data: unknown = n): BusMessage {
  return { v: protocolVersion, from, n, scope: 'practice/user', type: 'thing_updated', data };
}

function countTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

function numbers(heard: unknown[], from: string): number[] {
  return (heard as BusMessage[]).filter((message) => message.from === from).map(({ n }) => n);
}

/** What every implementation of `TabBus` keeps, whatever is below it. */
export function everyBus(name: string, openWorld: () => BusWorld): void {
  function open(count: number) {
    const world = openWorld();
    const tabs = countTo(count).map((i) => {
      const bus = world.openBus();
      const heard: unknown[] = [];
      const stop = bus.listen((raw) => heard.push(raw));
      return { bus, heard, stop, from: `tab-${i}` };
    });
    return { world, tabs: tabs as [(typeof tabs)[0], (typeof tabs)[0], ...typeof tabs] };
  }

  describe(`every bus: ${name}`, () => {
    test('what one tab says, every other tab hears as it was said, and the tab itself does not', async () => {
      const { world, tabs } = open(4);
      const message = messageOf('tab-0', 0, {
        row: { name: 'Ünïcode "quoted" 😀', none: null, list: [1, 2] },
      });
      await tabs[0].bus.send(message);
      await world.settle();
      expect(tabs.map(({ heard }) => heard)).toEqual([[], [message], [message], [message]]);
    });

    test('[B1] the same value said twice arrives twice', async () => {
      const { world, tabs } = open(2);
      await tabs[0].bus.send(messageOf('tab-0', 0, 'same'));
      await tabs[0].bus.send(messageOf('tab-0', 1, 'same'));
      await world.settle();
      await tabs[0].bus.send(messageOf('tab-0', 2, 'same'));
      await world.settle();
      expect(numbers(tabs[1].heard, 'tab-0')).toEqual([0, 1, 2]);
    });

    test('[B7] of a burst of 1,000 none is lost and the order is kept', async () => {
      const { world, tabs } = open(3);
      await Promise.all(countTo(1_000).map(async (n) => tabs[0].bus.send(messageOf('tab-0', n))));
      await world.settle();
      for (const { heard } of tabs.slice(1)) expect(numbers(heard, 'tab-0')).toEqual(countTo(1_000));
    });

    test('[B8] two tabs that speak at once 300 times: every message arrives, each sender’s in order', async () => {
      const { world, tabs } = open(3);
      for (const n of countTo(300)) {
        await Promise.all(tabs.slice(0, 2).map(async ({ bus, from }) => bus.send(messageOf(from, n))));
        if (n % 7 === 0) await world.settle();
      }
      await world.settle();
      expect(numbers(tabs[0].heard, 'tab-1')).toEqual(countTo(300));
      expect(numbers(tabs[1].heard, 'tab-0')).toEqual(countTo(300));
      for (const from of ['tab-0', 'tab-1'])
        expect(numbers(tabs[2]?.heard ?? [], from)).toEqual(countTo(300));
    });

    test('[B10] a tab that opens later hears nothing that was said before', async () => {
      const { world, tabs } = open(2);
      await tabs[0].bus.send(messageOf('tab-0', 0));
      await world.settle();
      const late: unknown[] = [];
      world.openBus().listen((raw) => late.push(raw));
      await world.settle();
      expect(late).toEqual([]);
      await tabs[0].bus.send(messageOf('tab-0', 1));
      await world.settle();
      expect(numbers(late, 'tab-0')).toEqual([1]);
    });

    test('[B16] listening, stopping and listening again hears each message once', async () => {
      const { world, tabs } = open(2);
      tabs[1].stop();
      tabs[1].stop();
      const again: unknown[] = [];
      tabs[1].bus.listen((raw) => again.push(raw));
      await tabs[0].bus.send(messageOf('tab-0', 0));
      await world.settle();
      expect([tabs[1].heard, again.length]).toEqual([[], 1]);
    });

    test('two listeners of one tab both hear everything', async () => {
      const { world, tabs } = open(2);
      const second: unknown[] = [];
      tabs[1].bus.listen((raw) => second.push(raw));
      await tabs[0].bus.send(messageOf('tab-0', 0));
      await world.settle();
      expect([tabs[1].heard.length, second.length]).toEqual([1, 1]);
    });

    test('[B17] what a tab said before it closed arrives; afterwards it says and hears nothing', async () => {
      const { world, tabs } = open(3);
      await tabs[0].bus.send(messageOf('tab-0', 0));
      tabs[0].bus.close();
      tabs[0].bus.close();
      await expect((async () => tabs[0].bus.send(messageOf('tab-0', 1)))()).rejects.toThrow('closed');
      await tabs[1].bus.send(messageOf('tab-1', 0));
      await world.settle();
      expect(tabs[0].heard).toEqual([]);
      expect(numbers(tabs[1].heard, 'tab-0')).toEqual([0]);
      expect(numbers(tabs[2]?.heard ?? [], 'tab-1')).toEqual([0]);
    });
  });
}
