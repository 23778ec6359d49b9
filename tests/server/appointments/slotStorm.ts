import { v7 } from 'uuid';
import type { Chance } from '../seededChance';

/** What the random writes know of the practice they write to. */
export interface SlotStormPractice {
  id: string;
  patientId: string;
  accountIds: readonly string[];
  staffIds: readonly string[];
  serviceIds: readonly string[];
}

/** Both changes of the clock of three zones, and days beside them. */
export const stormDays = [
  '2032-03-13',
  '2032-03-14',
  '2032-03-28',
  '2032-04-04',
  '2032-10-03',
  '2032-10-31',
  '2032-11-06',
  '2032-11-07',
  '2032-11-08',
] as const;
export const stormZones = ['America/New_York', 'Europe/London', 'Australia/Lord_Howe'] as const;

export interface SlotWrite {
  name: string;
  sql: string;
}

const two = (value: number) => String(value).padStart(2, '0');

/** One random write as somebody at a PostgreSQL prompt would make it; it may be refused. */
export function slotWrite(chance: Chance, practice: SlotStormPractice): SlotWrite {
  const { id: practiceId, patientId } = practice;
  const pick = (from: readonly string[]) => chance.pick(from) ?? '';
  const staff = () => `'${pick(practice.staffIds)}'`;
  const service = () => `'${pick(practice.serviceIds)}'`;
  const some = (table: string, where = 'true') =>
    `(select id from ${table} where practice_id = '${practiceId}' and staff_id in (${practice.staffIds.map((id) => `'${id}'`).join()})
        and ${where} order by md5(id::text || '${chance.below(1e6)}') limit 1)`;
  const quarter = () => chance.below(20) * 15;
  const time = (minutes: number) => `'${two(Math.floor(minutes / 60))}:${two(minutes % 60)}'`;
  /** A service placed somewhere in a random stretch. */
  const placed = (columns: string, values: string) =>
    `select '${practiceId}', '${v7()}', a.staff_id, v.id, at.start, at.start + make_interval(mins => v.duration_minutes)${values}
       from availability a, service v, lateral (select lower(a.during) + make_interval(mins => ${chance.below(30) * 5}) as start) at
      where a.id = ${some('availability', 'is_active and not isempty(during)')} and v.id = ${service()}`.replace(
      /^/,
      `insert into ${columns} `,
    );
  const appointment = (reason: string) =>
    placed(
      'appointment (practice_id, id, staff_id, service_id, starts_at, ends_at, patient_id, status, overbook_reason)',
      `, '${patientId}', 'confirmed', ${reason}`,
    );

  const writes: Record<string, [share: number, sql: () => string]> = {
    'availability created': [
      16,
      () => {
        const start = quarter();
        return `insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
          values ('${practiceId}', '${v7()}', ${staff()}, '${pick(stormDays)}', ${time(start)},
                  ${time(start + 15 + chance.below(40) * 15)}, ${chance.percent(85)})`;
      },
    ],
    'availability switched': [
      6,
      () => `update availability set is_active = not is_active where id = ${some('availability')}`,
    ],
    'availability moved': [
      6,
      () =>
        chance.percent(50)
          ? `update availability set staff_id = ${staff()} where id = ${some('availability')}`
          : `update availability set date = '${pick(stormDays)}' where id = ${some('availability')}`,
    ],
    'availability deleted': [5, () => `delete from availability where id = ${some('availability')}`],
    'appointment created': [16, () => appointment('null')],
    'appointment overbooked': [4, () => appointment(`'on purpose'`)],
    'appointment cancelled': [
      5,
      () => `update appointment set status = 'cancelled' where id = ${some('appointment')}`,
    ],
    'appointment brought back': [
      3,
      () =>
        `update appointment set status = 'confirmed' where id = ${some('appointment', `status = 'cancelled'`)}`,
    ],
    'appointment moved': [
      6,
      () => {
        const by = `make_interval(mins => ${(chance.below(25) - 12) * 5})`;
        return `update appointment set starts_at = starts_at + ${by}, ends_at = ends_at + ${by}
                  ${chance.percent(40) ? `, staff_id = ${staff()}, overbook_reason = 'moved'` : ''}
                 where id = ${some('appointment')}`;
      },
    ],
    'appointment deleted': [3, () => `delete from appointment where id = ${some('appointment')}`],
    'hold created': [
      8,
      () =>
        `select set_config('lockstep.account_id', '${pick(practice.accountIds)}', true); ` +
        placed('hold (practice_id, id, staff_id, service_id, starts_at, ends_at)', ''),
    ],
    'hold expired': [
      3,
      () => `update hold set expires_at = now() - interval '1 second' where id = ${some('hold')}`,
    ],
    'hold deleted': [3, () => `delete from hold where id = ${some('hold')}`],
    'service changed': [
      3,
      () =>
        chance.percent(70)
          ? `update service set buffer_after_minutes = ${chance.below(5) * 10},
                    buffer_before_minutes = ${chance.below(3) * 10} where id = ${service()}`
          : `update service set duration_minutes = ${15 + chance.below(6) * 15}, is_active = ${chance.percent(85)}
              where id = ${service()}`,
    ],
    'staff changed': [
      3,
      () =>
        chance.percent(50)
          ? `update staff set is_active = ${chance.percent(80)} where id = ${staff()}`
          : `update staff set service_ids = array[${practice.serviceIds
              .filter(() => chance.percent(70))
              .map((id) => `'${id}'`)
              .join()}]::uuid[] where id = ${staff()}`,
    ],
    'setting changed': [
      2,
      () =>
        chance.percent(60)
          ? `update practice set step_minutes = ${5 + chance.below(6) * 5} where id = '${practiceId}'`
          : `update practice set time_zone = '${pick(stormZones)}' where id = '${practiceId}'`,
    ],
    'log pruned': [
      1,
      () =>
        `update feed_position set pruned_to = seq where practice_id = '${practiceId}';
         delete from change_log where practice_id = '${practiceId}'`,
    ],
    'history replaced': [1, () => 'update epoch set id = gen_random_uuid()'],
  };
  const total = Object.values(writes).reduce((sum, [share]) => sum + share, 0);
  let dice = chance.below(total);
  for (const [name, [share, sql]] of Object.entries(writes)) {
    dice -= share;
    if (dice < 0) return { name, sql: sessionStyle(chance) + sql() };
  }
  throw new Error('The shares do not add up');
}

/** Ranges stand in the log as the writing session shows them. */
function sessionStyle(chance: Chance): string {
  if (chance.percent(60)) return '';
  const zone = chance.pick(['Asia/Kolkata', 'America/St_Johns', 'Australia/Lord_Howe', 'America/New_York']);
  const style = chance.percent(10) ? `select set_config('datestyle', 'German', true); ` : '';
  return `${style}select set_config('timezone', '${zone}', true); `;
}
