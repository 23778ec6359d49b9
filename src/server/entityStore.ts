import { sql, type RawBuilder } from 'kysely';
import type { Viewer } from '@/domain/policy';
import type { ApiRow, EntityTable, StoredRow } from './database/entityTable';
import type { Transaction } from './database/practiceTransaction';
import { cursorAfter, type ListQuery } from './listQuery';
import { reachedBy } from './policySql';

/** The statements behind the routes of one entity. Row-level security keeps each of them within one practice. */
export interface EntityStore {
  list(transaction: Transaction, viewer: Viewer, query: ListQuery): Promise<StoredPage>;
  find(transaction: Transaction, viewer: Viewer, id: string): Promise<ApiRow | null>;
  /** Finds it and keeps everybody else from changing it until the transaction ends. */
  lock(transaction: Transaction, viewer: Viewer, id: string): Promise<ApiRow | null>;
  insert(transaction: Transaction, practiceId: string, fields: Record<string, unknown>): Promise<ApiRow>;
  /** Null if that changes nothing: then the database keeps the row, and its rev, as it is. */
  update(transaction: Transaction, id: string, fields: Record<string, unknown>): Promise<ApiRow | null>;
  remove(transaction: Transaction, id: string): Promise<void>;
}

export interface StoredPage {
  items: ApiRow[];
  seq: number;
  epoch: string;
  nextCursor?: string;
}

export function entityStore(table: EntityTable): EntityStore {
  const { name } = table;
  const columns = (fields: Record<string, unknown>) => Object.keys(table.encode(fields));
  const populated = (fields: Record<string, unknown>) =>
    sql`jsonb_populate_record(null::${name}, ${JSON.stringify(table.encode(fields))}::jsonb)`;

  const find = async (transaction: Transaction, viewer: Viewer, id: string, suffix: RawBuilder<unknown>) => {
    const [found] = await transaction.rows<{ row: StoredRow }>(sql`
      select to_jsonb(t) as row from ${name} t
       where t.id = ${id}::uuid and ${reachedBy(table, 'see', viewer)} ${suffix}`);
    return found ? table.decode(found.row) : null;
  };

  return {
    async list(transaction, viewer, { conditions, limit }) {
      const where = sql.join([reachedBy(table, 'see', viewer), ...conditions], sql` and `);
      // Rows and position come from one statement, hence from one snapshot.
      const found = await transaction.rows<{ seq: string; epoch: string; row: StoredRow | null }>(sql`
        select p.seq, e.id as epoch, r.row
          from feed_position p cross join epoch e
          left join lateral (
            select to_jsonb(t) as row, t.id from ${name} t where ${where} order by t.id limit ${limit + 1}
          ) r on true
         where p.practice_id = current_practice()
         order by r.id`);
      const [first] = found;
      if (!first) throw new Error('This practice has no feed position');
      const rows = found.flatMap(({ row }) => (row ? [table.decode(row)] : []));
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return {
        items,
        seq: Number(first.seq),
        epoch: first.epoch,
        ...(rows.length > limit && last ? { nextCursor: cursorAfter(last.id) } : {}),
      };
    },
    find: (transaction, viewer, id) => find(transaction, viewer, id, sql``),
    lock: (transaction, viewer, id) => find(transaction, viewer, id, sql`for update`),
    async insert(transaction, practiceId, fields) {
      const names = columns(fields);
      const list = sql.join(names.map((column) => sql.ref(column)));
      const values = sql.join(names.map((column) => sql.ref(`r.${column}`)));
      const [inserted] = await transaction.rows<{ row: StoredRow }>(sql`
        insert into ${name} as t (practice_id, ${list})
        select ${practiceId}::uuid, ${values} from ${populated(fields)} r
        returning to_jsonb(t) as row`);
      if (!inserted) throw new Error(`The database kept nothing of a new ${table.entity.name}`);
      return table.decode(inserted.row);
    },
    async update(transaction, id, fields) {
      const set = sql.join(
        columns(fields).map((column) => sql`${sql.ref(column)} = ${sql.ref(`r.${column}`)}`),
      );
      const [updated] = await transaction.rows<{ row: StoredRow }>(sql`
        update ${name} as t set ${set} from ${populated(fields)} r where t.id = ${id}::uuid
        returning to_jsonb(t) as row`);
      return updated ? table.decode(updated.row) : null;
    },
    async remove(transaction, id) {
      await transaction.rows(sql`delete from ${name} where id = ${id}::uuid`);
    },
  };
}
