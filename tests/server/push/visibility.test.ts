import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roles } from '@/domain/policy';
import { ChangesPage } from '@/protocol/changesPage';
import type { Caller } from '../inProcess';
import { makePractice } from '../practice';
import { pushServer, type PushServer } from './pushServer';

let server: PushServer;
let admin: Caller;
beforeAll(async () => {
  server = await pushServer();
  admin = await server.signIn(server.practice.email.admin, v7());
});
afterAll(() => server.close());

describe('who is told what', () => {
  test('[E4] a row that moves to another therapist leaves one stream as deleted and comes to the other', async () => {
    const { email, staffId, otherStaffId } = server.practice;
    const maria = await server.open((await server.signIn(email.therapist)).token);
    const james = await server.open((await server.signIn(email.otherTherapist)).token);
    await Promise.all([maria, james].map((stream) => stream.until(() => stream.events.length > 0)));
    const since = await server.head();
    const id = await server.insertRow(staffId);
    await admin.patch(`/api/availability/${id}`, { staffId: otherStaffId });
    await Promise.all([maria, james].map((stream) => stream.until(() => stream.seq() === since + 2)));
    expect(maria.changes()).toMatchObject([
      { seq: since + 1, op: 'created', id, row: { staffId } },
      { seq: since + 2, op: 'deleted', id, rev: 2 },
    ]);
    expect(maria.changes()[1]).not.toHaveProperty('row');
    expect(james.changes()).toMatchObject([
      { seq: since + 2, op: 'updated', row: { staffId: otherStaffId } },
    ]);
    maria.close();
    james.close();
  });

  test('[E4] what a viewer may not see only moves the position, also as the last of several', async () => {
    const { email, staffId, otherStaffId } = server.practice;
    const maria = await server.open((await server.signIn(email.therapist)).token);
    await maria.until(() => maria.events.length > 0);
    const since = await server.head();
    await server.insertRow(otherStaffId);
    await maria.until(() => maria.seq() === since + 1);
    expect(maria.events.slice(1)).toEqual([
      { name: 'position', id: since + 1, position: { seq: since + 1, now: server.clock.ms } },
    ]);
    const insert = (therapist: string) =>
      `insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
       values ('${server.practice.id}', '${v7()}', '${therapist}', '2026-11-24', '09:00', '12:00', true)`;
    // One transaction: the second of three is hers.
    await server.sql(`do $$ begin ${[otherStaffId, staffId, otherStaffId].map(insert).join('; ')}; end $$`);
    await maria.until(() => maria.seq() === since + 4);
    expect(maria.events.slice(2).map((event) => [event.name, 'id' in event && event.id])).toEqual([
      ['change', since + 3],
      ['position', since + 4],
    ]);
    maria.close();
  });

  test('[E4] nothing of another practice is told: no change, no position, no count', async () => {
    const theirs = await makePractice(server);
    const them = await server.open((await server.signIn(theirs.email.admin)).token);
    const us = await server.open(admin.token);
    await Promise.all([them, us].map((stream) => stream.until(() => stream.events.length > 0)));
    const id = await server.insertRow();
    const own = await server.insertRow(theirs.staffId, theirs);
    await us.until(() => us.changes().length === 1);
    await them.until(() => them.changes().length === 1);
    expect(us.changes()[0]).toMatchObject({ id });
    expect(them.events.slice(1)).toMatchObject([{ name: 'change', change: { id: own } }]);
    them.close();
    us.close();
  });

  test('[E4] stream and /api/changes agree for every role, event by event', async () => {
    const { email, staffId, otherStaffId, serviceId } = server.practice;
    const since = await server.head();
    const callers = await Promise.all(roles.map((role) => server.signIn(email[role])));
    // Half of each stream comes from the log, half from the hub.
    const write = async () => {
      for (const therapist of [staffId, otherStaffId, staffId]) {
        const id = await server.insertRow(therapist);
        await admin.patch(`/api/availability/${id}`, { staffId: otherStaffId });
        await admin.patch(`/api/services/${serviceId}`, { priceCents: Math.floor(9000 + id.length) });
        await admin.delete(`/api/availability/${id}`);
      }
    };
    await write();
    const streams = await Promise.all(callers.map(({ token }) => server.open(token, { since })));
    await Promise.all(streams.map((stream) => stream.until(() => stream.events.length > 0)));
    await write();
    const head = await server.head();
    for (const [i, stream] of streams.entries()) {
      await stream.until(() => stream.seq() === head);
      const page = await callers[i]?.get(`/api/changes?since=${since}`);
      const { changes } = ChangesPage.parse(page?.json());
      expect([roles[i], stream.changes()]).toEqual([roles[i], changes]);
      expect(changes.length).toBeGreaterThan(0);
      stream.close();
    }
  });
});
