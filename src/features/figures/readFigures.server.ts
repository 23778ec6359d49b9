import { sql } from 'kysely';
import type { Day } from '@/domain/primitives';
import type { Transaction } from '@/server/database/practiceTransaction';
import type { Figures } from './figures';

/** All figures by one statement, hence from one snapshot. @param from, to days of the practice, both included */
export async function readFigures(transaction: Transaction, from: Day, to: Day): Promise<Figures> {
  const [found] = await transaction.rows<{ figures: Omit<Figures, 'from' | 'to'> }>(sql`
    with asked as (
      select time_zone as zone, ${from}::date as from_day, ${to}::date as to_day,
             instant_of(${from}::date, '00:00', time_zone) as starts,
             instant_of(${to}::date + 1, '00:00', time_zone) as ends
        from practice where id = current_practice()
    ), available as (
      select a.staff_id, a.date,
             (select sum(extract(epoch from upper(r) - lower(r)) / 60)::int from unnest(range_agg(a.during)) r) as minutes
        from availability a, asked
       where a.is_active and a.date between from_day and to_day
       group by a.staff_id, a.date
    ), due as (
      select a.staff_id, a.status, (a.starts_at at time zone zone)::date as date,
             (extract(epoch from a.ends_at - a.starts_at) / 60)::int as minutes
        from appointment a, asked
       where a.starts_at >= starts and a.starts_at < ends and a.status <> 'cancelled'
    ), occupied as (
      select staff_id, date, sum(minutes)::int as minutes from due where status <> 'noShow' group by staff_id, date
    ), utilisation as (
      select staff_id, date, coalesce(o.minutes, 0) as occupied, coalesce(v.minutes, 0) as available
        from occupied o full join available v using (staff_id, date)
    ), money as (
      select (issued_at at time zone zone)::date as date, total_cents as issued, 0::bigint as paid
        from invoice, asked
       where status not in ('draft', 'void') and issued_at >= starts and issued_at < ends
      union all
      select ((payment ->> 'at')::timestamptz at time zone zone)::date, 0, (payment ->> 'amountCents')::bigint
        from invoice cross join asked cross join jsonb_array_elements(payments) payment
       where (payment ->> 'at')::timestamptz >= starts and (payment ->> 'at')::timestamptz < ends
    ), revenue as (
      select date, sum(issued) as issued, sum(paid) as paid from money group by date
    )
    select jsonb_build_object(
      'utilisation', coalesce((
        select jsonb_agg(jsonb_build_object('staffId', staff_id, 'date', date,
                 'occupiedMinutes', occupied, 'availableMinutes', available) order by date, staff_id)
          from utilisation), '[]'),
      'visits', (
        select jsonb_build_object('noShow', count(*) filter (where status = 'noShow'),
                 'came', count(*) filter (where status in ('arrived', 'inProgress', 'completed')))
          from due),
      'revenue', coalesce((
        select jsonb_agg(jsonb_build_object('date', date, 'issuedCents', issued, 'paidCents', paid) order by date)
          from revenue), '[]'),
      'lowStock', coalesce((
        select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'unit', unit, 'quantity', quantity,
                 'reorderLevel', reorder_level) order by quantity::numeric / greatest(reorder_level, 1), name, id)
          from inventory_item where quantity <= reorder_level), '[]')
    ) as figures`);
  if (!found) throw new Error('The figures came to nothing');
  return { from, to, ...found.figures };
}
