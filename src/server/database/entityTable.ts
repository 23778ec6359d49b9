import { sql, type RawBuilder } from 'kysely';
import { commonFields, type Entity } from '@/domain/entity';
import type { Database } from './openDatabase';

/** A row as PostgreSQL's `to_jsonb` tells it. */
export type StoredRow = Record<string, unknown>;
/** A row as the API tells it. */
export type ApiRow = Record<string, unknown> & { id: string; rev: number };

/** Joins a definition to its table. Nothing in it is written per entity: types come from the database's catalog. */
export interface EntityTable {
  entity: Entity;
  name: RawBuilder<unknown>;
  /** The column of a field. */
  column(field: string): string;
  /** PostgreSQL's name of the column's type, such as `uuid[]`. */
  type(field: string): string;
  decode(row: StoredRow): ApiRow;
  /** The inverse, for the fields a client may set (and `id`). */
  encode(fields: Record<string, unknown>): StoredRow;
}

interface Column {
  table: string;
  column: string;
  type: string;
}

export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * Reads the tables of all entities from the catalog.
 * @throws Error if a definition and its table disagree about a column: better at the start than at a request
 */
export async function loadEntityTables(
  database: Database,
  entities: readonly Entity[],
): Promise<EntityTable[]> {
  const columns = await database.rows<Column>(sql`
    select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as "type"
      from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`);
  return entities.map((entity) =>
    entityTable(
      entity,
      columns.filter((one) => one.table === entity.table),
    ),
  );
}

function entityTable(entity: Entity, columns: readonly Column[]): EntityTable {
  const typeOf = new Map(columns.map(({ column, type }) => [column, type]));
  const fieldOf = new Map(
    [...Object.keys(commonFields), ...entity.fieldNames].map((field) => [columnOf(field), field]),
  );
  const missing = [...fieldOf.keys()].find((column) => !typeOf.has(column));
  if (missing) throw new Error(`The table ${entity.table} has no column ${missing}. Add a migration.`);
  if ((entity.searchFields ?? []).length > 0 && !typeOf.has('search_words'))
    throw new Error(`The table ${entity.table} is not searched. Add a migration that calls search_by().`);

  const type = (field: string) => {
    const known = typeOf.get(columnOf(field));
    if (known === undefined) throw new Error(`${entity.name} has no field ${field}`);
    return known;
  };
  return {
    entity,
    name: sql.table(entity.table),
    column: columnOf,
    type,
    decode(row) {
      const decoded: Record<string, unknown> = {};
      for (const [column, value] of Object.entries(row)) {
        const field = fieldOf.get(column);
        if (field !== undefined) decoded[field] = decodeValue(typeOf.get(column), value);
      }
      return decoded as ApiRow;
    },
    encode(fields) {
      return Object.fromEntries(Object.entries(fields).map(([field, value]) => [columnOf(field), value]));
    },
  };
}

function decodeValue(type: string | undefined, value: unknown): unknown {
  if (typeof value !== 'string' || type === undefined) return value;
  if (type.startsWith('timestamp')) return new Date(value).toISOString();
  return type.startsWith('time') ? value.slice(0, 5) : value;
}
