import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BusMessage } from '@/protocol/busMessage';
import { fallbackBus } from '@/sync/adapters/fallbackBus';
import { localStorageBus } from '@/sync/adapters/localStorageBus';
import { type Seal, sealedBus } from '@/sync/adapters/sealedBus';
import type { Clock } from '@/sync/ports';
import { messageOf } from '../contract/everyBus';
import { allMicrotasks, createFakeBrowser, type FakeTab } from './fakeBrowser';
import { openBus } from './openService';

/** Takes its time, another time for each message, so that what is asked for first is rarely ready first. */
function slowSeal(clock: Clock, fraction: () => number): Seal {
  const later = (text: string) =>
    new Promise<string>((resolve) => void clock.after(fraction() * 30, () => resolve(text)));
  return { encrypt: (text) => later(text), decrypt: (sealed) => later(sealed) };
}

interface Said {
  isPersonal: boolean;
}

const isPersonal = (_type: string, data: unknown) => (data as Said | null)?.isPersonal === true;
const numbers = (heard: readonly BusMessage[], sender: string) =>
  heard.filter(({ from }) => from === sender).map(({ n }) => n);

function openTabs(seed: number, compose: (tab: FakeTab, seal: Seal) => ReturnType<typeof openBus>) {
  const browser = createFakeBrowser({ seed });
  const tabs = ['a', 'b', 'c'].map((from) => {
    const tab = browser.openTab();
    const bus = compose(
      tab,
      slowSeal(tab.clock, () => tab.random.fraction()),
    );
    const heard: BusMessage[] = [];
    bus.listen((raw) => heard.push(raw as BusMessage));
    return { from, bus, heard };
  });
  /** Waits until nothing is being sealed, carried or opened any more. */
  async function settle(): Promise<void> {
    await allMicrotasks();
    while (browser.clock.advanceToNext()) await allMicrotasks();
  }
  return { browser, settle, tabs: tabs as [(typeof tabs)[0], (typeof tabs)[0], (typeof tabs)[0]] };
}

test('[B24] each sender’s order is kept across sealed and clear messages, whatever is ready first', async () => {
  const exercised = { overtaken: 0 };
  const saying = fc.record({
    tab: fc.nat(1),
    isPersonal: fc.boolean(),
    waitMs: fc.constantFrom(0, 0, 1, 20),
  });
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.array(saying, { maxLength: 40 }), async (seed, steps) => {
      const { browser, settle, tabs } = openTabs(seed, (tab, seal) =>
        openBus(tab, { seal, mustSeal: isPersonal }),
      );
      const sent = { a: 0, b: 0 };
      const sending: unknown[] = [];
      for (const { tab, waitMs, ...said } of steps) {
        const from = tab === 0 ? 'a' : 'b';
        const outcome = tabs[tab === 0 ? 0 : 1].bus.send(messageOf(from, sent[from]++, said));
        if (outcome instanceof Promise && !said.isPersonal) exercised.overtaken++;
        sending.push(outcome);
        await allMicrotasks();
        browser.clock.advance(waitMs);
      }
      await settle();
      await Promise.all(sending);
      const all = (count: number) => Array.from({ length: count }, (_, n) => n);
      expect(numbers(tabs[2].heard, 'a')).toEqual(all(sent.a));
      expect(numbers(tabs[2].heard, 'b')).toEqual(all(sent.b));
      expect(numbers(tabs[1].heard, 'a')).toEqual(all(sent.a));
    }),
    { numRuns: 100 },
  );
  // Clear messages that had to wait for a sealed one before them.
  expect(exercised.overtaken).toBeGreaterThan(0);
});

test('[B24] also with a way to the other tabs that refuses now and then', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.array(fc.boolean(), { maxLength: 30 }), async (seed, fails) => {
      const { settle, tabs } = openTabs(seed, (tab, seal) => {
        const first = localStorageBus(tab.storage, tab.events);
        const failing = {
          ...first,
          send(message: BusMessage) {
            if (fails[message.n]) throw new Error('not now');
            return first.send(message);
          },
        };
        return sealedBus(fallbackBus([failing]), {
          seal,
          scope: 'practice/user',
          mustSeal: isPersonal,
          withoutRow: () => null,
          cannotOpen: () => undefined,
          reportError: (error) => {
            throw error;
          },
        });
      });
      const sending = fails.map(async (_, n) =>
        tabs[0].bus.send(messageOf('a', n, { isPersonal: n % 2 === 0 })),
      );
      const outcomes = Promise.allSettled(sending);
      await settle();
      expect((await outcomes).map(({ status }) => status)).toEqual(
        fails.map((refused) => (refused ? 'rejected' : 'fulfilled')),
      );
      const taken = fails.flatMap((refused, n) => (refused ? [] : [n]));
      expect(numbers(tabs[1].heard, 'a')).toEqual(taken);
    }),
    { numRuns: 60 },
  );
});

test('[B24] nobody waits for what another sender sealed', async () => {
  const { browser, settle, tabs } = openTabs(1, (tab, seal) => openBus(tab, { seal, mustSeal: isPersonal }));
  const [a, b, c] = tabs;
  const sending = a.bus.send(messageOf('a', 0, { isPersonal: true }));
  while (browser.counts.writes === 0) {
    browser.clock.advanceToNext();
    await allMicrotasks();
  }
  await b.bus.send(messageOf('b', 0, { isPersonal: false }));
  browser.clock.advance(1);
  expect(c.heard.map(({ from }) => from)).toEqual(['b']);
  await settle();
  await sending;
  expect(c.heard.map(({ from }) => from)).toEqual(['b', 'a']);
});
