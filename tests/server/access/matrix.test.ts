import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hiddenFields } from '@/domain/fieldPolicy';
import { permits, roles, type Viewer } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import { entities } from '@/features/entities';
import { loadEntityTables, type StoredRow } from '@/server/database/entityTable';
import { inProcess } from '../inProcess';
import { makePractice } from '../practice';
import type { Rows, Watched, Watcher } from '../visibilitySources';
import { populate, withOtherPatient } from './population';
import { stillScheduler } from './stillScheduler';
import { ways } from './ways';
import { hiddenFrom, listedEntities, maySee, sightOf } from './whoSees';

let watched: Watched;
let watchers: Watcher[];
/** Of each entity, in both practices. */
const everyId = new Map<string, string[]>();

beforeAll(async () => {
  const server = await inProcess({ scheduler: stillScheduler });
  const origin = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const tables = await loadEntityTables(server.database, entities);
  watched = { server, origin, tables };
  const practices = [server.practice, await makePractice(server)];
  for (const practice of practices) {
    const populated = await withOtherPatient(server, practice);
    for (const table of tables) await populate(server, table, populated);
  }
  for (const { entity } of tables) {
    // Each practice has hundreds of bookable days, and one is like the other.
    const some = entity.name === 'availability' ? "where date < '2031-01-03'" : '';
    const rows = await server.sql<{ id: string }>(`select id from ${entity.table} ${some}`);
    everyId.set(
      entity.name,
      rows.map(({ id }) => id),
    );
  }
  watchers = await Promise.all(
    practices.flatMap((practice, place) =>
      // Of the other practice one who sees all of it, and two who see their own.
      Object.entries(practice.email)
        .filter(([name]) => place === 0 || ['admin', 'therapist', 'patient'].includes(name))
        .map(async ([name, email]) => {
          const caller = await server.signIn(email);
          const { user } = (await caller.get('/api/session')).json<{ user: Viewer & { id: Id } }>();
          const { role, staffId, patientId } = user;
          const viewer = { role, staffId, patientId };
          const accountId = user.id;
          const context = { practiceId: practice.id, accountId, ...viewer, client: null, mutationId: null };
          return { name: `${name} of ${place}`, caller, viewer, context };
        }),
    ),
  );
});
afterAll(() => watched.server.close());

/** By the table written by hand, of all there is. */
async function dueTo({ viewer, context }: Watcher, name: string, isMasked: boolean): Promise<Rows> {
  const table = watched.tables.find(({ entity }) => entity.name === name);
  if (!table) throw new Error(`${name} has no table`);
  const all = await watched.server.sql<{ row: StoredRow }>(
    `select to_jsonb(t) as row from ${table.entity.table} t where practice_id = $1`,
    [context.practiceId],
  );
  const hidden = isMasked ? hiddenFrom(name, viewer.role) : [];
  const rows = all
    .map(({ row }) => table.decode(row))
    .filter((row) => maySee(name, viewer, row))
    .map((row) => ({ ...row, ...Object.fromEntries(hidden.map((field) => [field, null])) }));
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}

test('[V4] somebody has said of every entity who sees it', () => {
  expect(listedEntities.toSorted()).toEqual(entities.map(({ name }) => name).toSorted());
});

describe.each(entities.map((entity) => [entity.name, entity] as const))(
  'who is told of %s',
  (name, entity) => {
    test('[V4] the policy says what was said by hand', () => {
      for (const role of roles) {
        expect([role, hiddenFields(entity, role).toSorted()]).toEqual([
          role,
          hiddenFrom(name, role).toSorted(),
        ]);
        const [mine, other] = [v7() as Id, v7() as Id];
        for (const ids of [
          [mine, mine],
          [mine, other],
          [other, mine],
          [other, other],
        ] as const) {
          const [staffId, patientId] = ids;
          const viewer: Viewer = { role, staffId: mine, patientId: mine };
          const row = { id: patientId, staffId, patientId, fromStaffId: staffId, accountId: staffId };
          expect([role, permits(entity.policy, 'see', viewer, row)]).toEqual([
            role,
            maySee(name, viewer, row),
          ]);
        }
      }
    });

    test.each(Object.keys(ways))('[V4] by %s, everybody gets all of theirs and nothing else', async (way) => {
      const table = watched.tables.find((one) => one.entity === entity);
      const tell = ways[way];
      if (!table || !tell) throw new Error('There is no such table or way');
      const ids = everyId.get(name) ?? [];
      expect(ids.length).toBeGreaterThan(1);
      await Promise.all(
        watchers.map(async (watcher) => {
          const told = await tell(watcher, watched, table, ids);
          if (told === null) return;
          // Row-level security is about rows: which of their fields are told is decided where they are.
          const due = await dueTo(watcher, name, !way.startsWith('plain SQL'));
          const asked =
            way === 'get' ? Object.fromEntries(ids.flatMap((id) => (due[id] ? [[id, due[id]]] : []))) : due;
          if (way === 'search for each') {
            // Whoever is like what was looked for may be found as well, but nobody out of sight.
            expect({ who: watcher.name, beyond: Object.keys(told).filter((id) => !due[id]) }).toEqual({
              who: watcher.name,
              beyond: [],
            });
            expect({ who: watcher.name, count: Object.keys(told).length }).toEqual({
              who: watcher.name,
              count: Object.keys(due).length,
            });
          } else expect({ who: watcher.name, told }).toEqual({ who: watcher.name, told: asked });
          if (sightOf(name, watcher.viewer.role) === 'own')
            expect(Object.keys(due).length).toBeGreaterThan(0);
        }),
      );
    });
  },
);
