import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../freshDatabase';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

interface Asked {
  zone: string;
  day: string;
  wall: string;
}

/** The instants at which a zone changes its clock in these years. */
function transitions(zone: string, fromYear: number, toYear: number): Temporal.ZonedDateTime[] {
  const found: Temporal.ZonedDateTime[] = [];
  const end = Temporal.ZonedDateTime.from(`${toYear}-12-31T00:00[${zone}]`);
  let at = Temporal.ZonedDateTime.from(`${fromYear}-01-01T00:00[${zone}]`).getTimeZoneTransition('next');
  for (; at && Temporal.ZonedDateTime.compare(at, end) < 0; at = at.getTimeZoneTransition('next'))
    found.push(at);
  return found;
}

/** Every quarter of an hour of a day. */
const walls = Array.from({ length: 96 }, (_, n) => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(n / 4))}:${two((n % 4) * 15)}`;
});

/** What the database says to each, in milliseconds since 1970. */
async function told(asked: readonly Asked[]): Promise<number[]> {
  const rows = await fresh.sql<{ at: number }>(
    `select (extract(epoch from instant_of(day, wall, zone)) * 1000)::float8 as at
       from rows from (jsonb_to_recordset($1::jsonb) as (zone text, day date, wall time))
            with ordinality as a(zone, day, wall, n) order by n`,
    [JSON.stringify(asked)],
  );
  return rows.map(({ at }) => at);
}

/** Zones whose rules both this Node and this PostgreSQL know. */
async function sharedZones(): Promise<string[]> {
  const known = await fresh.sql<{ name: string }>('select name from pg_timezone_names');
  const names = new Set(known.map(({ name }) => name));
  return Intl.supportedValuesOf('timeZone').filter((name) => names.has(name));
}

/** Those around which both say the same about the clock. The two may come with rules of different years. */
async function agreedOn(changes: readonly Temporal.ZonedDateTime[]): Promise<Temporal.ZonedDateTime[]> {
  const around = changes.map((at) => [-36, -1, 0, 36].map((hours) => at.add({ hours })));
  const rows = await fresh.sql<{ offset: number }>(
    `select (extract(epoch from (at at time zone zone) - (at at time zone 'UTC')))::float8 as "offset"
       from rows from (jsonb_to_recordset($1::jsonb) as (zone text, at timestamptz)) with ordinality as a(zone, at, n)
      order by n`,
    [JSON.stringify(around.flat().map((at) => ({ zone: at.timeZoneId, at: at.toInstant().toString() })))],
  );
  return changes.filter((_, n) =>
    around[n]?.every((at, k) => rows[n * 4 + k]?.offset === at.offsetNanoseconds / 1e9),
  );
}

/** Where the database and Temporal mean different instants, of all quarters of the days around these changes. */
async function differences(changes: readonly Temporal.ZonedDateTime[], besides: readonly number[]) {
  const questions = changes.flatMap((at) =>
    besides.flatMap((days) => {
      const day = at.toPlainDate().add({ days }).toString();
      return walls.map((wall) => ({ zone: at.timeZoneId, day, wall }));
    }),
  );
  const answers = await told(questions);
  return questions.filter(({ zone, day, wall }, n) => {
    const meant = Temporal.PlainDateTime.from(`${day}T${wall}`).toZonedDateTime(zone);
    return answers[n] !== meant.epochMilliseconds;
  });
}

describe('[K3] a wall clock means the instant that Temporal calls compatible', () => {
  test('on every day on which any zone changes its clock', async () => {
    const changes = (await sharedZones()).flatMap((zone) => transitions(zone, 2017, 2019));
    const agreed = await agreedOn(changes);
    expect(agreed.length).toBeGreaterThan(changes.length * 0.95);
    expect(agreed.length).toBeGreaterThan(500);
    expect(await differences(agreed, [0])).toEqual([]);
  }, 120_000);

  test('in zones that skip a day, or change by half an hour, by two or in a month of fasting; days before and after too', async () => {
    const zones = [
      'Pacific/Apia',
      'Australia/Lord_Howe',
      'Antarctica/Troll',
      'Africa/Casablanca',
      'America/New_York',
      'Europe/London',
    ];
    const agreed = await agreedOn(zones.flatMap((zone) => transitions(zone, 2008, 2014)));
    expect(agreed.length).toBeGreaterThan(60);
    expect(await differences(agreed, [-1, 0, 1])).toEqual([]);
  }, 120_000);
});
