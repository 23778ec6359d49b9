import * as fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roles, type Viewer } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import { entities } from '@/features/entities';
import { loadEntityTables, type EntityTable } from '@/server/database/entityTable';
import { inProcess } from './inProcess';
import { makePractice, type TestPractice } from './practice';
import { permitted, sources, unfiltered, type Source, type Watched, type Watcher } from './visibilitySources';
import { anyStep, kinds, stepper, type Kind, type Step } from './visibilitySteps';

let watched: Watched;
let watchers: Watcher[];
let elsewhere: TestPractice;

beforeAll(async () => {
  const server = await inProcess();
  const origin = await server.app.listen({ port: 0, host: '127.0.0.1' });
  watched = { server, origin, tables: await loadEntityTables(server.database, entities) };
  elsewhere = await makePractice(server);
  watchers = await Promise.all(
    Object.entries(server.practice.email).map(async ([name, email]) => {
      const caller = await server.signIn(email);
      const { user } = (await caller.get('/api/session')).json<{ user: Viewer & { id: Id } }>();
      const { role, staffId, patientId } = user;
      const context = {
        practiceId: server.practice.id,
        accountId: v7(),
        role,
        staffId,
        patientId,
        client: null,
        mutationId: null,
      };
      return { name, caller, viewer: { role, staffId, patientId }, context };
    }),
  );
});
afterAll(() => watched.server.close());

async function head(): Promise<number> {
  const [row] = await watched.server.sql<{ seq: string }>(
    'select seq from feed_position where practice_id = $1',
    [watched.server.practice.id],
  );
  return Number(row?.seq);
}

const everyKind: readonly Step[] = (['create', 'change', 'move', 'sweep', 'delete'] as const).map((kind) => ({
  kind,
  pick: 0,
  by: 'sql',
  where: 'here',
}));

type Opened = { watcher: Watcher; name: string; source: Source }[];

async function openAll(): Promise<Opened> {
  const opening = watchers.flatMap((watcher) =>
    Object.entries(sources).map(async ([name, open]) => ({
      watcher,
      name,
      source: await open(watcher, watched),
    })),
  );
  return Promise.all(opening);
}

async function expectAgreement(table: EntityTable, opened: Opened): Promise<void> {
  const seq = await head();
  const due = new Map(
    await Promise.all(
      watchers.map(async (watcher) => [watcher, await permitted(table, watcher, watched)] as const),
    ),
  );
  await Promise.all(
    opened.map(async ({ watcher, name, source }) => {
      const rows = await source.rows(table, seq);
      expect({ who: watcher.name, by: name, rows }).toEqual({
        who: watcher.name,
        by: name,
        rows: due.get(watcher),
      });
    }),
  );
}

test('[F4] somebody of every role is watching', () => {
  expect(new Set(watchers.map(({ viewer }) => viewer.role))).toEqual(new Set(roles));
});

describe.each(entities.map((entity) => [entity.name, entity] as const))('who sees %s', (name, entity) => {
  const tableOf = () => {
    const table = watched.tables.find((one) => one.entity === entity);
    if (!table) throw new Error(`${name} has no table`);
    return table;
  };

  test('[F4] list, changes, stream and database agree with the policy after every step', async () => {
    const table = tableOf();
    const { server } = watched;
    const writers = watchers.map(({ caller, viewer }) => ({ caller, viewer }));
    const steps = stepper({ server, table, here: server.practice, elsewhere, writers });
    const happened = new Set<Kind>();
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 16, size: 'max' }), async (sequence) => {
        await steps.clear();
        const opened = await openAll();
        try {
          for (const step of sequence) {
            if (await steps.take(step)) happened.add(step.kind);
            await expectAgreement(table, opened);
          }
        } finally {
          for (const { source } of opened) source.close();
        }
      }),
      // The first sequence holds every kind of step: chance alone may leave one out.
      { numRuns: 8, examples: [[everyKind]] },
    );
    expect([...happened].toSorted()).toEqual(kinds.toSorted());
    // Time to find the shortest sequence that fails.
  }, 120_000);

  test('[R19] row-level security alone shows a request what the policy permits, and nothing else', async () => {
    const table = tableOf();
    const { server } = watched;
    const steps = stepper({ server, table, here: server.practice, elsewhere, writers: [] });
    for (const where of ['here', 'elsewhere'] as const)
      expect(await steps.take({ kind: 'create', pick: 0, by: 'sql', where })).toBe(true);
    for (const watcher of watchers) {
      const rows = await unfiltered(table, watcher, watched);
      expect(rows).toEqual(await permitted(table, watcher, watched));
      const foreign = await server.sql<{ id: string }>(
        `select id from ${entity.table} where practice_id <> $1`,
        [watcher.context.practiceId],
      );
      expect(foreign.length).toBeGreaterThan(0);
      expect(foreign.filter(({ id }) => id in rows)).toEqual([]);
    }
    await steps.clear();
  });
});
