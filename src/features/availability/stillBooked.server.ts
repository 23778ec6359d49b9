import { sql } from 'kysely';
import { LockstepError } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import type { Transaction } from '@/server/database/practiceTransaction';
import type { Availability } from './availability';

/** Availability as it is, and as it would be; null: it is deleted. */
export interface AvailabilityChange {
  before: Availability;
  after: Omit<Availability, 'rev' | 'createdAt' | 'updatedAt'> | null;
}

/**
 * Which appointments would no longer lie in availability, of those that do. Nobody books with these therapists until the
 * transaction ends, so that it stays true.
 */
export async function bookedUnder(
  transaction: Transaction,
  changes: readonly AvailabilityChange[],
): Promise<Id[]> {
  const taking = changes.filter(({ before, after }) => before.isActive && !isOnlyOpened(before, after));
  if (taking.length === 0) return [];
  const staffIds = changes.flatMap(({ before, after }) => [
    before.staffId,
    ...(after ? [after.staffId] : []),
  ]);
  await transaction.rows(sql`select lock_time_of(${staffIds}::uuid[])`);
  const ids = changes.map(({ before }) => before.id);
  const left = changes.flatMap(({ after }) => (after?.isActive ? [after] : []));
  const found = await transaction.rows<{ id: Id }>(sql`
    with open as (
      select id, staff_id, during from availability
       where is_active and staff_id = any (${staffIds}::uuid[])
    ), remaining as (
      select staff_id, during from open where id <> all (${ids}::uuid[])
      union all
      select n."staffId", tstzrange(s.at, greatest(s.at, instant_of(n.date, n."endTime", p.time_zone)))
        from jsonb_to_recordset(${JSON.stringify(left)}::jsonb)
               as n("staffId" uuid, date date, "startTime" time, "endTime" time)
       cross join (select time_zone from practice where id = current_practice()) p
       cross join lateral (select instant_of(n.date, n."startTime", p.time_zone) as at) s
    )
    select distinct a.id, a.starts_at
      from open o
      join appointment a on a.staff_id = o.staff_id and tstzrange(a.starts_at, a.ends_at) && o.during
     where o.id = any (${ids}::uuid[])
       and a.overbook_reason is null and a.status in ('requested', 'confirmed', 'arrived', 'inProgress')
       and lies_in_availability(current_practice(), a.staff_id, tstzrange(a.starts_at, a.ends_at))
       and not coalesce((
         select range_agg(r.during) @> tstzrange(a.starts_at, a.ends_at) from remaining r where r.staff_id = a.staff_id
       ), false)
     order by a.starts_at, a.id`);
  return found.map(({ id }) => id);
}

/** @throws LockstepError `still_booked` if there are any */
export function assertUnbooked(affected: readonly Id[]): void {
  if (affected.length === 0) return;
  const count = affected.length === 1 ? 'One appointment stands' : `${affected.length} appointments stand`;
  throw new LockstepError('still_booked', {
    detail: `${count} in this time. Nothing was changed; move them first, or say that they stay there anyway.`,
    affected,
  });
}

/** Whether nothing is taken away, so that nobody needs to look. */
function isOnlyOpened(before: Availability, after: AvailabilityChange['after']): boolean {
  return (
    after !== null &&
    after.isActive &&
    after.staffId === before.staffId &&
    after.date === before.date &&
    after.startTime <= before.startTime &&
    after.endTime >= before.endTime
  );
}
