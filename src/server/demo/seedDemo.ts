import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { DemoSignIns } from '@/protocol/session';
import type { Database } from '../database/openDatabase';
import { columnOf } from '../database/entityTable';
import type { Ids, ServerClock } from '../ports';
import { hashPassword } from '../session/passwords';
import { demoAccounts, demoDomain, demoPassword, demoServices, demoTherapists } from './demoPeople';
import { demoShifts } from './demoShifts';

const timeZone = 'America/New_York';

/**
 * Fills an empty database with the demo practice, in one transaction; leaves any other database alone.
 * @returns whether it did
 */
export function seedDemo(database: Database, clock: ServerClock, ids: Ids): Promise<boolean> {
  return database.withClient(async (client) => {
    await client.query('begin');
    try {
      await client.query('lock table practice in share row exclusive mode');
      const { rowCount } = await client.query('select from practice limit 1');
      if (rowCount === 0) await insertDemo(client, clock, ids);
      await client.query('commit');
      return rowCount === 0;
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  });
}

async function insertDemo(client: PoolClient, clock: ServerClock, ids: Ids): Promise<void> {
  const practiceId = ids.next();
  const today = Temporal.Instant.fromEpochMilliseconds(clock.now())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const services = demoServices.map((service) => ({ id: ids.next(), ...service, isActive: true }));
  const staff = demoTherapists.map(({ name, colour, offers }) => ({
    id: ids.next(),
    name,
    colour,
    role: 'therapist',
    serviceIds: offers.map((place) => services[place]?.id),
    isActive: true,
  }));
  const availability = demoShifts(today, staff.length).map(({ therapist, ...shift }) => ({
    id: ids.next(),
    staffId: staff[therapist]?.id,
    ...shift,
  }));
  const passwordHash = await hashPassword(demoPassword);
  const accounts = demoAccounts.map(({ local, name, role, therapist }) => ({
    id: ids.next(),
    email: `${local}@${demoDomain}`,
    passwordHash,
    name,
    role,
    staffId: therapist === undefined ? null : staff[therapist]?.id,
  }));

  const practice = {
    id: practiceId,
    name: 'Royal Care Home Service Massage',
    timeZone,
    currency: 'USD',
    vocabulary: {
      therapist: { one: 'Therapist', many: 'Therapists' },
      client: { one: 'Client', many: 'Clients' },
    },
    stepMinutes: 15,
    weekStartsOn: 1,
    isDemo: true,
    createdAt: new Date(clock.now()).toISOString(),
  };
  await insertRows(client, 'practice', [practice]);
  for (const [table, rows] of Object.entries({ service: services, staff, availability, account: accounts })) {
    await insertRows(
      client,
      table,
      rows.map((row) => ({ practiceId, ...row })),
    );
  }
}

async function insertRows(client: PoolClient, table: string, rows: readonly object[]): Promise<void> {
  const values = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), value])),
  );
  const name = client.escapeIdentifier(table);
  await client.query(`insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1::jsonb)`, [
    JSON.stringify(values),
  ]);
}

/** What the sign-in page may offer: the people of the demo practice, if this database holds it. */
export async function demoSignIns(database: Database): Promise<DemoSignIns> {
  const accounts = await database.rows<DemoSignIns['signIns'][number]>(sql`
    select a.email, a.name, a.role from account a join practice p on p.id = a.practice_id
     where p.is_demo and a.email like ${`%@${demoDomain}`} order by a.id`);
  return { signIns: [...accounts], password: accounts.length > 0 ? demoPassword : null };
}
