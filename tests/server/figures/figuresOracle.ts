import { Figures } from '@/features/figures/figures';
import type { FreshDatabase } from '../freshDatabase';

/**
 * The same figures by other SQL: day by day of the wall clock and minute by minute of the calendar, one plain question
 * after the other.
 */
export async function figuresBySql(
  { sql }: Pick<FreshDatabase, 'sql'>,
  practiceId: string,
  from: string,
  to: string,
): Promise<Figures> {
  const utilisation = await sql(
    `select s.id as "staffId", to_char(d, 'YYYY-MM-DD') as date,
            (select coalesce(sum((extract(epoch from ends_at) - extract(epoch from starts_at)) / 60), 0)::int
               from appointment where staff_id = s.id and status in ('requested', 'confirmed', 'arrived', 'inProgress', 'completed')
                and to_char(starts_at at time zone p.time_zone, 'YYYY-MM-DD') = to_char(d, 'YYYY-MM-DD')) as "occupiedMinutes",
            (select count(*)::int
               from generate_series(0, 26 * 60) minute
              where exists (
                select from availability a
                 where a.staff_id = s.id and a.date = d::date and a.is_active
                   and a.during @> ((d at time zone p.time_zone) + make_interval(mins => minute))
              )) as "availableMinutes"
       from staff s join practice p on p.id = s.practice_id
      cross join generate_series($2::timestamp, $3::timestamp, interval '1 day') d
      where p.id = $1 order by d, s.id`,
    [practiceId, from, to],
  );
  const [visits] = await sql(
    `select count(*) filter (where a.status = 'noShow')::int as "noShow",
            count(*) filter (where a.status = 'completed' or a.status = 'arrived' or a.status = 'inProgress')::int as came
       from appointment a join practice p on p.id = a.practice_id
      where p.id = $1 and (a.starts_at at time zone p.time_zone)::date between $2::date and $3::date`,
    [practiceId, from, to],
  );
  const revenue = await sql(
    `select to_char(d, 'YYYY-MM-DD') as date,
            (select coalesce(sum(total_cents), 0)::int from invoice i
              where i.practice_id = p.id and i.status in ('open', 'partlyPaid', 'paid')
                and (i.issued_at at time zone p.time_zone)::date = d::date) as "issuedCents",
            (select coalesce(sum((one ->> 'amountCents')::int), 0)::int
               from invoice i, jsonb_array_elements(coalesce(i.payments, '[]')) one
              where i.practice_id = p.id
                and ((one ->> 'at')::timestamptz at time zone p.time_zone)::date = d::date) as "paidCents"
       from practice p cross join generate_series($2::timestamp, $3::timestamp, interval '1 day') d
      where p.id = $1 order by d`,
    [practiceId, from, to],
  );
  const lowStock = await sql(
    `select id, name, unit, quantity::int, reorder_level::int as "reorderLevel" from inventory_item
      where practice_id = $1 and not quantity > reorder_level`,
    [practiceId],
  );
  return Figures.parse({
    from,
    to,
    utilisation: utilisation.filter((row) => row['occupiedMinutes'] > 0 || row['availableMinutes'] > 0),
    visits,
    revenue: revenue.filter((row) => row['issuedCents'] > 0 || row['paidCents'] > 0),
    lowStock,
  });
}
