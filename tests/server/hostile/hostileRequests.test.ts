import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHostileWorld, type HostileWorld } from '../../hostile/hostileWorld';
import { runHostile } from '../../hostile/runHostile';
import { freshDatabase, type FreshDatabase } from '../freshDatabase';

let fresh: FreshDatabase;
let world: HostileWorld;

beforeAll(async () => {
  fresh = await freshDatabase();
  world = await openHostileWorld(fresh.database);
});
afterAll(async () => {
  await world.close();
  await fresh.drop();
});

/** As many as fit into seconds; `npm run fuzz` asks more, and others. */
const run = { seed: 7, requests: 1_200 };

test('[R50] [R51] no generated request, of whatever kind and role, is answered wrongly or leaves a trace when refused', async () => {
  const sums = await runHostile(world, run);
  expect(sums.complaints).toEqual([]);
  // It did something: every route was asked, most of them took something, and rows came and went.
  expect(sums.requests).toBe(run.requests);
  expect(sums.operations).toBeGreaterThan(100);
  expect(sums.acceptedOperations).toBeGreaterThan(40);
  expect(sums.accepted).toBeGreaterThan(run.requests / 10);
  expect(sums.rowsChanged).toBeGreaterThan(100);
});
