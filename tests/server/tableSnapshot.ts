import type { EntityTable, StoredRow } from '@/server/database/entityTable';
import type { Database } from '@/server/database/openDatabase';
import { keyOf, type ReplicaRow } from './feedReplica';

/** All rows of one practice at one moment, and the position of its feed at that moment. */
export interface TableSnapshot {
  practiceId: string;
  seq: number;
  /** Read when it is asked for: hundreds of snapshots are kept, as text. */
  rows(): Map<string, ReplicaRow>;
}

interface Line {
  practice_id: string;
  seq: string;
  entity: string;
  rows: string | null;
}

/** One snapshot for each practice of the database, all of the same moment: one repeatable-read transaction. */
export async function tableSnapshots(
  database: Database,
  tables: readonly EntityTable[],
): Promise<TableSnapshot[]> {
  const all = tables.map(
    ({ entity }) => `
      select p.practice_id, p.seq, '${entity.name}' as entity,
             (select jsonb_agg(to_jsonb(t))::text from ${entity.table} t where t.practice_id = p.practice_id) as rows
        from feed_position p`,
  );
  const lines = await database.withClient(async (client) => {
    await client.query('begin isolation level repeatable read read only');
    try {
      const found: Line[] = [];
      for (const text of all) found.push(...(await client.query<Line>(text)).rows);
      return found;
    } finally {
      await client.query('commit');
    }
  });
  return [...new Set(lines.map((line) => line.practice_id))].map((practiceId) => {
    const own = lines.filter((line) => line.practice_id === practiceId);
    return {
      practiceId,
      seq: Number(own[0]?.seq),
      rows: () => new Map(own.flatMap((line) => decoded(tables, line))),
    };
  });
}

function decoded(tables: readonly EntityTable[], { entity, rows }: Line): [string, ReplicaRow][] {
  const table = tables.find((one) => one.entity.name === entity);
  if (!table || rows === null) return [];
  return (JSON.parse(rows) as StoredRow[]).map((stored) => {
    const row = table.decode(stored);
    return [keyOf({ entity, id: row.id }), row];
  });
}
