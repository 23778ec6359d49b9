import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BusMessage } from '@/protocol/busMessage';
import { broadcastChannelBus } from '@/sync/adapters/broadcastChannelBus';
import { AbsentBusError } from '@/sync/adapters/busErrors';
import { fallbackBus } from '@/sync/adapters/fallbackBus';
import { localStorageBus } from '@/sync/adapters/localStorageBus';
import type { Clock, TabBus } from '@/sync/ports';
import { everyBus, messageOf } from '../contract/everyBus';
import { allMicrotasks, createFakeBrowser, type FakeBrowserOptions, type FakeTab } from './fakeBrowser';
import { openBus } from './openService';

/** A way that takes its time, each message another time, and so keeps no order by itself. */
function slowBus(inner: TabBus, clock: Clock, fraction: () => number): TabBus {
  return {
    ...inner,
    send: (message) =>
      new Promise((resolve, reject) => {
        clock.after(fraction() * 20, () =>
          Promise.resolve(message)
            .then((each) => inner.send(each))
            .then(resolve, reject),
        );
      }),
  };
}

const composed = (options: FakeBrowserOptions, compose = openBus) => {
  return () => {
    const browser = createFakeBrowser(options);
    return { openBus: () => compose(browser.openTab()), settle: browser.settle };
  };
};

everyBus('localStorage, then BroadcastChannel', composed({}));
everyBus('BroadcastChannel, because storage is blocked', composed({ storage: 'absent' }));
everyBus('BroadcastChannel, because storage throws', composed({ storage: 'throws' }));
everyBus('localStorage, because there is no BroadcastChannel', composed({ channels: 'absent' }));
everyBus('an asynchronous way around localStorage', composed({}, asynchronous));

function asynchronous(tab: FakeTab): TabBus {
  const inner = localStorageBus(tab.storage, tab.events);
  return fallbackBus([{ ...inner, send: async (message) => inner.send(await Promise.resolve(message)) }]);
}

/** Two tabs, of which the first sends over `ways`. */
function open(options: FakeBrowserOptions, compose: (tab: FakeTab) => TabBus) {
  const browser = createFakeBrowser(options);
  const bus = compose(browser.openTab());
  const heard: BusMessage[] = [];
  openBus(browser.openTab()).listen((raw) => heard.push(raw as BusMessage));
  return { browser, bus, heard, numbers: () => heard.map(({ n }) => n) };
}

describe('fallbackBus', () => {
  test('[B4] what a full store refuses goes by BroadcastChannel, the rest by the store again', async () => {
    const { browser, bus, numbers } = open({ quotaChars: 300 }, openBus);
    await bus.send(messageOf('a', 0));
    await bus.send(messageOf('a', 1, 'x'.repeat(400)));
    await bus.send(messageOf('a', 2));
    await browser.settle();
    expect(numbers()).toEqual([0, 1, 2]);
    expect([browser.counts.writes, browser.counts.posts]).toEqual([2, 1]);
  });

  test('[B5] an absent way is not tried again, a failing one is', async () => {
    const tried = { absent: 0, failing: 0, working: 0 };
    const way = (name: keyof typeof tried, error?: Error): TabBus => ({
      send() {
        tried[name]++;
        if (error) throw error;
      },
      listen: () => () => undefined,
      close: () => undefined,
    });
    const bus = fallbackBus([
      way('absent', new AbsentBusError('none')),
      way('failing', new Error('full')),
      way('working'),
    ]);
    for (let n = 0; n < 3; n++) await bus.send(messageOf('a', n));
    expect(tried).toEqual({ absent: 1, failing: 3, working: 3 });
  });

  test('[B5] with no way left it says so, by throwing or by rejecting', async () => {
    const { bus } = open({ storage: 'absent', channels: 'absent' }, openBus);
    expect(() => bus.send(messageOf('a', 0))).toThrow(AggregateError);
    const { bus: slow } = open({ storage: 'throws' }, asynchronous);
    await expect(slow.send(messageOf('a', 0))).rejects.toThrow(AggregateError);
  });

  test('[B9] a message that arrives over two ways, or twice over one, counts once', async () => {
    const browser = createFakeBrowser({ weather: { duplicate: 1, delayMs: 9 } });
    const [tab, other] = [browser.openTab(), browser.openTab()];
    const heard: unknown[] = [];
    openBus(other).listen((raw) => heard.push(raw));
    for (const way of [localStorageBus(tab.storage, tab.events), broadcastChannelBus(tab.openChannel)])
      await way.send(messageOf('a', 0));
    await browser.settle();
    expect(heard).toHaveLength(1);
  });

  test('what has no sender and count is handed on for the receiver to judge', async () => {
    const { browser, heard } = open({}, openBus);
    for (let i = 0; i < 2; i++) browser.foreign.post('foreign');
    await browser.settle();
    expect(heard).toEqual(['foreign', 'foreign']);
  });

  test('[B24] order is kept over ways that take their time, fail, and fall back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.array(fc.boolean(), { maxLength: 40 }), async (seed, fails) => {
        const { browser, bus, numbers } = open({ seed }, (tab) => {
          const first = localStorageBus(tab.storage, tab.events);
          const failing: TabBus = {
            ...first,
            send(message) {
              if (fails[message.n]) throw new Error('not now');
              return first.send(message);
            },
          };
          return fallbackBus([slowBus(failing, tab.clock, () => tab.random.fraction()), openBus(tab)]);
        });
        const sent = Promise.all(fails.map(async (_, n) => bus.send(messageOf('a', n))));
        for (let waited = 0; waited <= fails.length; waited++) {
          await browser.settle();
          browser.clock.advance(20);
        }
        await sent;
        await browser.settle();
        expect(numbers()).toEqual(fails.map((_, n) => n));
      }),
      { numRuns: 60 },
    );
  });

  test('[B17] closing while messages wait loses those, and says so', async () => {
    const { browser, bus, numbers } = open({}, (tab) =>
      fallbackBus([slowBus(localStorageBus(tab.storage, tab.events), tab.clock, () => 0.5)]),
    );
    const outcomes = Promise.allSettled([bus.send(messageOf('a', 0)), bus.send(messageOf('a', 1))]);
    browser.clock.advance(10);
    await allMicrotasks();
    bus.close();
    browser.clock.advance(20);
    expect((await outcomes).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await browser.settle();
    expect(numbers()).toEqual([0]);
  });
});
