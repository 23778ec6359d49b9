import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '@/domain/calendar';
import { instantAt } from '@/domain/practiceTime';
import type { Day, WallTime } from '@/domain/primitives';
import { parseRange } from '@/features/appointments/slotRange';
import { freshDatabase, type FreshDatabase } from '../freshDatabase';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

describe('a range as PostgreSQL writes it', () => {
  /** What a session in this zone and style writes of these two instants. */
  const written = async (from: string, to: string, zone: string, style = 'ISO') => {
    const [row] = await fresh.sql<{ text: string }>(
      `select tstzrange($1::timestamptz, $2::timestamptz)::text as text
         from set_config('timezone', $3, true) zone, set_config('datestyle', $4, true) style`,
      [from, to, zone, style],
    );
    return row?.text ?? '';
  };

  test.each(['UTC', 'America/New_York', 'Asia/Kolkata', 'America/St_Johns', 'Australia/Lord_Howe'])(
    'means the same instants whatever zone the session is in: %s',
    async (zone) => {
      for (const [from, to] of [
        ['2032-03-14T06:30:00Z', '2032-03-14T07:30:00Z'],
        ['2032-11-07T05:30:00.250Z', '2032-11-07T06:30:00Z'],
        ['1901-01-01T00:00:00Z', '2199-12-31T23:59:59.999Z'],
      ] as const)
        expect(parseRange(await written(from, to, zone))).toEqual({
          start: Date.parse(from),
          end: Date.parse(to),
        });
    },
  );

  test('is rounded outwards to milliseconds', async () => {
    const text = await written('2032-01-01T00:00:00.0009Z', '2032-01-01T00:00:01.0001Z', 'America/New_York');
    expect(parseRange(text)).toEqual({
      start: Date.parse('2032-01-01T00:00:00.000Z'),
      end: Date.parse('2032-01-01T00:00:01.001Z'),
    });
  });

  test('is an empty interval when it is empty', () => {
    expect(parseRange('empty')).toEqual({ start: 0, end: 0 });
  });

  test('is not guessed at in another style or with open ends', async () => {
    for (const style of ['German', 'SQL, DMY', 'Postgres'])
      expect(parseRange(await written('2032-03-04', '2032-03-05', 'UTC', style))).toBeNull();
    expect(parseRange('["2032-03-04 00:00:00+00",)')).toBeNull();
    expect(parseRange('["2032-03-04 00:00:00+00",infinity)')).toBeNull();
    expect(parseRange('["2032-03-04 00:00:00+00","2032-03-05 00:00:00+00"]')).toBeNull();
  });
});

test.each(['America/New_York', 'Europe/London', 'Australia/Sydney', 'Australia/Lord_Howe', 'Asia/Tokyo'])(
  'the database’s wall clock means the same instants as the domain’s, all through 2031: %s',
  async (zone) => {
    const days = Array.from({ length: 365 }, (_, n) => addDays('2031-01-01' as Day, n));
    const times = [
      '00:00',
      '00:45',
      '01:00',
      '01:30',
      '01:45',
      '02:00',
      '02:15',
      '02:30',
      '03:00',
      '12:00',
      '23:59',
    ];
    const rows = await fresh.sql<{ day: Day; time: WallTime; at: number }>(
      `select to_char(day, 'YYYY-MM-DD') as day, wall as time, (extract(epoch from instant_of(day, wall::time, $3)) * 1000)::float8 as at
         from unnest($1::date[]) as day, unnest($2::text[]) as wall`,
      [days, times, zone],
    );
    expect(rows.length).toBe(365 * times.length);
    expect(rows.filter(({ day, time, at }) => instantAt(day, time, zone) !== at)).toEqual([]);
  },
);
