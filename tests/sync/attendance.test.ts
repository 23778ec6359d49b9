import { expect, test } from 'vitest';
import { LockstepError } from '@/domain/errors';
import { createAttendance } from '@/sync/createAttendance';
import { createFakeClock } from './fakeClock';

const minute = 60_000;

function open() {
  const clock = createFakeClock();
  const person = { activeAt: clock.now(), isOnline: true };
  const told: number[] = [];
  const outcome: { error: unknown } = { error: null };
  const reported: unknown[] = [];
  let ended = 0;
  const attendance = createAttendance({
    clock,
    presence: { lastActiveAt: () => person.activeAt, isOnline: () => person.isOnline },
    async tell() {
      told.push(clock.now());
      if (outcome.error !== null) throw outcome.error;
    },
    signedOut: () => ended++,
    reportError: (error) => reported.push(error),
  });
  const wait = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 10_000) {
      clock.advance(10_000);
      await Promise.resolve();
      await Promise.resolve();
    }
  };
  return { clock, person, told, outcome, reported, attendance, wait, ended: () => ended };
}

test('[R37] a tab that nobody touches tells nothing, however long it stays open', async () => {
  const tab = open();
  await tab.wait(24 * 60 * minute);
  expect(tab.told).toEqual([]);
});

test('[R37] a tab in use says so once a minute at most, and once after the last touch', async () => {
  const tab = open();
  for (let n = 0; n < 60; n++) {
    tab.person.activeAt = tab.clock.now() + 5_000;
    await tab.wait(10_000);
  }
  const inUse = tab.told.length;
  expect(inUse).toBeGreaterThanOrEqual(9);
  expect(inUse).toBeLessThanOrEqual(10);
  await tab.wait(60 * minute);
  expect(tab.told.length).toBeLessThanOrEqual(inUse + 1);
});

test('[R37] what was not heard is told again; offline nothing is', async () => {
  const tab = open();
  tab.outcome.error = new Error('not reached');
  tab.person.activeAt += 1;
  await tab.wait(3 * minute);
  expect(tab.told.length).toBe(3);
  tab.person.isOnline = false;
  await tab.wait(3 * minute);
  expect(tab.told.length).toBe(3);
  tab.person.isOnline = true;
  tab.outcome.error = null;
  await tab.wait(3 * minute);
  expect(tab.told.length).toBe(4);
  expect(tab.reported).toEqual([]);
});

test('[R37] a session that is over empties the tab, and a closed one asks nothing', async () => {
  const tab = open();
  tab.outcome.error = new LockstepError('not_signed_in', 'over');
  tab.person.activeAt += 1;
  await tab.wait(minute);
  expect(tab.ended()).toBe(1);
  tab.attendance.close();
  tab.person.activeAt += 1;
  await tab.wait(10 * minute);
  expect(tab.told.length).toBe(1);
});
