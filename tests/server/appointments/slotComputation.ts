import { freeStarts } from '@/domain/slots';
import { therapistTime } from '@/domain/slotTime';
import type { FreshDatabase } from '../freshDatabase';

export interface SlotsAsked {
  practiceId: string;
  /** Whose holds do not count. */
  accountId: string;
  serviceId: string;
  /** All, if null. */
  staffIds: readonly string[] | null;
  from: string;
  to: string;
  stepMinutes: number | null;
}

type Spans = { start: number; end: number }[];

interface Found {
  step: number;
  now: number;
  start: number;
  end: number;
  duration: number;
  before: number;
  after: number;
  staff: { id: string; open: Spans | null; occupied: Spans | null }[] | null;
}

const ms = (instant: string) => `(extract(epoch from ${instant}) * 1000)::float8`;

/** Free slots out of the tables alone, in one statement: what any cache must answer at this moment, by start and therapist. */
export async function computeSlots({ sql }: FreshDatabase, asked: SlotsAsked): Promise<string[]> {
  const [found] = await sql<Found>(
    `select coalesce($6::int, p.step_minutes) as step, ${ms('now()')} as now,
            ${ms(`instant_of($4::date, '00:00', p.time_zone)`)} as start,
            ${ms(`instant_of($5::date + 1, '00:00', p.time_zone)`)} as "end",
            v.duration_minutes as duration, v.buffer_before_minutes as before, v.buffer_after_minutes as after,
            (select jsonb_agg(jsonb_build_object('id', s.id,
                'open', (select jsonb_agg(jsonb_build_object('start', ${ms('lower(a.during)')}, 'end', ${ms('upper(a.during)')}))
                           from availability a where a.staff_id = s.id and a.is_active and not isempty(a.during)),
                'occupied', (select jsonb_agg(jsonb_build_object('start', ${ms('lower(o.range)')}, 'end', ${ms('upper(o.range)')}))
                               from (select occupied as range from appointment where staff_id = s.id and occupied is not null
                                     union all
                                     select occupied from hold where staff_id = s.id and expires_at > now()
                                        and account_id is distinct from $3) o)))
               from staff s
              where s.practice_id = p.id and s.is_active and v.is_active and s.service_ids @> array[v.id]
                and ($7::uuid[] is null or s.id = any ($7))) as staff
       from practice p join service v on v.practice_id = p.id and v.id = $2
      where p.id = $1`,
    [
      asked.practiceId,
      asked.serviceId,
      asked.accountId,
      asked.from,
      asked.to,
      asked.stepMinutes,
      asked.staffIds,
    ],
  );
  if (!found) throw new Error('There is no such practice or service');
  const question = {
    durationMinutes: found.duration,
    bufferBeforeMinutes: found.before,
    bufferAfterMinutes: found.after,
    stepMinutes: found.step,
    notBefore: found.now,
    from: found.start,
    to: found.end,
  };
  return (found.staff ?? [])
    .flatMap(({ id, open, occupied }) =>
      freeStarts(therapistTime(open ?? [], occupied ?? []), question).map((start) =>
        [new Date(start).toISOString(), id, new Date(start + found.duration * 60_000).toISOString()].join(
          ' ',
        ),
      ),
    )
    .toSorted();
}
