import type { z } from 'zod';
import { appointments } from '@/features/appointments/appointment';
import { inventory } from '@/features/inventory/inventoryItem';
import { stockMovements } from '@/features/inventory/stockMovement';
import { invoices } from '@/features/invoices/invoice';
import { treatments } from '@/features/treatments/treatment';
import { bookingServer, type BookingServer } from '../appointments/bookingServer';
import { bookableDays, bookableFrom } from '../practice';

type Row<E extends { row: z.ZodType }> = z.infer<E['row']>;

/** All that one appointment led to. */
export interface Traces {
  status: string;
  treatments: Row<typeof treatments>[];
  invoices: Row<typeof invoices>[];
  movements: Row<typeof stockMovements>[];
}

export interface VisitServer extends BookingServer {
  /** An appointment at an hour that no other visit has. @returns its id */
  visit(status?: string, more?: Record<string, unknown>): Promise<string>;
  /** A thing of which so much is there. @returns its id */
  item(quantity: number): Promise<string>;
  quantityOf(itemId: string): Promise<number>;
  traces(appointmentId: string): Promise<Traces>;
}

export async function visitServer(): Promise<VisitServer> {
  const server = await bookingServer();
  const { admin } = server.as;
  let [visits, items] = [0, 0];
  const list = async <E extends { path: string; row: z.ZodType }>(entity: E, appointmentId: string) => {
    const answer = await admin.get(`/api/${entity.path}?appointmentId=${appointmentId}`);
    return answer.json<{ items: unknown[] }>().items.map((row) => entity.row.parse(row)) as Row<E>[];
  };
  return {
    ...server,
    visit(status = 'inProgress', more = {}) {
      const [day, hour] = [Math.floor(visits / 8), 6 + 2 * (visits % 8)];
      if (day >= bookableDays) throw new Error('More visits than there is room for');
      visits++;
      const startMs = Date.parse(`${bookableFrom}T00:00:00Z`) + (day * 24 + hour) * 3_600_000;
      return server.insert(new Date(startMs).toISOString(), { status, ...more });
    },
    async item(quantity) {
      const n = ++items;
      const draft = { name: `Oil ${n}`, sku: `OIL-${n}`, unit: 'bottle', quantity, reorderLevel: 2 };
      return inventory.row.parse((await admin.post('/api/inventory', draft)).json()).id;
    },
    async quantityOf(itemId) {
      return inventory.row.parse((await admin.get(`/api/inventory/${itemId}`)).json()).quantity;
    },
    async traces(appointmentId) {
      const appointment = (await admin.get(`/api/${appointments.path}/${appointmentId}`)).json<{
        status: string;
      }>();
      return {
        status: appointment.status,
        treatments: await list(treatments, appointmentId),
        invoices: await list(invoices, appointmentId),
        movements: await list(stockMovements, appointmentId),
      };
    },
  };
}
