import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { DemoSignIns } from '@/protocol/session';
import type { Database } from '../database/openDatabase';
import { columnOf } from '../database/entityTable';
import type { Ids, ServerClock } from '../ports';
import { hashPassword } from '../session/passwords';
import { demoAppointments } from './demoAppointments';
import { insertDemoInventory } from './demoInventory';
import { demoInvoices } from './demoInvoices';
import { demoAccounts, demoDomain, demoPassword, demoServices, demoTherapists } from './demoPeople';
import { demoPatients } from './demoPatients';
import { demoReferrals } from './demoReferrals';
import { demoShifts } from './demoShifts';
import { demoTreatments } from './demoTreatments';

const patientCount = 200;
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
  const shifts = demoShifts(today, staff.length);
  const availability = shifts.map(({ therapist, ...shift }) => ({
    id: ids.next(),
    staffId: staff[therapist]?.id,
    ...shift,
  }));
  const patient = demoPatients(patientCount).map((one) => ({ id: ids.next(), ...one }));
  const appointment = demoAppointments(shifts, {
    patients: patient.length,
    timeZone,
    now: clock.now(),
  }).map(({ patient: who, therapist, service, ...booked }) => ({
    id: ids.next(),
    patientId: patient[who]?.id,
    staffId: staff[therapist]?.id,
    serviceId: services[service]?.id,
    ...booked,
  }));
  const treatment = demoTreatments({ appointments: appointment, staff, ids, now: clock.now() });
  const invoice = demoInvoices(appointment, services, { timeZone, now: clock.now() }, ids);
  const referral = demoReferrals(today, patient.length).map(({ patient: who, from, ...written }) => ({
    id: ids.next(),
    patientId: patient[who]?.id,
    fromStaffId: staff[from]?.id,
    ...written,
  }));
  const passwordHash = await hashPassword(demoPassword);
  const accounts = demoAccounts.map(({ local, name, role, therapist, patient: own }) => ({
    id: ids.next(),
    email: `${local}@${demoDomain}`,
    passwordHash,
    name,
    role,
    staffId: therapist === undefined ? null : staff[therapist]?.id,
    patientId: own === undefined ? null : patient[own]?.id,
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
  const tables = {
    service: services,
    staff,
    availability,
    patient,
    appointment,
    treatment,
    invoice,
    referral,
    account: accounts,
  };
  for (const [table, rows] of Object.entries(tables)) {
    await insertRows(
      client,
      table,
      rows.map((row) => ({ practiceId, ...row })),
    );
  }
  await insertDemoInventory(client, { practiceId, ids, today, timeZone });
}

async function insertRows(client: PoolClient, table: string, rows: readonly object[]): Promise<void> {
  const values = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), value])),
  );
  const name = client.escapeIdentifier(table);
  const columns = Object.keys(values[0] ?? {}).map((column) => client.escapeIdentifier(column));
  const list = columns.join(', ');
  await client.query(
    `insert into ${name} (${list}) select ${list} from jsonb_populate_recordset(null::${name}, $1::jsonb)`,
    [JSON.stringify(values)],
  );
}

/** What the sign-in page may offer: the people of the demo practice, if this database holds it. */
export async function demoSignIns(database: Database): Promise<DemoSignIns> {
  const accounts = await database.rows<DemoSignIns['signIns'][number]>(sql`
    select a.email, a.name, a.role from account a join practice p on p.id = a.practice_id
     where p.is_demo and a.email like ${`%@${demoDomain}`} order by a.id`);
  return { signIns: [...accounts], password: accounts.length > 0 ? demoPassword : null };
}
