import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Entity } from '@/domain/entity';
import { LockstepError, type FieldProblem } from '@/domain/errors';
import { Id } from '@/domain/primitives';
import { defaultLimit } from '@/protocol/listPage';
import type { EntityTable } from './database/entityTable';

export const maxLimit = 5000;

export interface ListQuery {
  /** All of them must hold for the table `t`. */
  conditions: RawBuilder<boolean>[];
  limit: number;
}

const Limit = z.coerce.number().int().min(1).max(maxLimit);

/** What the list of an entity may be asked for, for its description in OpenAPI. */
export function describeListQuery(table: EntityTable): z.ZodType {
  const { entity } = table;
  const text = z.string().optional();
  return z.object({
    id: text.describe('One id, or several separated by commas'),
    ...Object.fromEntries(filterFields(table).map((field) => [field, text])),
    ...(entity.rangeField
      ? {
          from: text.describe(`Least ${entity.rangeField}, inclusive`),
          to: text.describe(`Greatest ${entity.rangeField}, inclusive`),
        }
      : {}),
    limit: z.int().min(1).max(maxLimit).default(defaultLimit).optional(),
    cursor: text.describe('The nextCursor of the page before'),
  });
}

/**
 * Reads the query of a list: any field (exactly; an id also as a list with commas; a list field: contains), `from` and
 * `to` over the range field, `limit`, `cursor`.
 * @throws LockstepError `invalid_fields`, naming every key that is unknown or wrong
 */
export function parseListQuery(table: EntityTable, query: Record<string, unknown>): ListQuery {
  const { entity } = table;
  const found: ListQuery = { conditions: [], limit: defaultLimit };
  const wrong: FieldProblem[] = [];
  const range = entity.rangeField;

  for (const [key, given] of Object.entries(query)) {
    const refuse = (message: string) => wrong.push({ field: key, message });
    if (typeof given !== 'string') {
      refuse('must be given once');
    } else if (key === 'limit') {
      const limit = Limit.safeParse(given);
      if (limit.success) found.limit = limit.data;
      else refuse(`must be a whole number from 1 to ${maxLimit}`);
    } else if (key === 'cursor') {
      const after = Id.safeParse(Buffer.from(given, 'base64url').toString('latin1'));
      if (after.success) found.conditions.push(sql<boolean>`t.id > ${after.data}::uuid`);
      else refuse('must be the nextCursor of the page before');
    } else if (range !== undefined && (key === 'from' || key === 'to')) {
      const bound = fieldType(entity, range).safeParse(given);
      if (bound.success) found.conditions.push(compare(table, range, key === 'from' ? '>=' : '<=', given));
      else refuse(firstMessage(bound.error));
    } else if (key === 'id' || filterFields(table).includes(key)) {
      const condition = matches(table, key, given);
      if (typeof condition === 'string') refuse(condition);
      else found.conditions.push(condition);
    } else {
      refuse('is nothing this list can be filtered by');
    }
  }
  if (wrong.length > 0) {
    throw new LockstepError('invalid_fields', {
      detail: `This list cannot be asked for like that: ${wrong.map(({ field }) => field).join(', ')}.`,
      fields: wrong,
    });
  }
  return found;
}

/** What has parts of its own is nothing to compare with. */
export function filterFields(table: EntityTable): readonly string[] {
  return table.entity.fieldNames.filter((field) => table.type(field) !== 'jsonb');
}

export function cursorAfter(id: string): string {
  return Buffer.from(id, 'latin1').toString('base64url');
}

/** The condition that a field equals what the query says, or why it cannot. */
function matches(table: EntityTable, field: string, given: string): RawBuilder<boolean> | string {
  const column = sql.ref(`t.${table.column(field)}`);
  const type = table.type(field);
  if (type === 'uuid' && given !== 'null') {
    const ids = z.array(Id).min(1).max(500).safeParse(given.split(','));
    if (!ids.success)
      return ids.error.issues[0]?.path.length
        ? 'must be a UUID, or several with commas'
        : 'names too many ids';
    return sql<boolean>`${column} = any (${ids.data}::uuid[])`;
  }
  const schema = fieldType(table.entity, field);
  if (type.endsWith('[]')) {
    const one = schema.safeParse([given]);
    return one.success ? sql<boolean>`${column} @> ${[given]}::${sql.raw(type)}` : firstMessage(one.error);
  }
  if (given === 'null' && schema.safeParse(null).success) return sql<boolean>`${column} is null`;
  const meant = [
    given,
    ...(given.trim() === '' ? [] : [Number(given)]),
    ...(given in booleans ? [booleans[given]] : []),
  ];
  const [value] = meant.map((one) => schema.safeParse(one)).filter((one) => one.success);
  if (!value) return firstMessage(schema.safeParse(given).error);
  const unheld = whyUnheld(type, value.data);
  if (unheld !== null) return unheld;
  return sql<boolean>`${column} = ${String(value.data)}::${sql.raw(type)}`;
}

/** The largest number of each whole type, as PostgreSQL names them. */
const largest: Record<string, number> = { smallint: 32_767, integer: 2_147_483_647 };

/** Why no column of this type holds the value: fields that only the server writes are not bounded by their schema. */
function whyUnheld(type: string, value: unknown): string | null {
  if (typeof value === 'string' && value.includes('\0')) return 'must not hold the character NUL';
  const most = largest[type];
  if (most !== undefined && Math.abs(Number(value)) > most) return `must not be beyond ${most}`;
  return null;
}

const booleans: Record<string, boolean> = Object.assign(Object.create(null), { true: true, false: false });

function compare(
  table: EntityTable,
  field: string,
  operator: '>=' | '<=',
  given: string,
): RawBuilder<boolean> {
  const column = sql.ref(`t.${table.column(field)}`);
  return sql<boolean>`${column} ${sql.raw(operator)} ${given}::${sql.raw(table.type(field))}`;
}

function fieldType(entity: Entity, field: string): z.ZodType {
  return (field === 'id' ? Id : entity.fields[field]) as z.ZodType;
}

function firstMessage(error: z.ZodError | undefined): string {
  return error?.issues[0]?.message ?? 'is not right';
}
