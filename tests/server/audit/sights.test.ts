import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { permits, type Role, roles } from '@/domain/policy';
import { subjectField } from '@/domain/subject';
import { entities } from '@/features/entities';
import { type Caller, inProcess, type InProcess } from '../inProcess';
import { isWritten, sampleOf } from '../samples';
import { eventsOf } from './auditTable';

let server: InProcess;
let admin: Caller;
const callers = new Map<Role, Caller>();
const users = new Map<Role, { id: string; staffId: string; patientId: string }>();
/** One row of each entity about people, and what the API tells an admin of it. */
const rows = new Map<string, Record<string, unknown> & { id: string }>();

const about = entities.filter((entity) => subjectField(entity, entities) !== null);
const windowMs = 5 * 60_000;

beforeAll(async () => {
  server = await inProcess();
  for (const role of roles) {
    const caller = await server.signIn(server.practice.email[role]);
    callers.set(role, caller);
    users.set(role, (await caller.get('/api/session')).json<{ user: never }>().user);
  }
  admin = callers.get('admin') ?? (await server.signIn(server.practice.email.admin));
  for (const entity of about.filter(isWritten)) {
    const answer = await admin.post(
      `/api/${entity.path}`,
      sampleOf(entity).draft(server.practice, rows.size),
    );
    expect(answer.statusCode, answer.body).toBe(201);
    rows.set(entity.name, answer.json());
  }
});
afterAll(() => server.close());

/** Whatever was seen before is told again from here on. */
const later = () => (server.clock.ms += windowMs + 1);

test('entities about people are those that are said to be personal, but for one that comes and goes', () => {
  const others = entities.filter(({ isPersonal }) => isPersonal).filter((entity) => !about.includes(entity));
  expect(others.map(({ name }) => name)).toEqual(['presence']);
  // The database finds what is about a record by these columns: see `audit_changes_of()`.
  expect(new Set(about.map((entity) => subjectField(entity, entities)))).toEqual(
    new Set(['id', 'patientId']),
  );
});

describe.each(about.filter(isWritten).map((entity) => [entity.name, entity] as const))(
  '%s',
  (name, entity) => {
    const field = subjectField(entity, entities) ?? '';

    test.each(roles)('[A7] [A8] opened or listed by a %s it leaves exactly one trace', async (role) => {
      later();
      const row = rows.get(name);
      const user = users.get(role);
      const caller = callers.get(role);
      if (!row || !user || !caller) throw new Error('Nothing to see');
      const viewer = { role, staffId: user.staffId, patientId: user.patientId } as never;
      const sees = permits(entity.policy, 'see', viewer, row);
      const common = { account_id: user.id, entity: name };

      const opened = await eventsOf(server, admin, () => caller.get(`/api/${entity.path}/${row.id}`));
      const subject = row[field] as string | null;
      const whom = [...new Set([row.id, ...(subject === null ? [] : [subject])])];
      expect(opened).toEqual([
        sees
          ? {
              ...common,
              action: 'opened',
              row_id: row.id,
              subjects: expect.any(Array),
              details: { count: 1, address: '127.0.0.1' },
            }
          : {
              ...common,
              action: 'denied',
              row_id: row.id,
              subjects: [row.id],
              details: { address: '127.0.0.1' },
            },
      ]);
      if (sees) expect(opened[0]?.subjects.toSorted()).toEqual(whom.toSorted());

      const listed = await eventsOf(server, admin, async () => {
        const answer = await caller.get(`/api/${entity.path}?id=${row.id},${v7()}`);
        expect(answer.statusCode).toBe((entity.policy.see[role] ?? 'none') === 'none' ? 403 : 200);
      });
      const mayList = (entity.policy.see[role] ?? 'none') !== 'none';
      expect(listed).toEqual([
        mayList
          ? {
              ...common,
              action: 'listed',
              row_id: null,
              subjects: sees && subject !== null ? [subject] : [],
              details: { count: sees ? 1 : 0, fields: ['id'], address: '127.0.0.1' },
            }
          : // What is refused is one trace for each row, and one for the list.
            { ...common, action: 'denied', row_id: null, subjects: [], details: { address: '127.0.0.1' } },
      ]);
    });
  },
);

describe.each(about.filter(({ searchFields }) => (searchFields ?? []).length > 0))(
  'search: $name',
  (entity) => {
    test.each(roles)('[A7] by a %s it is told with how many, never for what', async (role) => {
      later();
      const events = await eventsOf(server, admin, () =>
        (callers.get(role) ?? admin).post(`/api/${entity.path}/search`, { text: 'Whitfield', limit: 20 }),
      );
      expect(events.map(({ action, account_id }) => [action, account_id])).toEqual([
        ['searched', users.get(role)?.id],
      ]);
      expect(events[0]?.subjects).toEqual([server.practice.patientId]);
      expect(events[0]?.details).toEqual({ count: 1, address: '127.0.0.1' });
      expect(JSON.stringify(events)).not.toMatch(/whitfield/i);
    });
  },
);

describe.each(['csv', 'fhir.json'])('an export as %s', (ending) => {
  test.each(roles)(
    '[A7] [A8] by a %s leaves one trace with the number of rows, or that it was refused',
    async (role) => {
      later();
      const path = `/api/patients/export.${ending}`;
      const caller = callers.get(role) ?? admin;
      const events = await eventsOf(server, admin, () => caller.get(path));
      const mayExport = role === 'admin' || role === 'assistant';
      const [{ count } = { count: 0 }] = await server.sql<{ count: number }>(
        'select count(*)::int from patient',
      );
      expect(
        events.map(({ action, entity, account_id, details }) => [action, entity, account_id, details]),
      ).toEqual([
        mayExport
          ? ['exported', 'patient', users.get(role)?.id, { format: ending, count, address: '127.0.0.1' }]
          : ['denied', 'patient', users.get(role)?.id, { address: '127.0.0.1' }],
      ]);
    },
  );
});
