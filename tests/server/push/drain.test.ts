import { describe, expect, test } from 'vitest';
import { signInHeaders, startTestServer } from '../startTestServer';
import { anotherNode, pushServer } from './pushServer';
import { openStream } from './streamReader';

describe('a node that ends', () => {
  test('[E10] says so on every stream, and another one goes on from there', async () => {
    const server = await pushServer();
    try {
      const ending = await anotherNode(server);
      const { token } = await server.signIn(server.practice.email.operator);
      const streams = await Promise.all(Array.from({ length: 20 }, () => ending.open(token)));
      await Promise.all(streams.map((stream) => stream.until(() => stream.events.length > 0)));
      const id = await server.insertRow();
      await Promise.all(streams.map((stream) => stream.until(() => stream.changes().length === 1)));
      const closing = ending.app.close();
      expect(await Promise.all(streams.map(({ ended }) => ended))).toEqual(
        Array.from({ length: 20 }, () => 'closing'),
      );
      await closing;
      await expect(ending.open(token)).rejects.toThrow('ECONNREFUSED');
      const missed = await server.insertRow();
      const after = await server.open(token, { lastEventId: streams[0]?.seq() ?? 0 });
      await after.until(() => after.changes().length === 1);
      expect(after.changes()[0]?.id).toBe(missed);
      expect(missed).not.toBe(id);
      after.close();
    } finally {
      await server.close();
    }
  });

  test('[E10] leaves no connection to the database behind', async () => {
    const server = await pushServer();
    try {
      const ending = await anotherNode(server);
      const { token } = await server.signIn(server.practice.email.operator);
      const stream = await ending.open(token);
      const listening = async () =>
        (
          await server.sql(
            `select from pg_stat_activity
              where application_name = 'lockstep-listening' and datname = current_database()`,
          )
        ).length;
      await expect.poll(listening).toBe(1);
      await ending.app.close();
      expect(await stream.ended).toBe('closing');
      await expect.poll(listening).toBe(0);
    } finally {
      await server.close();
    }
  });

  test('[E10] as a process it drains by itself on SIGTERM, also with a client that reads nothing', async () => {
    const server = await startTestServer();
    try {
      const { authorization = '' } = await signInHeaders(server.url, 'admin@royalcare.example');
      const token = authorization.replace('Bearer ', '');
      const [reads, sleeps] = [
        await openStream(server.url, { token }),
        await openStream(server.url, { token, since: 0 }),
      ];
      sleeps.pause();
      await reads.until(() => reads.events.length > 0);
      // Cut off by its own time limit it would answer 1.
      expect(await server.stop()).toBe(0);
      expect(await reads.ended).toBe('closing');
      sleeps.close();
    } finally {
      await server.close();
    }
  });
});
