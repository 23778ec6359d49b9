import { describe, expect, test } from 'vitest';
import { fakeHub } from './fakeHub';

const range = (after: number, to: number) => Array.from({ length: to - after }, (_, n) => after + 1 + n);
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('what is written to one client', () => {
  test('[E6] is nothing at all from the moment it takes no more until it has drained, not even a heartbeat', async () => {
    const fake = fakeHub();
    await fake.hub.pull();
    const client = fake.open();
    client.block();
    fake.commit();
    await fake.hub.pull();
    const written = client.writes();
    fake.commit(5);
    await fake.hub.pull();
    client.writer.beat();
    expect(client.writes()).toBe(written);
    expect(client.writer.stuckSince()).toBe(1_000);
    client.drain();
    expect(client.seqs()).toEqual(range(0, 6));
    expect(client.writer.stuckSince()).toBe(null);
  });

  test('[E6] with more waiting than the limit it is told so, and nothing after that', async () => {
    const fake = fakeHub({ maxBufferedBytes: 5_000 });
    await fake.hub.pull();
    const client = fake.open();
    client.block();
    fake.commit(6);
    await fake.hub.pull();
    expect(client.events().at(-1)).toEqual({ name: 'bye', reason: 'tooSlow' });
    expect(client.ended()).toBe(true);
    const written = client.writes();
    client.drain();
    fake.commit();
    await fake.hub.pull();
    client.writer.beat();
    client.writer.bye('closing');
    expect(client.writes()).toBe(written);
  });

  test('[E6] if its place is forgotten when it has drained, it is told so', async () => {
    const fake = fakeHub({ ringLines: 10 });
    await fake.hub.pull();
    const [inTime, late] = [fake.open(), fake.open()];
    for (const client of [inTime, late]) client.block();
    for (let n = 0; n < 11; n++) {
      fake.commit();
      await fake.hub.pull();
    }
    inTime.drain();
    fake.commit();
    await fake.hub.pull();
    late.drain();
    expect(inTime.seqs()).toEqual(range(0, 12));
    expect(inTime.ended()).toBe(false);
    expect(late.seqs()).toEqual([1]);
    expect(late.events().at(-1)).toEqual({ name: 'bye', reason: 'tooSlow' });
  });

  test('[E2] from far behind, one page of the log at a time, each when the client has taken the one before', async () => {
    const fake = fakeHub({ ringLines: 10 });
    fake.commit(1_000);
    await fake.hub.pull();
    const client = fake.open(undefined, 0);
    client.block();
    await nextTurn();
    expect(fake.counts.pages).toBe(1);
    for (let n = 0; n < 4; n++) {
      client.drain(true);
      await nextTurn();
    }
    expect(fake.counts.pages).toBe(1);
    expect(client.seqs().length).toBeLessThan(200);
    client.drain();
    while (client.seqs().length < 1_000) await nextTurn();
    expect(client.seqs()).toEqual(range(0, 1_000));
    expect(fake.counts.pages).toBe(5);
    expect(fake.figures.read().latencyMs.samples).toBe(0);
  });

  test('[E6] from far behind, who falls back further is told to ask for pages by itself', async () => {
    const fake = fakeHub({ ringLines: 10 });
    fake.commit(300);
    await fake.hub.pull();
    const client = fake.open(undefined, 0);
    client.block();
    await nextTurn();
    fake.commit(20);
    await fake.hub.pull();
    client.drain(true);
    expect(client.ended()).toBe(false);
    fake.commit(300);
    await fake.hub.pull();
    client.drain(true);
    expect(client.events().at(-1)).toEqual({ name: 'bye', reason: 'tooSlow' });
  });

  test('[E1] counts as a delivery what was committed while the stream was open', async () => {
    const fake = fakeHub();
    fake.commit(3);
    await fake.hub.pull();
    fake.open(undefined, 0);
    expect(fake.figures.read()).toMatchObject({ eventsSent: 0, latencyMs: { samples: 0 } });
    await nextTurn();
    expect(fake.figures.read()).toMatchObject({ eventsSent: 3, latencyMs: { samples: 0 } });
    fake.commit();
    await fake.hub.pull();
    expect(fake.figures.read()).toMatchObject({
      eventsSent: 4,
      latencyMs: { p50: 100, p95: 100, p99: 100, samples: 1 },
    });
  });
});
