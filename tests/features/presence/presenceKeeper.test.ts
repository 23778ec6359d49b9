import { beforeEach, describe, expect, test } from 'vitest';
import type { Id } from '@/domain/primitives';
import { createPresenceKeeper, type PresenceKeeper, renewMs } from '@/features/presence/presenceKeeper';
import { allMicrotasks, createFakePresence } from '../../sync/fakeBrowser';
import { createFakeClock, type FakeClock } from '../../sync/fakeClock';

const ana = { subject: 'patient', subjectId: 'ana' as Id };
const ben = { subject: 'patient', subjectId: 'ben' as Id };

/** As long as this after the last touch, somebody is there. */
const attendedMs = 20 * renewMs;

let clock: FakeClock;
let presence: ReturnType<typeof createFakePresence>;
let keeper: PresenceKeeper;
/** What the server was told, in the order in which it began to be. */
let told: string[];
/** While it is set, calls wait until they are let through. */
let held: (() => void)[] | null;

beforeEach(() => {
  clock = createFakeClock();
  presence = createFakePresence(clock.now());
  told = [];
  held = null;
  const tell = (what: string) => (record: typeof ana) => {
    told.push(`${what} ${record.subjectId}`);
    return new Promise<void>((resolve) => (held ? held.push(resolve) : resolve()));
  };
  keeper = createPresenceKeeper({
    after: clock.after,
    isAttended: () => presence.isVisible() && clock.now() - presence.lastActiveAt() < attendedMs,
    watch: presence.watch,
    announce: tell('announce'),
    leave: tell('leave'),
  });
});

async function pass(ms = 0): Promise<void> {
  clock.advance(ms);
  await allMicrotasks();
}
const take = () => told.splice(0);

describe('what is open', () => {
  test('is announced, renewed as long as it lasts, and left', async () => {
    const close = keeper.open(ana);
    await pass();
    expect(take()).toEqual(['announce ana']);
    await pass(renewMs - 1);
    expect(take()).toEqual([]);
    await pass(1);
    await pass(renewMs);
    expect(take()).toEqual(['announce ana', 'announce ana']);
    close();
    await pass();
    expect(take()).toEqual(['leave ana']);
    await pass(10 * renewMs);
    expect(take()).toEqual([]);
  });

  test('is announced once by several parts, and by one that is mounted twice', async () => {
    keeper.open(ana)();
    const [first, second] = [keeper.open(ana), keeper.open(ana)];
    await pass();
    expect(take()).toEqual(['announce ana']);
    first();
    await pass();
    expect(take()).toEqual([]);
    second();
    const third = keeper.open(ana);
    await pass();
    expect(take()).toEqual([]);
    await pass(renewMs);
    expect(take()).toEqual(['announce ana']);
    third();
    await pass();
    expect(take()).toEqual(['leave ana']);
  });

  test('and is never announced, if it was closed in the same moment', async () => {
    keeper.open(ana)();
    await pass(renewMs);
    expect(take()).toEqual([]);
  });

  test('is one record each', async () => {
    const close = keeper.open(ana);
    keeper.open(ben);
    await pass();
    expect(take()).toEqual(['announce ana', 'announce ben']);
    close();
    await pass(renewMs);
    expect(take().toSorted()).toEqual(['announce ben', 'leave ana']);
  });
});

describe('a tab that nobody sees', () => {
  test('because its person went away leaves at the next renewal, and is back with them', async () => {
    keeper.open(ana);
    await pass();
    presence.set({ visible: true, lastActiveAt: clock.now() - attendedMs + 1 });
    take();
    await pass(renewMs);
    expect(take()).toEqual(['leave ana']);
    await pass(5 * renewMs);
    expect(take()).toEqual([]);
    presence.set({ online: true, lastActiveAt: clock.now() });
    await pass(renewMs);
    expect(new Set(take())).toEqual(new Set(['announce ana']));
  });

  test('is nowhere, and is there again when it is seen', async () => {
    keeper.open(ana);
    await pass();
    presence.set({ visible: false });
    await pass();
    expect(take()).toEqual(['announce ana', 'leave ana']);
    await pass(10 * renewMs);
    expect(take()).toEqual([]);
    presence.set({ visible: true });
    await pass();
    await pass(renewMs);
    expect(take()).toEqual(['announce ana', 'announce ana']);
  });

  test('announces nothing when something is opened in it', async () => {
    presence.set({ visible: false });
    const close = keeper.open(ana);
    await pass(renewMs);
    close();
    await pass(renewMs);
    expect(take()).toEqual([]);
  });

  test('that goes and comes quickly is told in order, and ends as it is', async () => {
    held = [];
    keeper.open(ana);
    await pass();
    presence.set({ visible: false });
    presence.set({ visible: true });
    presence.set({ visible: false });
    expect(take()).toEqual(['announce ana']);
    for (const letThrough of held.splice(0)) letThrough();
    await pass();
    expect(take()).toEqual(['leave ana']);
  });
});

test('back online it says so at once, not only when the next renewal is due', async () => {
  keeper.open(ana);
  await pass();
  presence.set({ online: false });
  await pass();
  take();
  presence.set({ online: true });
  await pass();
  expect(take()).toEqual(['announce ana']);
});

test('what could not be told for long is told as it is by then, not as it was', async () => {
  held = [];
  const close = keeper.open(ana);
  await pass();
  await pass(5 * renewMs);
  close();
  await pass();
  expect(take()).toEqual(['announce ana']);
  for (const letThrough of held.splice(0)) letThrough();
  held = null;
  await pass();
  expect(take()).toEqual(['leave ana']);
  await pass(10 * renewMs);
  expect(take()).toEqual([]);
});
