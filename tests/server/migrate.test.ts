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

test('[G5] a database of the first build, with people and days in it, is brought up to date whole', async () => {
  const old = await freshDatabase();
  try {
    await old.sql('drop schema public cascade; create schema public');
    await migrate(old.database, migrations.slice(0, 3));
    const id = (n: number) => `01900000-0000-7000-8000-00000000000${n}`;
    await old.sql(`
      insert into practice (id, name, time_zone, currency, vocabulary, step_minutes, week_starts_on)
        values ('${id(1)}', 'Old', 'America/New_York', 'USD', '{}', 15, 1);
      insert into service (practice_id, id, name, duration_minutes, buffer_before_minutes, buffer_after_minutes, price_cents, is_active)
        values ('${id(1)}', '${id(2)}', 'Massage', 60, 0, 15, 9000, true);
      insert into staff (practice_id, id, name, role, colour, service_ids, is_active)
        values ('${id(1)}', '${id(3)}', 'Maria', 'therapist', '#0a7d74', array['${id(2)}']::uuid[], true);
      insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
        values ('${id(1)}', '${id(4)}', '${id(3)}', '2026-11-01', '00:30', '03:30', true);
      insert into account (id, practice_id, email, password_hash, name, role, staff_id)
        values ('${id(5)}', '${id(1)}', 'a@example.org', 'x', 'Ada', 'admin', null),
               ('${id(6)}', '${id(1)}', 'm@example.org', 'x', 'Maria', 'therapist', '${id(3)}');
      insert into session (token_hash, account_id, created_at, last_seen_at)
        values ('\\x01', '${id(5)}', now(), now())`);
    const { length } = migrations;
    expect(await migrate(old.database)).toHaveLength(length - 3);
    expect(await old.sql('select name, role, is_active from member order by name')).toEqual([
      { name: 'Ada', role: 'admin', is_active: true },
      { name: 'Maria', role: 'therapist', is_active: true },
    ]);
    // 00:30 to 03:30 of the day on which the clock is set back.
    expect(
      await old.sql(
        `select extract(hours from upper(during) - lower(during))::int as hours from availability`,
      ),
    ).toEqual([{ hours: 4 }]);
    expect(await old.sql('select name, step_minutes from practice_settings')).toEqual([
      { name: 'Old', step_minutes: 15 },
    ]);
    expect(await old.sql('select count(*)::int as n from session')).toEqual([{ n: 1 }]);
  } finally {
    await old.drop();
  }
});
