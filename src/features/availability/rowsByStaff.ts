import type { Id } from '@/domain/primitives';
import type { Availability } from './availability';

/** Rows by whose they are, each person's in the order given. */
export function rowsByStaff(rows: readonly Availability[]): ReadonlyMap<Id, readonly Availability[]> {
  const byStaff = new Map<Id, Availability[]>();
  for (const row of rows) {
    const known = byStaff.get(row.staffId);
    if (known) known.push(row);
    else byStaff.set(row.staffId, [row]);
  }
  return byStaff;
}
