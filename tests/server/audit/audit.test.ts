import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditEntry, AuditPage } from '@/features/audit/auditEntry';
import { type Caller, inProcess, type InProcess, problemOf } from '../inProcess';
import { makePractice, password } from '../practice';

let server: InProcess;
let admin: Caller;
const tab = '0190aaaa-0000-7000-8000-000000000001';

beforeAll(async () => {
  server = await inProcess();
  admin = await server.signIn(server.practice.email.admin, tab);
});
afterAll(() => server.close());

const read = async (query = ''): Promise<AuditPage> => {
  const answer = await admin.get(`/api/audit?${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<AuditPage>();
};
const all = async (query = '', limit = 100): Promise<AuditEntry[]> => {
  const found: AuditEntry[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: AuditPage = await read(`${query}&limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`);
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
};

describe('the audit log', () => {
  test('[A5] says who changed what, when and from which tab, and names the fields, never their values', async () => {
    const { patientId } = server.practice;
    const before = new Date(Date.now() - 60_000).toISOString();
    const answer = await admin.patch(`/api/patients/${patientId}`, {
      lastName: 'Secretname',
      medicalHistory: 'Secret illness',
    });
    expect(answer.statusCode).toBe(200);
    const [entry] = (await read('entity=patient&limit=1')).items;
    expect(entry).toMatchObject({
      action: 'updated',
      entity: 'patient',
      rowId: patientId,
      actor: 'admin',
      client: tab,
      fields: ['lastName', 'medicalHistory'],
    });
    expect(entry && entry.at > before).toBe(true);
    expect(JSON.stringify(await all())).not.toMatch(/Secret/);
  });

  test('tells created and deleted rows too, and what nobody signed in for', async () => {
    const made = await admin.post('/api/services', {
      name: 'Short',
      durationMinutes: 30,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      priceCents: 1,
      isActive: true,
    });
    const { id } = made.json<{ id: string }>();
    await server.sql(`update service set price_cents = 2 where id = $1`, [id]);
    await admin.delete(`/api/services/${id}`);
    const ofIt = (await all('entity=service')).filter(({ rowId }) => rowId === id);
    expect(ofIt.map(({ action, actor, fields }) => [action, actor, fields])).toEqual([
      ['deleted', 'admin', []],
      ['updated', null, ['priceCents']],
      ['created', 'admin', []],
    ]);
  });

  test('[A5] keeps sign-ins and refused ones with their address, and nothing of an e-mail that nobody has', async () => {
    const from = (email: string, secret: string) =>
      server.app.inject({
        method: 'POST',
        url: '/api/auth/sign-in',
        payload: { email, password: secret },
        remoteAddress: '10.3.0.7',
      });
    await from(server.practice.email.scheduler, password);
    await from(server.practice.email.scheduler, 'wrong');
    await from('my-secret-password', 'x');
    const mine = async () => {
      const kept = (await all('entity=session')).filter(({ address }) => address === '10.3.0.7');
      return kept.map(({ action, actor }) => [action, actor]).toSorted();
    };
    await expect.poll(mine).toEqual([
      ['refused', 'scheduler'],
      ['signedIn', 'scheduler'],
    ]);
    const kept = await server.sql('select * from audit_event');
    expect(JSON.stringify(kept)).not.toContain('my-secret-password');
  });

  test('comes in pages that hold each entry once, newest first, whatever is done meanwhile', async () => {
    const { patientId } = server.practice;
    for (let n = 0; n < 12; n++) {
      await admin.patch(`/api/patients/${patientId}`, { notes: `Note ${n}` });
      if (n % 3 === 0)
        await server.sql(
          `insert into audit_event (practice_id, action, entity, row_id) values ($1, 'overbooked', 'appointment', $2)`,
          [server.practice.id, patientId],
        );
    }
    const whole = (await read('limit=500')).items;
    const first = await read('limit=5');
    await admin.patch(`/api/patients/${patientId}`, { notes: 'Meanwhile' });
    const rest: AuditEntry[] = [];
    for (let { nextCursor } = first; nextCursor !== null;) {
      const page: AuditPage = await read(`limit=5&cursor=${nextCursor}`);
      rest.push(...page.items);
      nextCursor = page.nextCursor;
    }
    expect([...first.items, ...rest]).toEqual(whole);
    expect(whole.map(({ at }) => at)).toEqual(
      whole
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
  });

  test('is filtered by entity, by who and by when', async () => {
    const operator = await server.signIn(server.practice.email.operator);
    const { user } = (await operator.get('/api/session')).json<{ user: { id: string } }>();
    await operator.patch(`/api/patients/${server.practice.patientId}`, { phone: '+1 212 555 0199' });
    const theirs = await all(`actor=${user.id}&entity=patient`);
    expect(theirs.map(({ actorId }) => actorId)).toEqual([user.id]);
    const [newest] = await all();
    const at = newest?.at ?? '';
    expect((await all(`from=${at}&to=${at}`)).length).toBeGreaterThan(0);
    expect(await all('from=2090-01-01T00:00:00Z')).toEqual([]);
    expect(await all('to=2001-01-01T00:00:00Z')).toEqual([]);
  });

  test('[R8] refuses what it does not know, by name', async () => {
    for (const [query, field] of [
      ['who=x', 'who'],
      ['actor=x', 'actor'],
      ['from=yesterday', 'from'],
      ['limit=0', 'limit'],
      ['cursor=abc', 'cursor'],
      ['entity=%27', 'entity'],
      ['from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z', 'to'],
    ] as const) {
      const problem = problemOf(await admin.get(`/api/audit?${query}`));
      expect(problem.code, query).toBe('invalid_fields');
      expect(new Set(problem.fields?.map((one) => one.field))).toEqual(new Set([field]));
    }
  });

  test('[R17] [R19] is the admin’s of that practice, and nobody can edit it', async () => {
    for (const who of ['operator', 'assistant', 'therapist', 'patient'] as const)
      expect((await (await server.signIn(server.practice.email[who])).get('/api/audit')).statusCode).toBe(
        403,
      );
    const theirs = await makePractice(server);
    const other = await server.signIn(theirs.email.admin);
    const told = (await other.get('/api/audit?entity=patient')).json<AuditPage>();
    expect(told.items.every(({ rowId }) => rowId === theirs.patientId)).toBe(true);
    for (const text of [
      `update audit_event set action = 'x'`,
      'delete from audit_event',
      'truncate audit_event',
    ])
      await expect(server.sql(text)).rejects.toThrow('never changed');
  });
});
