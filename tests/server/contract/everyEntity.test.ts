import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entities } from '@/features/entities';
import { ChangesPage } from '@/protocol/changesPage';
import { ListPage } from '@/protocol/listPage';
import { loadEntityTables, type EntityTable } from '@/server/database/entityTable';
import { filterFields } from '@/server/listQuery';
import { inProcess, problemOf, type Caller, type InProcess } from '../inProcess';
import { isWritten, sampleOf } from '../samples';

let server: InProcess;
let admin: Caller;
let tables: readonly EntityTable[];

beforeAll(async () => {
  server = await inProcess();
  admin = await server.signIn(server.practice.email.admin);
  tables = await loadEntityTables(server.database, entities);
});
afterAll(() => server.close());

describe.each(entities.filter(isWritten).map((entity) => [entity.name, entity] as const))(
  'every entity: %s',
  (_name, entity) => {
    const sample = sampleOf(entity);
    const path = `/api/${entity.path}`;
    let drafts = 0;
    const draft = (n = drafts++) => sample.draft(server.practice, n);
    const changes = () => sample.changes(server.practice);
    /** What the database gives, and nobody can foretell. */
    const givenIn = (row: object) =>
      Object.fromEntries(Object.entries(row).filter(([field]) => entity.givenByServer?.includes(field)));
    const create = async (sent = draft()) => {
      const answer = await admin.post(path, sent);
      expect(answer.statusCode, answer.body).toBe(201);
      return entity.row.parse(answer.json());
    };

    test('[R1] what is created is answered, got and listed as the same row', async () => {
      const sent = draft();
      const answer = await admin.post(path, sent);
      expect(answer.statusCode, answer.body).toBe(201);
      const row = entity.row.parse(answer.json());
      expect(row).toEqual({
        ...givenIn(row),
        ...sent,
        id: row.id,
        rev: 1,
        createdAt: row.createdAt,
        updatedAt: row.createdAt,
      });
      expect(answer.headers).toMatchObject({ etag: '"1"', location: `${path}/${row.id}` });

      const got = await admin.get(`${path}/${row.id}`);
      expect(got.json()).toEqual(row);
      expect(got.headers.etag).toBe('"1"');

      const page = ListPage.parse((await admin.get(path)).json());
      expect(page.items.find((item) => item['id'] === row.id)).toEqual(row);
      expect(page.seq).toBe(Number(answer.headers['lockstep-seq']));
    });

    test('[R1] the client may make the id', async () => {
      const id = v7();
      const answer = await admin.post(path, { ...draft(), id });
      expect(entity.row.parse(answer.json()).id).toBe(id);
    });

    test('[R2] an id that is taken is refused, also one of another entity of this kind that was deleted', async () => {
      const { id } = await create();
      const taken = await admin.post(path, { ...draft(), id });
      expect(problemOf(taken).code).toBe('already_exists');
      await admin.delete(`${path}/${id}`);
      const again = await admin.post(path, { ...draft(), id });
      expect(problemOf(again).code).toBe('already_exists');
      expect((await admin.get(`${path}/${id}`)).statusCode).toBe(404);
    });

    test('[R3] each change raises rev by one and leaves the other fields', async () => {
      let row: Record<string, unknown> = { ...(await create()) };
      for (const [field, value] of Object.entries(changes())) {
        const answer = await admin.patch(`${path}/${String(row['id'])}`, { [field]: value });
        expect(answer.statusCode, answer.body).toBe(200);
        const changed = answer.json<Record<string, unknown>>();
        const rev = Number(row['rev']) + 1;
        expect(changed).toEqual({
          ...row,
          ...givenIn(changed),
          [field]: value,
          rev,
          updatedAt: changed['updatedAt'],
        });
        expect(answer.headers.etag).toBe(`"${rev}"`);
        row = changed;
      }
    });

    test('[R4] a patch that changes nothing is no write', async () => {
      const sent = draft();
      const row = await create(sent);
      const { seq } = (await admin.get(`${path}?limit=1`)).json<{ seq: number }>();
      const answer = await admin.patch(`${path}/${row.id}`, sent);
      expect(answer.json()).toEqual(row);
      expect(answer.headers).not.toHaveProperty('lockstep-seq');
      expect((await admin.get(`${path}?limit=1`)).json()).toMatchObject({ seq });
    });

    test('[R5] what is deleted is gone, and deleting it again is told', async () => {
      const { id } = await create();
      const deleted = await admin.delete(`${path}/${id}`);
      expect([deleted.statusCode, deleted.body]).toEqual([204, '']);
      expect(problemOf(await admin.get(`${path}/${id}`)).code).toBe('not_found');
      expect(problemOf(await admin.patch(`${path}/${id}`, changes())).code).toBe('not_found');
      expect(problemOf(await admin.delete(`${path}/${id}`)).code).toBe('not_found');
    });

    test('[F1] the feed tells each of those writes once, at the position that its answer named', async () => {
      const since = (await admin.get(`${path}?limit=1`)).json<{ seq: number }>().seq;
      const mutationId = v7();
      const created = await admin.post(path, draft(), { 'idempotency-key': mutationId });
      const { id } = created.json<{ id: string }>();
      const changed = await admin.patch(`${path}/${id}`, changes());
      const deleted = await admin.delete(`${path}/${id}`);
      const page = ChangesPage.parse((await admin.get(`/api/changes?since=${since}`)).json());
      const common = { entity: entity.name, id, at: expect.any(Number) as number };
      expect(page.changes).toEqual([
        { ...common, seq: since + 1, op: 'created', rev: 1, row: created.json(), mutationId },
        { ...common, seq: since + 2, op: 'updated', rev: 2, row: changed.json() },
        { ...common, seq: since + 3, op: 'deleted', rev: 3 },
      ]);
      expect(page).toMatchObject({ seq: since + 3, more: false });
      const told = [created, changed, deleted].map((answer) => Number(answer.headers['lockstep-seq']));
      expect(told).toEqual([since + 1, since + 2, since + 3]);
    });

    test('[R6] every field can be filtered by', async () => {
      const row: Record<string, unknown> = { ...(await create()) };
      const table = tables.find((one) => one.entity.name === entity.name);
      for (const field of ['id', ...(table ? filterFields(table) : [])]) {
        const value = Array.isArray(row[field]) ? (row[field] as unknown[])[0] : row[field];
        const answer = await admin.get(`${path}?${field}=${encodeURIComponent(String(value))}`);
        expect(answer.statusCode, answer.body).toBe(200);
        const { items } = ListPage.parse(answer.json());
        expect(items).toContainEqual(row);
        for (const item of items) {
          if (Array.isArray(row[field])) expect(item[field]).toContain(value);
          else expect(item[field]).toEqual(value);
        }
      }
    });

    test('[R7] pages by cursor bring every row once, in the order of ids', async () => {
      for (let n = 0; n < 5; n++) await create();
      const all = ListPage.parse((await admin.get(path)).json()).items.map((row) => row['id']);
      const seen: unknown[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const answer = await admin.get(`${path}?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
        const page: ListPage = ListPage.parse(answer.json());
        expect(page.items.length).toBeLessThanOrEqual(2);
        seen.push(...page.items.map((row) => row['id']));
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(all);
      expect(seen).toEqual([...seen].toSorted());
    });
  },
);
