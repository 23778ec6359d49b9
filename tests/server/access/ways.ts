import { sql } from 'kysely';
import { ChangesPage } from '@/protocol/changesPage';
import { ListPage } from '@/protocol/listPage';
import type { Change } from '@/protocol/change';
import type { EntityTable, StoredRow } from '@/server/database/entityTable';
import { openStream } from '../push/streamReader';
import type { Rows, Watched, Watcher } from '../visibilitySources';
import { sightOf } from './whoSees';

/** Everything of one entity that a way tells; null: it leads nowhere for this entity. */
export type Way = (
  watcher: Watcher,
  watched: Watched,
  table: EntityTable,
  ids: readonly string[],
) => Promise<Rows | null>;

/** What refuses a role as a whole must refuse it where it sees nothing, and only there. */
function expectStatus(what: string, status: number, entity: string, { viewer }: Watcher): boolean {
  const isRefused = sightOf(entity, viewer.role) === 'none';
  if (status !== (isRefused ? 403 : 200)) throw new Error(`${what} answers ${viewer.role} with ${status}`);
  return !isRefused;
}

const byId = (items: readonly Record<string, unknown>[]): Rows =>
  Object.fromEntries(items.map((row) => [String(row['id']), row]));

/** All ways by which rows leave the server, and what row-level security alone would let out. */
export const ways: Record<string, Way> = {
  async list(watcher, _watched, { entity }) {
    const rows: Record<string, unknown>[] = [];
    let cursor: string | undefined;
    do {
      const answer = await watcher.caller.get(
        `/api/${entity.path}?limit=40${cursor ? `&cursor=${cursor}` : ''}`,
      );
      if (!expectStatus('list', answer.statusCode, entity.name, watcher)) return {};
      const page = ListPage.parse(answer.json());
      rows.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return byId(rows);
  },

  async get(watcher, _watched, { entity }, ids) {
    const rows: Record<string, unknown>[] = [];
    for (const id of ids) {
      const answer = await watcher.caller.get(`/api/${entity.path}/${id}`);
      if (answer.statusCode === 200) rows.push(answer.json());
      else if (![403, 404].includes(answer.statusCode)) throw new Error(answer.body);
    }
    return byId(rows);
  },

  changes: (watcher, _watched, { entity }) =>
    once(changesOf, watcher, async () => {
      const told: Change[] = [];
      for (let seq = 0, more = true; more;) {
        const answer = await watcher.caller.get(`/api/changes?since=${seq}&limit=50`);
        const page = ChangesPage.parse(answer.json());
        told.push(...page.changes);
        ({ seq, more } = page);
      }
      return told;
    }).then((told) => replayed(told, entity.name)),

  events: (watcher, { origin, server }, { entity }) =>
    once(eventsOf, watcher, async () => {
      const stream = await openStream(origin, { token: watcher.caller.token, since: 0 });
      const [head] = await server.sql<{ seq: string }>(
        'select seq from feed_position where practice_id = $1',
        [watcher.context.practiceId],
      );
      await stream.until(() => stream.seq() >= Number(head?.seq));
      stream.close();
      return stream.changes();
    }).then((told) => replayed(told, entity.name)),

  async search(watcher, _watched, { entity }) {
    if (!entity.searchFields) return null;
    const rows: Record<string, unknown>[] = [];
    let cursor: string | undefined;
    do {
      const question = { text: '', limit: 7, ...(cursor ? { cursor } : {}) };
      const answer = await watcher.caller.post(`/api/${entity.path}/search`, question);
      if (!expectStatus('search', answer.statusCode, entity.name, watcher)) return {};
      const page = answer.json<{ items: Record<string, unknown>[]; nextCursor?: string }>();
      rows.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return byId(rows);
  },

  async 'search for each'(watcher, { server }, { entity }, ids) {
    if (!entity.searchFields) return null;
    const rows: Record<string, unknown>[] = [];
    const words = await server.sql<{ words: string }>(
      `select search_words as words from ${entity.table} where id = any ($1)`,
      [ids],
    );
    for (const { words: text } of words) {
      const question = { text: text.slice(0, 100), limit: 20 };
      const answer = await watcher.caller.post(`/api/${entity.path}/search`, question);
      if (answer.statusCode === 200) rows.push(...answer.json<{ items: Record<string, unknown>[] }>().items);
      else if (answer.statusCode !== 403) throw new Error(answer.body);
    }
    return byId(rows);
  },

  'plain SQL': (watcher, { server }, table) =>
    asViewer(watcher, server, table, sql`select to_jsonb(t) as row from ${table.name} t`),

  'plain SQL over the log': (watcher, { server }, table) =>
    asViewer(
      watcher,
      server,
      table,
      sql`select row from (
        select distinct on (id) row from change_log where entity = ${table.entity.name} order by id, seq desc) last
        where row is not null`,
    ),
};

/** A feed tells of all entities at once: it is read once for each viewer. */
type Feeds = WeakMap<Watcher, Promise<Change[]>>;
const changesOf: Feeds = new WeakMap();
const eventsOf: Feeds = new WeakMap();

function once(feeds: Feeds, watcher: Watcher, read: () => Promise<Change[]>): Promise<Change[]> {
  const feed = feeds.get(watcher) ?? read();
  feeds.set(watcher, feed);
  return feed;
}

async function asViewer(
  { context }: Watcher,
  { database }: Watched['server'],
  table: EntityTable,
  query: ReturnType<typeof sql>,
): Promise<Rows> {
  const { result } = await database.inPractice(context, (transaction) =>
    transaction.rows<{ row: StoredRow }>(query as never),
  );
  return byId(result.map(({ row }) => table.decode(row)));
}

function replayed(changes: readonly Change[], entity: string): Rows {
  const rows: Rows = {};
  for (const { entity: of, id, row } of changes) {
    if (of !== entity) continue;
    if (row) rows[id] = row;
    else delete rows[id];
  }
  return rows;
}
