import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entities } from '@/features/entities';
import { hiddenFields } from '@/domain/fieldPolicy';
import { roles } from '@/domain/policy';
import { inProcess, problemOf, type InProcess } from './inProcess';
import { bookableDays, makePractice } from './practice';
import { isWritten, sampleOf } from './samples';
import { columnOf } from '@/server/database/entityTable';

let server: InProcess;
beforeAll(async () => {
  server = await inProcess();
});
afterAll(() => server.close());

/** Every route the server has, as `[method, url]`. */
async function allRoutes(): Promise<[string, string][]> {
  await server.app.ready();
  const document = server.app.swagger() as { paths: Record<string, Record<string, unknown>> };
  return Object.entries(document.paths).flatMap(([url, methods]) =>
    Object.keys(methods).map((method): [string, string] => [method.toUpperCase(), url.replace('{id}', v7())]),
  );
}

describe('who gets in', () => {
  test('[R16] without a session only the declared few answer', async () => {
    const open: string[] = [];
    for (const [method, url] of await allRoutes()) {
      const answer = await server.app.inject({ method: method as 'GET', url });
      if (answer.statusCode === 401) expect(problemOf(answer).code).toBe('not_signed_in');
      else open.push(`${method} ${url}`);
    }
    expect(open.toSorted()).toEqual([
      'GET /api/demo',
      'GET /api/realtime/health',
      'POST /api/auth/accept-invitation',
      'POST /api/auth/second-factor',
      'POST /api/auth/sign-in',
      'POST /api/auth/sign-out',
      'POST /api/setup',
    ]);
  });

  test('[R16] a route that declares nothing is closed to everybody', async () => {
    const careless = await inProcess();
    try {
      careless.app.get('/api/forgotten', () => 'secret');
      const admin = await careless.signIn(careless.practice.email.admin);
      const answer = await admin.get('/api/forgotten');
      expect(problemOf(answer).code).toBe('forbidden');
      expect(answer.body).not.toContain('secret');
    } finally {
      await careless.close();
    }
  });

  test('[R17] each role may do exactly what the policy says', async () => {
    for (const [n, role] of roles.entries()) {
      const caller = await server.signIn(server.practice.email[role]);
      for (const entity of entities.filter(isWritten)) {
        const path = `/api/${entity.path}`;
        const reaches = (action: 'see' | 'create' | 'change' | 'delete') =>
          (entity.policy[action][role] ?? 'none') !== 'none';
        const may = (fields: object) =>
          Object.fromEntries(
            Object.entries(fields).filter(([field]) => !hiddenFields(entity, role).includes(field)),
          );
        const draft = may(sampleOf(entity).draft(server.practice, 10 + n));
        const before = await server.everything();
        const list = await caller.get(path);
        expect([role, path, list.statusCode]).toEqual([role, path, reaches('see') ? 200 : 403]);
        const created = await caller.post(path, draft);
        expect([role, path, created.statusCode]).toEqual([role, path, reaches('create') ? 201 : 403]);
        if (!reaches('create')) expect(await server.everything()).toEqual(before);
        const scope = entity.policy.change[role];
        const mine = typeof scope === 'object' ? server.practice[scope.equals] : null;
        const column = columnOf(typeof scope === 'object' ? scope.field : 'id');
        const [row] = await server.sql<{ id: string }>(
          `select id from ${entity.table} where practice_id = $1 and ($2::uuid is null or ${column} = $2)
            order by created_at desc limit 1`,
          [server.practice.id, mine],
        );
        const changed = await caller.patch(
          `${path}/${row?.id}`,
          may(sampleOf(entity).changes(server.practice)),
        );
        expect([role, path, changed.statusCode]).toEqual([role, path, reaches('change') ? 200 : 403]);
        const gone = await caller.delete(`${path}/${v7()}`);
        expect([role, path, gone.statusCode]).toEqual([role, path, reaches('delete') ? 404 : 403]);
      }
    }
  });

  test('[R18] a therapist neither sees nor touches another one’s rows, and gives none away', async () => {
    const { email, staffId, otherStaffId } = server.practice;
    const [maria, james] = [await server.signIn(email.therapist), await server.signIn(email.otherTherapist)];
    const draft = { staffId, date: '2026-11-25', startTime: '09:00', endTime: '10:00', isActive: true };
    const row = (await maria.post('/api/availability', draft)).json<{ id: string }>();
    const before = await server.everything();
    const path = `/api/availability/${row.id}`;
    expect(problemOf(await james.get(path)).code).toBe('not_found');
    expect(problemOf(await james.patch(path, { isActive: false })).code).toBe('not_found');
    expect(problemOf(await james.delete(path)).code).toBe('not_found');
    expect(problemOf(await james.post('/api/availability', draft)).code).toBe('forbidden');
    expect(problemOf(await maria.patch(path, { staffId: otherStaffId })).code).toBe('forbidden');
    const scheduler = await server.signIn(email.scheduler);
    expect((await scheduler.get(path)).statusCode).toBe(200);
    expect(problemOf(await scheduler.patch(path, { isActive: false })).code).toBe('forbidden');
    expect(await server.everything()).toEqual(before);
  });

  test('[R19] another practice is as if it were not there', async () => {
    const theirs = await makePractice(server);
    const them = await server.signIn(theirs.email.admin);
    const us = await server.signIn(server.practice.email.admin);
    for (const entity of entities.filter(isWritten)) {
      const path = `/api/${entity.path}`;
      const row = (await us.post(path, sampleOf(entity).draft(server.practice, 2))).json<{ id: string }>();
      const before = await server.everything();
      expect(problemOf(await them.get(`${path}/${row.id}`)).code).toBe('not_found');
      expect(
        problemOf(await them.patch(`${path}/${row.id}`, sampleOf(entity).changes(server.practice))).code,
      ).toBe('not_found');
      expect(problemOf(await them.delete(`${path}/${row.id}`)).code).toBe('not_found');
      const list = (await them.get(path)).json<{ items: { id: string }[] }>().items;
      expect(list.map(({ id }) => id)).not.toContain(row.id);
      const taken = await them.post(path, { ...sampleOf(entity).draft(theirs, 2), id: row.id });
      expect(problemOf(taken).code).toBe('already_exists');
      for (const field of Object.keys(entity.references ?? {})) {
        if (sampleOf(entity).draft(theirs, 2)[field] === null) continue;
        const borrowed = {
          ...sampleOf(entity).draft(theirs, 2),
          [field]: sampleOf(entity).draft(server.practice, 2)[field],
        };
        expect(problemOf(await them.post(path, borrowed)).code).toBe('unknown_reference');
      }
      expect(await server.everything()).toEqual(before);
    }
    const feed = (await them.get('/api/changes?since=0')).json<{ changes: { row: { id: string } }[] }>();
    // The practice’s settings, two services, two therapists, a patient, and the days on which they can be booked.
    expect(feed.changes.length).toBe(6 + 7 + 2 * bookableDays);
  });

  test('[R20] a service that staff offer is not deleted', async () => {
    const admin = await server.signIn(server.practice.email.admin);
    const refused = await admin.delete(`/api/services/${server.practice.serviceId}`);
    expect(problemOf(refused).code).toBe('in_use');
    const { staffId } = server.practice;
    expect([204, 409]).toContain((await admin.delete(`/api/staff/${staffId}`)).statusCode);
  });

  test('[R17] the practice’s settings are everybody’s to read and the admin’s to change', async () => {
    for (const role of roles) {
      const caller = await server.signIn(server.practice.email[role]);
      expect((await caller.get('/api/practice')).statusCode).toBe(200);
      const answer = await caller.patch('/api/practice', {
        name: `Named by ${role}`,
        timeZone: 'Europe/Berlin',
      });
      expect([role, answer.statusCode]).toEqual([role, role === 'admin' ? 200 : 403]);
    }
    const admin = await server.signIn(server.practice.email.admin);
    expect((await admin.get('/api/practice')).json()).toMatchObject({
      name: 'Named by admin',
      timeZone: 'Europe/Berlin',
    });
  });
});
