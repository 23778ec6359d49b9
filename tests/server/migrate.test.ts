import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { defineEntity } from '@/domain/entity';
import { loadEntityTables } from '@/server/database/entityTable';
import { migrate, migrations } from '@/server/database/migrate';
import { freshDatabase, type FreshDatabase } from './freshDatabase';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const extra = { name: '9999_extra', sql: 'create table extra (id int)' };

test('[G1] what is applied is not applied again, also when several nodes start at once', async () => {
  expect(await migrate(fresh.database)).toEqual([]);
  const applied = await Promise.all(
    Array.from({ length: 5 }, () => migrate(fresh.database, [...migrations, extra])),
  );
  expect(applied.flat()).toEqual(['9999_extra']);
});

test('[G2] an edited migration, and a database newer than the build, are refused', async () => {
  const edited = migrations.map((one, place) => (place === 0 ? { ...one, sql: `${one.sql} ` } : one));
  await expect(migrate(fresh.database, [...edited, extra])).rejects.toThrow(
    'was changed after it was applied',
  );
  await expect(migrate(fresh.database)).rejects.toThrow('newer than this build');
});

test('[G3] one that fails leaves nothing of itself or of those before it', async () => {
  const broken = [
    { name: '9999_a', sql: 'create table half (id int)' },
    { name: '9999_b', sql: 'create table half (id int)' },
  ];
  await expect(migrate(fresh.database, [...migrations, extra, ...broken])).rejects.toThrow('already exists');
  expect(await fresh.sql(`select to_regclass('half') as found`)).toEqual([{ found: null }]);
});

test('[G4] a definition without its column is refused at the start', async () => {
  const entity = defineEntity({
    name: 'staff',
    path: 'staff',
    table: 'staff',
    fields: { shoeSize: z.int() },
    policy: { see: {}, create: {}, change: {}, delete: {} },
    polling: { activeMs: 1, idleMs: 1 },
  });
  await expect(loadEntityTables(fresh.database, [entity])).rejects.toThrow('no column shoe_size');
});
