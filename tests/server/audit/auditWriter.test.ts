import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AuditLine, auditWriter, usualWriterLimits } from '@/features/audit/auditWriter.server';
import { openDatabase } from '@/server/database/openDatabase';
import { freshDatabase, type FreshDatabase } from '../freshDatabase';
import { makePractice, type TestPractice } from '../practice';

let fresh: FreshDatabase;
let practice: TestPractice;
let now = Date.parse('2026-11-24T12:00:00Z');
let errors: string[] = [];
let alarms: { delayMs: number; run: () => void }[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(async () => {
  practice = await makePractice(fresh);
  [errors, alarms] = [[], []];
});
afterAll(() => fresh.drop());

const tools = (database = fresh.database) => ({
  database,
  clock: { now: () => now },
  scheduler: {
    after(delayMs: number, run: () => void) {
      const alarm = { delayMs, run };
      alarms.push(alarm);
      return () => (alarms = alarms.filter((one) => one !== alarm));
    },
  },
  onError: (error: unknown) => errors.push(String(error)),
});
const line = (action: string, more: Partial<AuditLine> = {}): AuditLine => ({
  practiceId: practice.id,
  accountId: null,
  action,
  entity: 'patient',
  rowId: practice.patientId,
  subjects: [],
  details: { secret: 'Canary' },
  at: now,
  ...more,
});
const kept = () =>
  fresh.sql<{ action: string; details: Record<string, unknown>; ago: number }>(
    `select action, details, round(extract(epoch from clock_timestamp() - at))::int as ago from audit_event
      where practice_id = $1 order by id`,
    [practice.id],
  );
const actions = async () => (await kept()).map(({ action }) => action);

describe('what is to be kept', () => {
  test('[A11] waits for at most a fifth of a second: that much a killed node loses, and nothing that was written', async () => {
    const writer = auditWriter(tools());
    writer.put(line('one'));
    writer.put(line('two'));
    expect(alarms.map(({ delayMs }) => delayMs)).toEqual([200]);
    // A node that is killed now has kept none of it.
    expect(await actions()).toEqual([]);
    alarms[0]?.run();
    await writer.written();
    expect(await actions()).toEqual(['one', 'two']);
  });

  test('[A11] is written when the node closes, and tells when it was seen by the database’s clock', async () => {
    const writer = auditWriter(tools());
    writer.put(line('seen', { at: now - 90_000 }));
    await writer.close();
    const [only] = await kept();
    expect(only?.ago).toBeGreaterThanOrEqual(90);
    expect(only?.ago).toBeLessThan(150);
  });

  test('[A11] is asked for while it is written: what came meanwhile is there too', async () => {
    const writer = auditWriter(tools());
    writer.put(line('first'));
    const running = writer.written();
    writer.put(line('second'));
    await writer.written();
    expect(await actions()).toEqual(['first', 'second']);
    await running;
  });

  test('[A11] waits while the database is away, ever longer; how many no longer fit is kept afterwards', async () => {
    const away = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' });
    let database = away;
    const switching = { ...fresh.database, rows: (query: never) => database.rows(query) };
    const writer = auditWriter(tools(switching as never), { ...usualWriterLimits, mostWaiting: 3 });
    for (const action of ['1', '2', '3', '4', '5']) writer.put(line(action));
    for (let n = 0; n < 3; n++) await writer.written();
    expect(alarms.at(-1)?.delayMs).toBe(1_600);
    expect(errors.length).toBe(3);
    expect(errors.join(' ')).not.toMatch(/Canary|insert/);
    expect(errors[0]).toMatch(/ECONNREFUSED.*3 lines wait/);
    database = fresh.database;
    await writer.written();
    const written = await kept();
    expect(written.map(({ action }) => action)).toEqual(['lost', '1', '2', '3']);
    expect(written[0]?.details['count']).toBe(2);
    await away.close();
  });

  test('[A11] that the database will never take holds up nothing else, and says so', async () => {
    const writer = auditWriter(tools());
    writer.put(line('before'));
    writer.put(line('nowhere', { practiceId: v7() }));
    for (let n = 0; n < 20; n++) writer.put(line(`after ${n}`));
    await writer.written();
    expect((await actions()).length).toBe(21);
    expect(errors).toEqual(['Error: The audit log took no line of nowhere (23503)']);
  });

  test('[A11] and can’t be written at the end is counted aloud', async () => {
    const away = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' });
    const writer = auditWriter(tools(away));
    writer.put(line('one'));
    await writer.close();
    expect(errors.at(-1)).toMatch(/1 lines of the audit log were lost/);
    await away.close();
  });
});
