import { describe, expect, test } from 'vitest';
import { createInspector, keptArrivals } from '@/sync/createInspector';
import type { SyncSource } from '@/sync/syncService';
import { createFakeBrowser } from './fakeBrowser';
import { openService } from './openService';

interface Arrival {
  seq: number | null;
  source?: SyncSource;
  /** When it was committed, before now. */
  committedMsAgo?: number;
  type?: string;
  id?: string;
}

function openInspector() {
  const browser = createFakeBrowser();
  const { clock } = browser;
  const { service, errors } = openService(browser);
  const inspector = createInspector({ service, clock });
  function arrive({
    seq,
    source = 'push',
    committedMsAgo,
    type = 'thing_updated',
    id = `row ${seq}`,
  }: Arrival) {
    const at = committedMsAgo === undefined ? {} : { at: clock.now() - committedMsAgo };
    service.deliver(type, { id, seq, rev: 1, thing: { name: 'secret' }, ...at }, source);
  }
  return { clock, service, inspector, errors, arrive, kept: () => inspector.get().changes };
}

describe('the inspector keeps', () => {
  test('each committed change by what it is, when it came, and by which way', () => {
    const { clock, inspector, arrive } = openInspector();
    arrive({ seq: 7, type: 'inventory_item_deleted', committedMsAgo: 12 });
    expect(inspector.get().changes).toEqual([
      {
        n: 1,
        type: 'inventory_item_deleted',
        op: 'deleted',
        id: 'row 7',
        seq: 7,
        rev: 1,
        source: 'push',
        at: clock.now(),
        delayMs: 12,
        again: false,
      },
    ]);
  });

  test('nothing that is only on its way, no other event, and nothing of a row', () => {
    const { service, inspector, arrive } = openInspector();
    arrive({ seq: null, source: 'own' });
    service.deliver('feed_handed', { seq: 3, since: 1, changes: [], id: 'x', rev: 1 }, 'tab');
    service.deliver('global_refresh', null, 'tab');
    service.deliver('thing_updated', 'broken', 'tab');
    service.deliver('thing_updated', { seq: 4 }, 'tab');
    expect(inspector.get().changes).toEqual([]);
    arrive({ seq: 1 });
    expect(JSON.stringify(inspector.get())).not.toContain('secret');
  });

  test('the newest, newest first, and counts all', () => {
    const { inspector, arrive, kept } = openInspector();
    for (let seq = 1; seq <= keptArrivals + 50; seq++) arrive({ seq, source: seq % 2 ? 'push' : 'tab' });
    expect(kept().map(({ seq }) => seq)).toEqual(
      Array.from({ length: keptArrivals }, (_, i) => keptArrivals + 50 - i),
    );
    expect(inspector.get().bySource).toMatchObject({
      own: { count: 0 },
      tab: { count: 125 },
      push: { count: 125 },
      poll: { count: 0 },
    });
  });

  test('a change that comes by two ways twice, and says so of the second', () => {
    const { arrive, kept } = openInspector();
    arrive({ seq: 1, source: 'tab' });
    arrive({ seq: 1, source: 'push' });
    arrive({ seq: 2, source: 'push' });
    expect(kept().map(({ source, seq, again }) => `${source} ${seq} ${again}`)).toEqual([
      'push 2 false',
      'push 1 true',
      'tab 1 false',
    ]);
  });

  test('nothing more after it was cleared, and goes on counting arrivals', () => {
    const { inspector, arrive, kept } = openInspector();
    for (let seq = 1; seq <= keptArrivals + 5; seq++) arrive({ seq });
    inspector.clear();
    expect(kept()).toEqual([]);
    expect(inspector.get().bySource.push.count).toBe(0);
    arrive({ seq: 900 });
    expect(kept().map(({ n, seq }) => `${n} ${seq}`)).toEqual([`${keptArrivals + 6} 900`]);
  });

  test('nothing after it was closed', () => {
    const { inspector, arrive, kept } = openInspector();
    inspector.close();
    arrive({ seq: 1 });
    expect(kept()).toEqual([]);
  });
});

describe('a delay', () => {
  test('counts from the commit as the feed tells it, also for a way that does not tell', () => {
    const { clock, arrive, kept } = openInspector();
    arrive({ seq: 1, source: 'own' });
    expect(kept().map(({ delayMs }) => delayMs)).toEqual([null]);
    clock.advance(30);
    arrive({ seq: 1, source: 'push', committedMsAgo: 35 });
    expect(kept().map(({ source, delayMs }) => `${source} ${delayMs}`)).toEqual(['push 35', 'own 5']);
  });

  test('is corrected by the difference of the clocks, as the quickest word of the server shows it', () => {
    const { clock, inspector, arrive, kept } = openInspector();
    // This device is 5 s ahead; the words of the server take 40, 3 and 90 ms.
    const aheadMs = 5000;
    for (const travelMs of [40, 3, 90]) inspector.heardServerClock(clock.now() - aheadMs - travelMs);
    expect(inspector.get().clockOffsetMs).toBe(aheadMs + 3);
    arrive({ seq: 1, committedMsAgo: aheadMs + 25 });
    expect(kept()[0]?.delayMs).toBe(22);
  });

  test('of a device that is a day behind is right as well', () => {
    const { clock, inspector, arrive, kept } = openInspector();
    const behindMs = 86_400_000;
    inspector.heardServerClock(clock.now() + behindMs);
    arrive({ seq: 1, committedMsAgo: 25 - behindMs });
    expect(kept()[0]?.delayMs).toBe(25);
  });

  test('is never negative: what came before it was committed shows how slow the server’s words were', () => {
    const { clock, inspector, arrive, kept } = openInspector();
    inspector.heardServerClock(clock.now() - 50);
    arrive({ seq: 1, committedMsAgo: 8 });
    arrive({ seq: 2, committedMsAgo: 20 });
    expect(kept().map(({ delayMs }) => delayMs)).toEqual([12, 0]);
    expect(inspector.get().clockOffsetMs).toBe(8);
  });

  test('follows a clock that was set, without judging what came before by it', () => {
    const { clock, inspector, arrive, kept } = openInspector();
    inspector.heardServerClock(clock.now());
    arrive({ seq: 1, committedMsAgo: 10 });
    clock.shift(-3_600_000);
    inspector.heardServerClock(clock.now() + 3_600_000);
    expect(inspector.get().clockOffsetMs).toBe(-3_600_000);
    arrive({ seq: 2, committedMsAgo: 20 - 3_600_000 });
    expect(kept().map(({ delayMs }) => delayMs)).toEqual([20, 10]);
  });

  test('forgets what the server said more than five minutes ago', () => {
    const { clock, inspector } = openInspector();
    inspector.heardServerClock(clock.now() - 3);
    clock.advance(300_000);
    inspector.heardServerClock(clock.now() - 40);
    expect(inspector.get().clockOffsetMs).toBe(40);
  });
});

test('percentiles are those of the kept delays of each way, by nearest rank', () => {
  const { inspector, arrive } = openInspector();
  for (let ms = 100; ms >= 1; ms--) arrive({ seq: ms, committedMsAgo: ms });
  for (const ms of [9000, 20, 300]) arrive({ seq: 100 + ms, source: 'poll', committedMsAgo: ms });
  arrive({ seq: 101, source: 'tab' });
  expect(inspector.get().bySource).toEqual({
    own: { count: 0, measured: 0, p50Ms: null, p95Ms: null, p99Ms: null },
    tab: { count: 1, measured: 0, p50Ms: null, p95Ms: null, p99Ms: null },
    push: { count: 100, measured: 100, p50Ms: 50, p95Ms: 95, p99Ms: 99 },
    poll: { count: 3, measured: 3, p50Ms: 300, p95Ms: 9000, p99Ms: 9000 },
  });
});

describe('whoever looks', () => {
  test('gets the same object until something has arrived', () => {
    const { inspector, arrive } = openInspector();
    const before = inspector.get();
    expect(inspector.get()).toBe(before);
    arrive({ seq: 1 });
    const after = inspector.get();
    expect(after).not.toBe(before);
    expect(inspector.get()).toBe(after);
    arrive({ seq: 2 });
    expect(inspector.get().changes[1]).toBe(after.changes[0]);
  });

  test('is told once of all that arrives within a tenth of a second, and sees nothing change meanwhile', () => {
    const { clock, inspector, arrive } = openInspector();
    const told: number[] = [];
    const stop = inspector.subscribe(() => told.push(inspector.get().changes.length));
    const before = inspector.get();
    for (let seq = 1; seq <= 150; seq++) arrive({ seq });
    expect(inspector.get()).toBe(before);
    clock.advance(100);
    expect(told).toEqual([150]);
    arrive({ seq: 151 });
    clock.advance(100);
    expect(told).toEqual([150, 151]);
    stop();
    arrive({ seq: 152 });
    clock.advance(1000);
    expect(told).toEqual([150, 151]);
    expect(inspector.get().changes).toHaveLength(152);
  });

  test('sees at once what has arrived before', () => {
    const { inspector, arrive } = openInspector();
    arrive({ seq: 1 });
    inspector.subscribe(() => {});
    expect(inspector.get().changes).toHaveLength(1);
  });

  test('is told at once that it was cleared', () => {
    const { inspector, arrive, clock } = openInspector();
    let told = 0;
    inspector.subscribe(() => told++);
    arrive({ seq: 1 });
    inspector.clear();
    expect(told).toBe(1);
    expect(inspector.get().changes).toEqual([]);
    clock.advance(1000);
    expect(told).toBe(1);
  });

  test('is told of a better word on the clocks, and not of one that changes nothing', () => {
    const { inspector, clock } = openInspector();
    let told = 0;
    inspector.subscribe(() => told++);
    inspector.heardServerClock(clock.now() - 5);
    clock.advance(100);
    inspector.heardServerClock(clock.now() - 9);
    clock.advance(100);
    expect(told).toBe(1);
  });
});

test('while nobody looks, an arrival sets no timer and works nothing out', () => {
  const { clock, arrive, inspector } = openInspector();
  const before = inspector.get();
  for (let seq = 1; seq <= 1000; seq++) arrive({ seq });
  expect(clock.advanceToNext()).toBe(false);
  expect(inspector.get()).not.toBe(before);
});
