import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedCluster } from '@/server/database/embeddedCluster';
import { migrate } from '@/server/database/migrate';
import { openDatabase } from '@/server/database/openDatabase';
import { heapAfterCollection, heldInBounds } from './heldMemory';
import { openHostileWorld } from './hostileWorld';
import { type HostileSums, runHostile } from './runHostile';

/** `main <requests> <seed>`: the whole run on a PostgreSQL of its own, with one closing line of its sums. */
const [requests, seed] = process.argv.slice(2).map(Number);
if (!requests || seed === undefined) throw new Error('Say how many requests, and by which seed');

const folder = await mkdtemp(join(tmpdir(), 'lockstep-hostile-'));
const cluster = await startEmbeddedCluster(folder);
const database = openDatabase({ url: cluster.url });
try {
  await migrate(database);
  const world = await openHostileWorld(database);
  const startedAt = performance.now();
  const heap: { done: number; bytes: number }[] = [];
  const sums = await runHostile(world, {
    seed,
    requests,
    onBatch(done) {
      const tenth = Math.floor((10 * done) / requests);
      if (tenth <= heap.length - 1) return;
      heap.push({ done, bytes: heapAfterCollection() });
      say(`${done} of ${requests} requests`);
    },
  });
  await world.close();
  const memory = heldInBounds(heap);
  for (const complaint of sums.complaints) say(`WRONG ${complaint}`);
  if (memory.complaint) say(`WRONG ${memory.complaint}`);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  say(`${closingLine(sums)}, ${memory.told}, seed ${seed}, in ${seconds} s.`);
  process.exitCode = sums.complaints.length > 0 || memory.complaint !== null ? 1 : 0;
} finally {
  await database.close();
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
}

function closingLine(sums: HostileSums): string {
  const statuses = Object.entries(sums.byStatus).map(([status, count]) => `${count} × ${status}`);
  return [
    `${sums.requests} requests to ${sums.operations} routes (${sums.raw} over raw sockets)`,
    statuses.join(', '),
    `${sums.unanswered} went away unanswered`,
    `${sums.acceptedOperations} routes took something`,
    `${sums.rowsChanged} rows changed by accepted ones`,
    `${sums.complaints.length} complaints`,
  ].join('; ');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
