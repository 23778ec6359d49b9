import { sql } from 'kysely';
import pg from 'pg';
import { LockstepError } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import type { ApiRow, EntityTable, StoredRow } from '@/server/database/entityTable';
import type { Transaction } from '@/server/database/practiceTransaction';
import { foundRow, notAllowed } from '@/server/entityRules';
import { mostStock } from './inventoryItem';

export interface StockChange {
  id: Id;
  /** Added to what is there; negative: taken. Nothing happens for 0. */
  amount: number;
  reason: string | null;
  /** The visit it is used up at. */
  appointmentId: Id | null;
}

/** insufficient_privilege: row-level security refused the write. */
const refusedByPolicy = '42501';

/**
 * Adds an amount to how much there is of one thing, whatever it is by now; the database writes the movement. The row stays
 * locked until the transaction ends: whoever changes several takes them in the order of their ids.
 * @param table of inventory items
 * @returns the item as it is then
 * @throws LockstepError `not_found`, `not_enough`, `invalid_fields` (more than any practice has), `forbidden`
 */
export async function adjustStock(
  transaction: Transaction,
  table: EntityTable,
  { id, amount, reason, appointmentId }: StockChange,
): Promise<ApiRow> {
  const [locked] = await transaction.rows<{ row: StoredRow }>(sql`
    select to_jsonb(t) as row,
           set_config('lockstep.stock_reason', ${reason ?? ''}, true),
           set_config('lockstep.stock_appointment_id', ${appointmentId ?? ''}, true)
      from ${table.name} t where t.id = ${id}::uuid for update`);
  const item = foundRow(locked ? table.decode(locked.row) : null);
  assertEnough(item, amount);
  const update = sql<{ row: StoredRow }>`
    update ${table.name} as t set quantity = t.quantity + ${amount}::bigint where t.id = ${id}::uuid
    returning to_jsonb(t) as row`;
  const [updated] = await transaction.rows(update).catch((error: unknown) => {
    throw error instanceof pg.DatabaseError && error.code === refusedByPolicy ? notAllowed() : error;
  });
  // What else this transaction changes has reasons of its own.
  await transaction.rows(sql`
    select set_config('lockstep.stock_reason', '', true), set_config('lockstep.stock_appointment_id', '', true)`);
  return updated ? table.decode(updated.row) : item;
}

function assertEnough(item: ApiRow, amount: number): void {
  const [name, quantity] = [String(item['name']), Number(item['quantity'])];
  if (quantity + amount > mostStock) {
    throw new LockstepError('invalid_fields', {
      detail: `There are ${quantity} of ${name}: that would be more than any practice has. Nothing was changed.`,
      fields: [{ field: 'amount', message: `must not be more than ${mostStock - quantity}` }],
    });
  }
  if (quantity + amount >= 0) return;
  throw new LockstepError('not_enough', {
    detail:
      quantity === 0
        ? `There is nothing left of ${name}. Nothing was changed.`
        : `Only ${quantity} left of ${name}. Nothing was changed; take that many at most.`,
    fields: [{ field: 'amount', message: `must not be less than ${-quantity}` }],
  });
}
