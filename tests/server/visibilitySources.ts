import { sql } from 'kysely';
import type { Entity } from '@/domain/entity';
import { shownTo } from '@/domain/fieldPolicy';
import { permits, scopeOf, type Viewer } from '@/domain/policy';
import type { Change } from '@/protocol/change';
import { ChangesPage } from '@/protocol/changesPage';
import { ListPage } from '@/protocol/listPage';
import type { EntityTable, StoredRow } from '@/server/database/entityTable';
import type { RequestContext } from '@/server/database/practiceTransaction';
import { reachedBy } from '@/server/policySql';
import type { Caller, InProcess } from './inProcess';
import { openStream } from './push/streamReader';

/** Rows by their id. */
export type Rows = Record<string, Record<string, unknown>>;

/** Somebody who is signed in, with all that decides what they may see. */
export interface Watcher {
  name: string;
  caller: Caller;
  viewer: Viewer;
  context: RequestContext;
}

export interface Watched {
  server: InProcess;
  /** Where it listens. */
  origin: string;
  tables: readonly EntityTable[];
}

/** One way by which rows reach a viewer. */
export interface Source {
  /** The rows of a table that came by this way, once it has told everything up to `head`. */
  rows(table: EntityTable, head: number): Promise<Rows>;
  close(): void;
}

export type OpenSource = (watcher: Watcher, watched: Watched) => Promise<Source>;

/** All ways by which a row can come to a viewer. They must agree: a further one adds its line here. */
export const sources: Record<string, OpenSource> = {
  'GET /api/<entity>': async ({ caller, viewer }) => ({
    rows: ({ entity }) => listed(caller, entity, viewer).then(({ rows }) => rows),
    close() {},
  }),

  'GET /api/changes': async (watcher, { tables }) => {
    const replica = await startReplica(watcher, tables);
    return {
      rows: (table, head) => readOn(watcher, replica, head).then(() => replica.rowsOf(table)),
      close() {},
    };
  },

  'GET /api/events': async (watcher, { tables, origin }) => {
    const replica = await startReplica(watcher, tables);
    const stream = await openStream(origin, { token: watcher.caller.token, since: replica.seq });
    let taken = 0;
    return {
      async rows(table, head) {
        await stream.until(() => stream.seq() >= head);
        const told = stream.changes();
        for (const change of told.slice(taken)) replica.take(change);
        taken = told.length;
        return replica.rowsOf(table);
      },
      close: stream.close,
    };
  },

  // As `lockstep_app` with the viewer's context: row-level security and the policy as a condition, together.
  'the database': async ({ context, viewer }, { server }) => ({
    rows: (table) =>
      server.database
        .inPractice(context, (transaction) =>
          transaction.rows<{ row: StoredRow }>(
            sql`select to_jsonb(t) as row from ${table.name} t where ${reachedBy(table, 'see', viewer)}`,
          ),
        )
        // It decides about rows; fields are left out where rows are told.
        .then(({ result }) => shownRows(table, viewer, decoded(table, result))),
    close() {},
  }),
};

/** What a viewer should see: every row of the practice, read by the owner, held against the policy in memory. */
export async function permitted(
  table: EntityTable,
  { viewer, context }: Watcher,
  { server }: Watched,
): Promise<Rows> {
  const all = await server.sql<{ row: StoredRow }>(
    `select to_jsonb(t) as row from ${table.entity.table} t where practice_id = $1`,
    [context.practiceId],
  );
  const rows = Object.entries(decoded(table, all));
  const seen = rows.filter(([, row]) => permits(table.entity.policy, 'see', viewer, row));
  return shownRows(table, viewer, Object.fromEntries(seen));
}

/** What row-level security alone lets this viewer's requests read. */
export async function unfiltered(
  table: EntityTable,
  { viewer, context }: Watcher,
  { server }: Watched,
): Promise<Rows> {
  const { result } = await server.database.inPractice(context, (transaction) =>
    transaction.rows<{ row: StoredRow }>(sql`select to_jsonb(t) as row from ${table.name} t`),
  );
  return shownRows(table, viewer, decoded(table, result));
}

function decoded(table: EntityTable, found: readonly { row: StoredRow }[]): Rows {
  return byId(found.map(({ row }) => table.decode(row)));
}

function shownRows({ entity }: EntityTable, { role }: Viewer, rows: Rows): Rows {
  return Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, shownTo(entity, role, row)]));
}

function byId(items: readonly Record<string, unknown>[]): Rows {
  return Object.fromEntries(items.map((row) => [String(row['id']), row]));
}

/** A role that may see no row of an entity must be refused its list. */
async function listed(
  caller: Caller,
  entity: Entity,
  viewer: Viewer,
): Promise<{ rows: Rows; seq: number | null }> {
  const answer = await caller.get(`/api/${entity.path}?limit=5000`);
  const expected = scopeOf(entity.policy, 'see', viewer) === 'none' ? 403 : 200;
  if (answer.statusCode !== expected) throw new Error(`${entity.path} answered ${answer.body}`);
  if (expected === 403) return { rows: {}, seq: null };
  const { items, seq } = ListPage.parse(answer.json());
  return { rows: byId(items), seq };
}

interface Replica {
  seq: number;
  take(change: Change): void;
  rowsOf(table: EntityTable): Rows;
}

/** Begins with the lists, as a browser does, and goes on from their position. */
async function startReplica({ caller, viewer }: Watcher, tables: readonly EntityTable[]): Promise<Replica> {
  const rows = new Map<string, Rows>();
  const seqs: number[] = [];
  for (const { entity } of tables) {
    const list = await listed(caller, entity, viewer);
    rows.set(entity.name, list.rows);
    if (list.seq !== null) seqs.push(list.seq);
  }
  return {
    seq: Math.min(...seqs),
    take({ entity, id, op, row }) {
      const held = rows.get(entity);
      if (!held) throw new Error(`A change of ${entity}, which is no entity`);
      if (row) held[id] = row;
      else if (op !== 'deleted' || !held[id])
        throw new Error(`The viewer was told that a row they never saw was ${op}`);
      else delete held[id];
    },
    rowsOf: (table) => ({ ...rows.get(table.entity.name) }),
  };
}

async function readOn({ caller }: Watcher, replica: Replica, head: number): Promise<void> {
  while (replica.seq < head) {
    const answer = await caller.get(`/api/changes?since=${replica.seq}&limit=3`);
    const { changes, seq } = ChangesPage.parse(answer.json());
    for (const change of changes) replica.take(change);
    replica.seq = seq;
  }
}
