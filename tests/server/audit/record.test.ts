import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entities } from '@/features/entities';
import type { AuditPage } from '@/features/audit/auditEntry';
import { tidy } from '@/server/database/housekeeping';
import { secondNode } from '../appointments/secondNode';
import { type Caller, inProcess, type InProcess } from '../inProcess';
import { sampleOf } from '../samples';
import { eventsOf, keptEvents } from './auditTable';

let server: InProcess;
let admin: Caller;
let therapist: Caller;
let ids: { patient: string; other: string; referral: string };

const canary = 'Quetzalcoatl';
const entityOf = (name: string) => {
  const found = entities.find((entity) => entity.name === name);
  if (!found) throw new Error(name);
  return found;
};

beforeAll(async () => {
  server = await inProcess();
  admin = await server.signIn(server.practice.email.admin);
  therapist = await server.signIn(server.practice.email.therapist);
  const create = async (path: string, draft: object) => {
    const answer = await admin.post(path, draft);
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<{ id: string }>().id;
  };
  // Taken out before they were there: that concerns nobody who came later.
  await admin.get('/api/patients/export.csv');
  const patient = await create('/api/patients', { firstName: canary, lastName: 'Doe', phone: `${canary} 1` });
  const other = await create('/api/patients', { firstName: 'Ann', lastName: 'Doe', medicalHistory: canary });
  const draft = {
    ...sampleOf(entityOf('referral')).draft(server.practice, 1),
    patientId: patient,
    reason: canary,
  };
  ids = { patient, other, referral: await create('/api/referrals', draft) };
});
afterAll(() => server.close());

const log = async (query: string) => {
  const answer = await admin.get(`/api/audit?limit=500&${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer
    .json<AuditPage>()
    .items.map(({ action, entity }) => `${entity} ${action}`)
    .toSorted();
};
/** What was seen until now is told, and whatever is seen from now on is told anew. */
const later = async () => {
  server.clock.ms += 6 * 60_000;
  await keptEvents(server, admin);
};

describe('one record', () => {
  test('[A15] tells all that happened to it and to what is about it: seen, changed, taken out, in lists too', async () => {
    await therapist.get(`/api/patients/${ids.patient}`);
    await therapist.get(`/api/patients/${ids.other}`);
    await therapist.post('/api/patients/search', { text: canary, limit: 5 });
    await admin.patch(`/api/referrals/${ids.referral}`, { reason: `${canary} again` });
    await admin.get(`/api/referrals/${ids.referral}`);
    await admin.get('/api/patients?lastName=Doe');
    await admin.get('/api/patients?lastName=Nobody');
    await admin.get('/api/patients/export.csv');
    const expected = [
      'patient exported',
      'patient listed',
      'referral opened',
      'referral updated',
      'patient searched',
      'patient opened',
      'referral created',
      'patient created',
    ].toSorted();
    expect(await log(`record=${ids.patient}`)).toEqual(expected);
    expect(await log(`record=${ids.patient}&kind=saw`)).toEqual(
      expected.filter((one) => /opened|listed|searched/.test(one)),
    );
    expect(await log(`record=${ids.patient}&kind=changed`)).toEqual(
      expected.filter((one) => /updated|created/.test(one)),
    );
    expect(await log(`record=${ids.patient}&kind=exported`)).toEqual(['patient exported']);
    expect(await log(`record=${ids.patient}&entity=referral`)).toEqual(
      expected.filter((one) => one.startsWith('referral')),
    );
    expect(await log(`record=${ids.other}`)).toEqual([
      'patient created',
      'patient exported',
      'patient listed',
      'patient opened',
    ]);
    expect(await log(`record=${ids.referral}`)).toEqual([
      'referral created',
      'referral opened',
      'referral updated',
    ]);
    // The same when the log of changes has forgotten them, and when the record is gone.
    await server.sql(
      `update change_log set at = at - interval '31 days'; update feed_position set seq = seq + 10000`,
    );
    await tidy(server.database, server.clock.ms, 12 * 60 * 60_000, entities);
    expect(await log(`record=${ids.patient}`)).toEqual(expected);
    await server.sql('delete from referral where id = $1', [ids.referral]);
    await admin.delete(`/api/patients/${ids.patient}`);
    await admin.get('/api/patients/export.csv');
    // When it was made lies a month back by now, before the first export; the last one came after it was gone.
    expect(await log(`record=${ids.patient}&kind=exported`)).toHaveLength(2);
    const gone = await log(`record=${ids.patient}&kind=changed`);
    expect(gone.filter((one) => one.endsWith('deleted'))).toEqual(['patient deleted', 'referral deleted']);
  });

  test('[A7] nothing of what anybody typed, or a record holds, is in the audit’s tables', async () => {
    const [found] = await server.sql<{ text: string }>(
      `select (select string_agg(e::text, ' ') from audit_event e) || coalesce((select string_agg(c::text, ' ') from audit_change c), '') as text`,
    );
    expect(found?.text).toContain(ids.patient);
    expect(found?.text).not.toMatch(/Quetzal|Doe|Nobody|again/i);
  });

  test('[A7] what an edit tells of a row that it does not change is seen, too', async () => {
    const path = `/api/patients/${ids.other}`;
    await later();
    const operator = await server.signIn(server.practice.email.operator);
    const nothing = await eventsOf(server, admin, () => operator.patch(path, { firstName: 'Ann' }));
    expect(nothing.map(({ action, row_id }) => [action, row_id])).toEqual([['opened', ids.other]]);
    await later();
    await admin.patch(path, { firstName: 'Anna' });
    const conflict = await eventsOf(server, admin, async () => {
      const answer = await operator.patch(path, { firstName: 'Anne' }, { 'if-match': '"1"' });
      expect(answer.statusCode).toBe(412);
    });
    expect(conflict.map(({ action, row_id }) => [action, row_id])).toEqual([['opened', ids.other]]);
  });
});

test('[A7] a list of one id opens that record, as screens do', async () => {
  await later();
  const path = `/api/patients?id=${ids.other}`;
  const events = await eventsOf(server, admin, () => therapist.get(path));
  expect(events).toMatchObject([{ action: 'opened', row_id: ids.other, details: { count: 1 } }]);
  expect(await eventsOf(server, admin, () => therapist.get(`/api/patients/${ids.other}`))).toEqual([]);
});

test('[A7] what the booking assistant finds out for somebody is seen by them', async () => {
  const operator = await server.signIn(server.practice.email.operator);
  const events = await eventsOf(server, admin, () =>
    operator.post('/api/assistant/messages', { text: 'a massage for Anna Doe tomorrow' }),
  );
  expect(
    events.map(({ action, entity, subjects }) => [action, entity, subjects.includes(ids.other)]),
  ).toEqual([['searched', 'patient', true]]);
  expect(JSON.stringify(events)).not.toContain('Doe');
});

describe('following', () => {
  test('[A10] is told once for each session, with the entities in it', async () => {
    const scheduler = await server.signIn(server.practice.email.scheduler);
    const events = await eventsOf(server, admin, async () => {
      for (let n = 0; n < 3; n++) await scheduler.get('/api/changes?since=99999');
      for (let n = 0; n < 3; n++) await scheduler.get('/api/changes?since=0');
    });
    expect(events).toMatchObject([
      {
        action: 'followed',
        entity: 'feed',
        row_id: null,
        subjects: [],
        details: { fields: ['patient', 'appointment', 'offer'] },
      },
    ]);
    const again = await server.signIn(server.practice.email.scheduler);
    expect(await eventsOf(server, admin, () => again.get('/api/changes?since=0'))).toHaveLength(1);
  });
});

test('[A9] two nodes each tell what they showed, and both are in the one log', async () => {
  const other = await secondNode(server.url, () => server.clock.ms);
  await later();
  const events = await eventsOf(server, admin, async () => {
    await therapist.get(`/api/patients/${ids.other}`);
    await therapist.get(`/api/patients/${ids.other}`);
    for (let n = 0; n < 3; n++)
      await other.app.inject({
        url: `/api/patients/${ids.other}`,
        headers: {
          authorization: `Bearer ${therapist.token}`,
          'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/150.0 Safari/537.36',
        },
      });
    await other.close();
  });
  const told = events.map(({ action, details }) => [
    action,
    details['device'] ?? null,
    details['times'] ?? null,
  ]);
  expect(told.toSorted()).toEqual([
    ['opened', null, null],
    ['opened', 'Chrome on Windows', null],
    ['opened', 'Chrome on Windows', 2],
  ]);
  server.clock.ms += 6 * 60_000;
  const repeated = await keptEvents(server, admin);
  expect(repeated.at(-1)).toMatchObject({ action: 'opened', row_id: ids.other, details: { times: 1 } });
});

describe('the log as a file', () => {
  test('[A16] holds what was asked for, runs nothing in a spreadsheet, and that it was taken is kept with how many', async () => {
    await server.sql(`update account set name = '=1+1' where email = $1`, [server.practice.email.therapist]);
    await later();
    const query = `record=${ids.other}&kind=saw`;
    const entries = (await admin.get(`/api/audit?${query}`)).json<AuditPage>().items;
    const file = await admin.get(`/api/audit/export.csv?${query}`);
    expect(file.headers['content-disposition']).toBe('attachment; filename="audit.csv"');
    const lines = file.body.replace('\uFEFF', '').split('\r\n');
    expect(lines[0]).toBe('Day,Time,Who,Did,What,Id,Fields,Rows,Times,Address,Device,Tab');
    expect(lines.slice(1, -1).map((line) => line.split(',')[3])).toEqual(entries.map(({ action }) => action));
    expect(entries.length).toBeGreaterThan(5);
    expect(file.body).toContain(",'=1+1,opened,");
    const [kept] = (await keptEvents(server, admin)).toReversed();
    expect(kept).toMatchObject({
      action: 'exported',
      entity: 'audit',
      details: { format: 'csv', count: entries.length },
    });
    const whole = await admin.get('/api/audit/export.csv');
    const { details } = (await keptEvents(server, admin)).at(-1) ?? {};
    expect(whole.body.split('\r\n').length - 2).toBe(details?.['count']);
    for (const who of ['operator', 'assistant'] as const)
      expect(
        (await (await server.signIn(server.practice.email[who])).get('/api/audit/export.csv')).statusCode,
      ).toBe(403);
  });
});
