import type { Cents, Day, Id, Instant } from '@/domain/primitives';
import type { InventoryItem } from '@/features/inventory/inventoryItem';
import type { Invoice } from '@/features/invoices/invoice';
import type { Treatment } from '@/features/treatments/treatment';
import { at, firstDay, idOf } from '../../../features/appointments/page/practiceRows';

const common = {
  rev: 1,
  createdAt: '2026-11-01T00:00:00.000Z' as Instant,
  updatedAt: '2026-11-01T00:00:00.000Z' as Instant,
};

function itemRow(n: number, name: string, quantity: number): InventoryItem {
  return { ...common, id: idOf(7, n), name, sku: `S-${n}`, unit: 'bottle', quantity, reorderLevel: 3 };
}

export const items = [itemRow(0, 'Almond oil', 12), itemRow(1, 'Tape', 9), itemRow(2, 'Cedar oil', 0)];

export function invoiceRow(n: number, fields: Partial<Invoice> = {}): Invoice {
  return {
    ...common,
    id: idOf(8, n),
    patientId: idOf(4, n),
    appointmentId: null,
    status: 'open',
    dueOn: '2026-11-10' as Day,
    lines: [{ description: 'Back massage', quantity: 1, unitCents: 8500 as Cents }],
    number: n + 1,
    issuedAt: '2026-11-01T00:00:00.000Z' as Instant,
    totalCents: 8500 as Cents,
    paidCents: 0 as Cents,
    payments: null,
    ...fields,
  };
}

export function treatmentRow(n: number, fields: Partial<Treatment> = {}): Treatment {
  return {
    ...common,
    id: idOf(9, n),
    patientId: idOf(4, n),
    appointmentId: null,
    staffId: idOf(1, 0),
    performedAt: at(firstDay, '08:00'),
    subjective: 'Stiff neck.',
    objective: null,
    assessment: null,
    plan: null,
    signedAt: null,
    signedBy: null,
    addenda: null,
    ...fields,
  };
}

/** Of visits that others complete: the id of their mutation. */
export const mutationOf = (n: number): Id => idOf(6, 900 + n);
