import { v7 } from 'uuid';
import type { InventoryItem } from '@/features/inventory/inventoryItem';
import type { Role } from '@/domain/policy';
import { inProcess, type Caller, type InProcess } from '../inProcess';

type Fields = Record<string, unknown>;

export interface Movement {
  amount: number;
  quantityAfter: number;
  reason: string | null;
  author: string | null;
  appointmentId: string | null;
}

/** A practice with somebody of each role, and things in stock. */
export interface StockServer extends InProcess {
  as: Record<Role, Caller>;
  /** Creates a thing by the API, with an opening quantity. */
  stock(quantity: number, more?: Fields): Promise<InventoryItem>;
  adjust(
    caller: Caller,
    id: string,
    amount: unknown,
    headers?: Record<string, string>,
  ): ReturnType<Caller['post']>;
  quantityOf(id: string): Promise<number>;
  /** Of one thing, oldest first. */
  movementsOf(id: string): Promise<Movement[]>;
}

export async function stockServer(): Promise<StockServer> {
  const server = await inProcess();
  const as = {} as Record<Role, Caller>;
  for (const role of ['admin', 'operator', 'scheduler', 'therapist', 'assistant', 'patient'] as const)
    as[role] = await server.signIn(server.practice.email[role]);
  return {
    ...server,
    as,
    async stock(quantity, more = {}) {
      const draft = { name: 'Almond oil', sku: v7(), unit: 'bottle', quantity, reorderLevel: 4, ...more };
      const answer = await as.assistant.post('/api/inventory', draft);
      if (answer.statusCode !== 201) throw new Error(`not created: ${answer.body}`);
      return answer.json<InventoryItem>();
    },
    adjust: (caller, id, amount, headers) => caller.post(`/api/inventory/${id}/adjust`, { amount }, headers),
    async quantityOf(id) {
      const [row] = await server.sql<{ quantity: number }>(
        'select quantity::float8 as quantity from inventory_item where id = $1',
        [id],
      );
      if (!row) throw new Error('It is not there');
      return row.quantity;
    },
    movementsOf: (id) =>
      server.sql<Movement & Fields>(
        `select amount::float8 as amount, quantity_after::float8 as "quantityAfter", reason, author,
                appointment_id as "appointmentId"
           from stock_movement where item_id = $1 order by id`,
        [id],
      ),
  };
}

/** What is wrong with these movements of one thing: each must follow from the one before, none below zero. */
export function complaintsAbout(movements: readonly Movement[], quantity: number): string[] {
  let sum = 0;
  const complaints = movements.flatMap(({ amount, quantityAfter }, n) => {
    sum += amount;
    if (quantityAfter < 0) return [`movement ${n} leaves ${quantityAfter}`];
    return quantityAfter === sum ? [] : [`movement ${n} leaves ${quantityAfter}, but they sum to ${sum}`];
  });
  return sum === quantity ? complaints : [...complaints, `they sum to ${sum}, there is ${quantity}`];
}
