import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from './freshDatabase';
import { makePractice, type TestPractice } from './practice';

let fresh: FreshDatabase;
let here: TestPractice;
let there: TestPractice;

beforeAll(async () => {
  fresh = await freshDatabase();
  here = await makePractice(fresh);
  there = await makePractice(fresh);
});
afterAll(() => fresh.drop());

const add = (practice: TestPractice, count: number) =>
  `insert into patient (practice_id, id, first_name, last_name)
   select '${practice.id}', gen_random_uuid(), 'A', 'B' from generate_series(1, ${count});`;

async function expectGapless({ id }: TestPractice): Promise<number> {
  const [row] = await fresh.sql<{ seq: number; changes: number; first: number; last: number }>(
    `select p.seq::int, count(*)::int as changes, min(c.seq)::int as first, max(c.seq)::int as last
       from feed_position p join change_log c using (practice_id) where practice_id = $1 group by p.seq`,
    [id],
  );
  expect(row).toEqual({ seq: row?.changes, changes: row?.changes, first: 1, last: row?.changes });
  return row?.changes ?? 0;
}

test('[F3] thousands of changes in one transaction get positions of their own', async () => {
  const before = await expectGapless(here);
  await fresh.sql(add(here, 5_000));
  expect(await expectGapless(here)).toBe(before + 5_000);
});

test('[F2] savepoints that are rolled back, constraints checked early and two practices in one transaction leave no gap', async () => {
  const [before, beforeThere] = [await expectGapless(here), await expectGapless(there)];
  await fresh.sql(`begin;
    ${add(here, 3)} set constraints all immediate; ${add(there, 2)}
    savepoint one; ${add(here, 4)} ${add(there, 5)} rollback to one;
    ${add(here, 1)} set constraints all deferred; ${add(there, 1)} ${add(here, 1)}
    savepoint two; set constraints all immediate; ${add(here, 7)} rollback to two;
    commit;`);
  expect(await expectGapless(here)).toBe(before + 5);
  expect(await expectGapless(there)).toBe(beforeThere + 3);
});
