import { afterEach, beforeEach, expect, test } from 'vitest';
import { LockstepError } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import { createRuntime, type Runtime } from '@/store/createRuntime';
import { gatherRows } from '@/store/useRowsOf';
import { createFakeBrowser } from '../sync/fakeBrowser';
import { openService } from '../sync/openService';
import { fakeAppointment, fakeAppointmentSlice, fakeId } from './fakeAppointment';
import { noCalls } from './noCalls';

const never = () => new Promise<never>(() => {});
const idsOf = (from: number, to: number): Id[] =>
  Array.from({ length: to - from + 1 }, (_, n) => fakeId(1, from + n));

let browser: ReturnType<typeof createFakeBrowser>;
let runtime: Runtime;
/** What was asked for, one list of ids for each request. */
let asked: string[][];
let refusal: LockstepError | null;

beforeEach(() => {
  browser = createFakeBrowser();
  asked = [];
  refusal = null;
  const { tab, bus, service } = openService(browser);
  runtime = createRuntime({
    calls: noCalls,
    slices: [fakeAppointmentSlice],
    service,
    clock: tab.clock,
    random: tab.random,
    presence: tab.presence,
    stream: null,
    locks: null,
    changes: { changesSince: never },
    lists: {
      list(_path, query) {
        const ids = (query['id'] ?? '').split(',');
        asked.push(ids);
        if (refusal) return Promise.reject(refusal);
        // The last one does not exist.
        const items = ids.filter((id) => id !== fakeId(1, 999)).map((id) => ({ ...fakeAppointment(1), id }));
        return Promise.resolve({ items, seq: 10, epoch: 'epoch-1' });
      },
    },
    sender: { send: never },
    signedOut() {},
    reportError: (error) => {
      throw error;
    },
    onClose: () => bus.close(),
  });
});
afterEach(() => runtime.close());

/** Lets the moment pass in which the others of a screen say what they miss, and the answers come. */
async function settle(): Promise<void> {
  browser.clock.advance(10);
  for (let i = 0; i < 20; i++) await Promise.resolve();
}
const gather = (ids: readonly Id[]) => gatherRows(runtime, fakeAppointmentSlice, ids);
const isHere = (id: Id) =>
  fakeAppointmentSlice.selectors.selectById(runtime.store.getState(), id) !== undefined;

test('what several components miss in one moment is one request, each id once', async () => {
  gather([fakeId(1, 3)]);
  gather([fakeId(1, 1), fakeId(1, 3)]);
  gather([fakeId(1, 2)]);
  expect(asked).toEqual([]);
  await settle();
  expect(asked).toEqual([idsOf(1, 3)]);
  expect(idsOf(1, 3).every(isHere)).toBe(true);
});

test('a hundred at a time', async () => {
  gather(idsOf(1, 250));
  await settle();
  expect(asked.map((ids) => ids.length)).toEqual([100, 100, 50]);
  expect(idsOf(1, 250).every(isHere)).toBe(true);
});

test('what is here, on its way, or known not to exist is not asked for again', async () => {
  gather([fakeId(1, 1), fakeId(1, 999)]);
  gather([fakeId(1, 1)]);
  await settle();
  gather([fakeId(1, 1), fakeId(1, 999)]);
  await settle();
  expect(asked).toEqual([[fakeId(1, 1), fakeId(1, 999)]]);
});

test('what is missed after a request has gone out is the next one', async () => {
  gather([fakeId(1, 1)]);
  await settle();
  gather([fakeId(1, 2)]);
  await settle();
  expect(asked).toEqual([[fakeId(1, 1)], [fakeId(1, 2)]]);
});

test('what the server refused may be asked for by whoever comes next', async () => {
  refusal = new LockstepError('forbidden', 'no');
  gather([fakeId(1, 1)]);
  await settle();
  refusal = null;
  gather([fakeId(1, 1)]);
  await settle();
  expect(asked).toHaveLength(2);
  expect(isHere(fakeId(1, 1))).toBe(true);
});

test('what could not be reached is owed: it comes by itself, and is not asked for twice', async () => {
  refusal = new LockstepError('unavailable', 'later');
  gather([fakeId(1, 1)]);
  await settle();
  gather([fakeId(1, 1)]);
  await settle();
  expect(asked).toHaveLength(1);
});
