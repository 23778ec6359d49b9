import { expect, test } from 'vitest';
import { allMicrotasks } from '../sync/fakeBrowser';
import { createFakeClock } from '../sync/fakeClock';
import { createFakeLocks, type FakeTabLocks } from './fakeLocks';

const name = 'leader';

function open() {
  const clock = createFakeClock();
  const locks = createFakeLocks({ clock });
  const log: string[] = [];

  /** Holds the lock until `end` is called, the lock is taken, or the wish is given up. */
  function hold(tab: FakeTabLocks, as: string, steal = false) {
    const wish = new AbortController();
    let end = () => {};
    const held = tab.hold(name, { steal, signal: wish.signal }, (taken) => {
      log.push(`${as} holds`);
      return new Promise((resolve) => {
        end = resolve;
        taken.addEventListener('abort', () => {
          log.push(`${as} lost it`);
          resolve();
        });
      });
    });
    held.catch(() => log.push(`${as} gave up`));
    return { end: () => end(), giveUp: () => wish.abort() };
  }

  async function pass(ms: number): Promise<void> {
    for (let i = 0; i < ms; i++) {
      clock.advance(1);
      await allMicrotasks();
    }
  }

  return { locks, log, hold, pass };
}

test('who asked first has it first; the next one when that ends, unless it gave up waiting', async () => {
  const { locks, log, hold, pass } = open();
  const a = hold(locks.openTab(), 'a');
  const b = hold(locks.openTab(), 'b');
  hold(locks.openTab(), 'c');
  await pass(200);
  expect(log).toEqual(['a holds']);
  b.giveUp();
  a.end();
  await pass(200);
  expect(log).toEqual(['a holds', 'b gave up', 'c holds']);
});

test('a thief has it at once, before those who wait', async () => {
  const { locks, log, hold, pass } = open();
  hold(locks.openTab(), 'a');
  hold(locks.openTab(), 'b');
  await pass(50);
  const thief = hold(locks.openTab(), 'thief', true);
  await pass(50);
  expect(log).toEqual(['a holds', 'a lost it', 'thief holds']);
  thief.end();
  await pass(50);
  expect(log.at(-1)).toBe('b holds');
});

test('a dead tab’s lock goes to the next one a moment later, and its wishes to nobody', async () => {
  const { locks, log, hold, pass } = open();
  const dying = locks.openTab();
  hold(dying, 'a');
  hold(dying, 'a again');
  hold(locks.openTab(), 'b');
  await pass(50);
  dying.kill();
  await pass(30);
  expect(log).toEqual(['a holds']);
  await pass(150);
  expect(log).toEqual(['a holds', 'b holds']);
});

test('a frozen tab keeps what it holds, and hears of a theft when it wakes', async () => {
  const { locks, log, hold, pass } = open();
  let asleep: (() => void)[] | null = null;
  const frozen = locks.openTab((task) => (asleep ? void asleep.push(task) : task()));
  hold(frozen, 'a');
  hold(locks.openTab(), 'b');
  await pass(50);
  const inbox: (() => void)[] = [];
  asleep = inbox;
  await pass(1000);
  expect(log).toEqual(['a holds']);
  hold(locks.openTab(), 'thief', true);
  await pass(50);
  expect(log).toEqual(['a holds', 'thief holds']);
  asleep = null;
  for (const task of inbox) task();
  expect(log.at(-1)).toBe('a lost it');
});

test('doubled, two hold it; undoubled, the first alone', async () => {
  const { locks, log, hold, pass } = open();
  hold(locks.openTab(), 'a');
  hold(locks.openTab(), 'b');
  await pass(50);
  locks.double();
  await pass(50);
  expect([locks.holders(name), log.at(-1)]).toEqual([2, 'b holds']);
  locks.undouble();
  await pass(50);
  expect([locks.holders(name), log.at(-1)]).toEqual([1, 'b lost it']);
});
