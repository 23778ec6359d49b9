import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entities } from '@/features/entities';
import { type EntityTable, loadEntityTables } from '@/server/database/entityTable';
import { filterFields } from '@/server/listQuery';
import { type Caller, inProcess, type InProcess, problemOf } from './inProcess';

/** What no column of some type can hold, or only looks like a value. */
const hostile = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\u0001',
  '\uffff',
  'null',
  'NaN',
  'Infinity',
  '-0',
  '1.5',
  '1e3',
  '0x10',
  '2147483648',
  '-2147483649',
  '9007199254740993',
  '9223372036854775808',
  '1e400',
  '9'.repeat(400),
  'x'.repeat(5_000),
  '{}',
  '{1,2}',
  '2026-02-30',
  '24:00',
];

let server: InProcess;
let admin: Caller;
let tables: readonly EntityTable[];

beforeAll(async () => {
  server = await inProcess();
  admin = await server.signIn(server.practice.email.admin);
  tables = await loadEntityTables(server.database, entities);
});
afterAll(() => server.close());

describe.each(entities.map((entity) => [entity.name, entity] as const))('a list of %s', (name, entity) => {
  test('[R6] asked for by what its columns cannot hold, says so', async () => {
    const table = tables.find((one) => one.entity.name === name);
    if (!table) throw new Error(`${name} has no table`);
    const keys = [
      'id',
      'cursor',
      'limit',
      ...filterFields(table),
      ...(entity.rangeField ? ['from', 'to'] : []),
    ];
    const wrong: string[] = [];
    for (const key of keys) {
      for (const value of hostile) {
        const answer = await admin.get(
          `/api/${entity.path}?${new URLSearchParams({ [key]: value }).toString()}`,
        );
        if (answer.statusCode === 200 || answer.statusCode === 403) continue;
        const code = answer.statusCode < 500 ? problemOf(answer).code : answer.statusCode;
        if (code !== 'invalid_fields') wrong.push(`${key}=${JSON.stringify(value.slice(0, 30))}: ${code}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
