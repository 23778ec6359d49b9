import { describe, expect, test } from 'vitest';
import type { Viewer } from '@/domain/policy';
import { fakeHub, operator } from './fakeHub';

const patient: Viewer = { role: 'patient', staffId: null, patientId: null };
const range = (after: number, to: number) => Array.from({ length: to - after }, (_, n) => after + 1 + n);

describe('one hub for many', () => {
  test('[E13] of a commit the log is read once, and it is decided once for all who see the same', async () => {
    const fake = fakeHub();
    await fake.hub.pull();
    const clients = [...range(0, 50).map(() => fake.open()), ...range(0, 50).map(() => fake.open(patient))];
    fake.commit();
    fake.counts.reads = 0;
    await fake.hub.pull();
    expect(fake.counts).toEqual({ reads: 1, shown: 2, pages: 0 });
    expect(clients.map((client) => client.events().at(-1)?.name)).toEqual([
      ...range(0, 50).map(() => 'change'),
      ...range(0, 50).map(() => 'position'),
    ]);
    for (const client of clients) client.writer.gone();
    fake.commit();
    await fake.hub.pull();
    expect(fake.counts.shown).toBe(2);
  });

  test('[E13] told of ten commits while it reads, it reads once more', async () => {
    const fake = fakeHub();
    await fake.hub.pull();
    const client = fake.open();
    fake.counts.reads = 0;
    const pulls = range(0, 10).map(() => {
      fake.commit();
      return fake.hub.pull();
    });
    await Promise.all(pulls);
    expect(fake.counts.reads).toBe(2);
    expect(client.seqs()).toEqual(range(0, 10));
  });

  test('[E8] while the database is away it stays where it is, and goes on from there', async () => {
    const fake = fakeHub();
    await fake.hub.pull();
    const client = fake.open();
    fake.away = true;
    fake.commit();
    await expect(fake.hub.pull()).rejects.toThrow('away');
    expect(client.ended()).toBe(false);
    fake.away = false;
    fake.commit();
    await fake.hub.pull();
    expect(client.seqs()).toEqual([1, 2]);
  });

  test('[E3] when the history turns out to be another one, everybody is told to load anew', async () => {
    const histories: ((fake: ReturnType<typeof fakeHub>) => void)[] = [
      ({ log }) => (log.epoch = 'two'),
      ({ log }) => log.lines.splice(3),
      ({ log }) => (log.prunedTo = 6),
    ];
    for (const change of histories) {
      const fake = fakeHub();
      fake.commit(5);
      await fake.hub.pull();
      const client = fake.open();
      change(fake);
      await fake.hub.pull();
      expect(client.events().at(-1)).toEqual({ name: 'bye', reason: 'tooOld' });
      expect(client.ended()).toBe(true);
      const { head, epoch } = fake.hub.place() ?? {};
      expect([head, epoch]).toEqual([fake.log.lines.length, fake.log.epoch]);
    }
  });
});

describe('a burst that is larger than what the hub keeps', () => {
  test('[E6] loses nobody who keeps up, even if each write has to wait for the one before', async () => {
    const fake = fakeHub({ ringLines: 50 });
    await fake.hub.pull();
    const clients = range(0, 3).map(() => fake.open());
    for (const client of clients) client.block();
    fake.commit(1_000);
    const over = fake.hub.pull().then(() => true);
    // Each turn of the event loop brings every client one write further.
    for (let isOver = false; !isOver;) {
      for (const client of clients) client.drain(true);
      isOver = await Promise.race([
        over,
        new Promise<false>((resolve) => setImmediate(() => resolve(false))),
      ]);
    }
    for (const client of clients) {
      client.drain();
      expect(client.seqs()).toEqual(range(0, 1_000));
    }
    // Nor did anybody have to read the log by itself.
    expect(fake.counts.pages).toBe(0);
  });

  test('[E6] waits once for a client that takes nothing; then the others go on without it', async () => {
    const fake = fakeHub({ ringLines: 50 });
    await fake.hub.pull();
    const [quick, slow] = [fake.open(), fake.open(operator)];
    slow.block();
    fake.commit();
    await fake.hub.pull();
    slow.drain();
    slow.block();
    fake.commit(400);
    const over = fake.hub.pull();
    await new Promise((resolve) => setImmediate(resolve));
    expect(quick.seqs().length).toBeLessThan(401);
    fake.timersGoOff();
    await over;
    expect(quick.seqs()).toEqual(range(0, 401));
    slow.drain();
    expect(slow.events().at(-1)).toEqual({ name: 'bye', reason: 'tooSlow' });
    expect(fake.figures.read().drops).toBe(1);
  });
});
