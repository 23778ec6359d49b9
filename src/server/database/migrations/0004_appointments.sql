-- Patients, appointments and holds. Double booking is refused here, whatever the path: an exclusion constraint over
-- therapist and occupied time for each of the two tables, and one lock per therapist under which everything that takes
-- up or opens their time is decided, so that the checks across tables hold under concurrent writers too.

create extension if not exists btree_gist;

-- The instant a wall clock means, as Temporal's `compatible`: a time that is skipped moves forward by what was skipped, one
-- that comes twice is the first. PostgreSQL by itself takes the second.
create function instant_of(day date, wall time, zone text) returns timestamptz language sql stable parallel safe as $$
  select case
           when earlier < later and earlier at time zone zone = day + wall then earlier
           else later
         end
    from (
      select later, (day + wall - (before_ at time zone zone - before_ at time zone 'UTC')) at time zone 'UTC' as earlier
        from (select (day + wall) at time zone zone as later) a,
             lateral (select later - interval '24 hours' as before_) b
    ) c
$$;

-- Everything that takes up or opens one therapist's time waits here for whoever decided before.
create function lock_time_of(staff_ids uuid[]) returns void language plpgsql as $$
declare
  one uuid;
begin
  -- Always in the same order: whoever needs several never waits crosswise.
  for one in select distinct unnest(staff_ids) order by 1 loop
    perform pg_advisory_xact_lock(hashtextextended(one::text, 7305004));
  end loop;
end $$;

-- The same for bookings, whose occupied time also depends on their services: whoever changes a service waits for them.
create function lock_bookings(staff_ids uuid[], service_ids uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- Services before therapists, as a change of a service locks them too.
  perform 1 from service where id = any (service_ids) order by id for share;
  perform lock_time_of(staff_ids);
end $$;

-- Availability knows which instants it covers.
alter table availability add column during tstzrange;

create function place_availability() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  zone constant text := (select time_zone from practice where id = new.practice_id);
  starts constant timestamptz := instant_of(new.date, new.start_time, zone);
begin
  -- Where the clock is put forward, a stretch that begins within the skipped hour may run backwards: it covers nothing.
  new.during := tstzrange(starts, greatest(starts, instant_of(new.date, new.end_time, zone)));
  return new;
end $$;
create trigger place_in_time before insert or update on availability for each row execute function place_availability();
create index availability_during on availability using gist (staff_id, during) where is_active;

-- Another zone means other instants for the same wall clock, from yesterday on.
create function place_practice_anew() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update availability set date = date where practice_id = new.id and date >= current_date - 1;
  return null;
end $$;
create trigger place_anew after update of time_zone on practice for each row
  when (new.time_zone is distinct from old.time_zone) execute function place_practice_anew();

alter table practice add column hold_seconds int not null default 300 check (hold_seconds between 1 and 3600);

create table patient (
  practice_id uuid not null references practice (id),
  id uuid not null primary key,
  rev bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  first_name text not null check (length(first_name) between 1 and 80),
  last_name text not null check (length(last_name) between 1 and 80),
  birth_date date check (birth_date between '1900-01-01' and '2199-12-31'),
  phone text check (length(phone) between 1 and 40),
  email text check (length(email) between 3 and 200),
  address text check (length(address) between 1 and 300),
  unique (practice_id, id)
);
select sync_table('patient', 'patient');
create index patient_name on patient (practice_id, lower(last_name), lower(first_name));

create table appointment (
  practice_id uuid not null references practice (id),
  id uuid not null primary key,
  rev bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  patient_id uuid not null,
  staff_id uuid not null,
  service_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  status text not null default 'requested' check (
    status in ('requested', 'confirmed', 'arrived', 'inProgress', 'completed', 'cancelled', 'noShow')
  ),
  address text check (length(address) between 1 and 300),
  notes text check (length(notes) between 1 and 2000),
  overbook_reason text check (length(overbook_reason) between 1 and 200),
  series_id uuid,
  -- With its service's buffers; null when it takes up nobody's time.
  occupied tstzrange,
  unique (practice_id, id),
  constraint appointment_patient_id_fkey foreign key (practice_id, patient_id) references patient (practice_id, id),
  constraint appointment_staff_id_fkey foreign key (practice_id, staff_id) references staff (practice_id, id),
  constraint appointment_service_id_fkey foreign key (practice_id, service_id) references service (practice_id, id),
  constraint appointment_ends_at_check check (starts_at < ends_at and ends_at <= starts_at + interval '24 hours'),
  constraint appointment_no_double_booking exclude using gist (staff_id with =, occupied with &&)
    where (overbook_reason is null) deferrable initially immediate
);
select sync_table('appointment', 'appointment');
create index appointment_start on appointment (practice_id, starts_at);
create index appointment_staff on appointment (practice_id, staff_id, starts_at);
create index appointment_patient on appointment (practice_id, patient_id, starts_at);
create index appointment_series on appointment (practice_id, series_id) where series_id is not null;
create index appointment_overbooked on appointment using gist (staff_id, occupied) where overbook_reason is not null;
create index appointment_service on appointment (service_id, ends_at);

create table hold (
  practice_id uuid not null references practice (id),
  id uuid not null primary key,
  rev bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  staff_id uuid not null,
  service_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  account_id uuid,
  expires_at timestamptz not null,
  occupied tstzrange not null,
  unique (practice_id, id),
  constraint hold_staff_id_fkey foreign key (practice_id, staff_id) references staff (practice_id, id),
  constraint hold_service_id_fkey foreign key (practice_id, service_id) references service (practice_id, id),
  constraint hold_ends_at_check check (starts_at < ends_at and ends_at <= starts_at + interval '24 hours'),
  constraint hold_no_double_booking exclude using gist (staff_id with =, occupied with &&)
);
select sync_table('hold', 'hold');
create index hold_expiry on hold (expires_at);

-- Who books; null outside a request.
create function current_account() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('lockstep.account_id', true), '')::uuid
$$;

create function occupied_by(of_practice uuid, of_service uuid, starts timestamptz, ends timestamptz) returns tstzrange
language sql stable as $$
  select tstzrange(
           starts - make_interval(mins => coalesce(max(buffer_before_minutes), 0)),
           ends + make_interval(mins => coalesce(max(buffer_after_minutes), 0)))
    from service where practice_id = of_practice and id = of_service
$$;

-- Touching and overlapping availabilities count as one stretch.
create function lies_in_availability(of_practice uuid, therapist uuid, wanted tstzrange) returns boolean
language sql stable as $$
  select coalesce(range_agg(during) @> wanted, false)
    from availability
   where practice_id = of_practice and staff_id = therapist and is_active and during && wanted
$$;

create function raise_refusal(code text, "constraint" text, what text) returns void language plpgsql as $$
begin
  raise exception '%', what using errcode = code, constraint = $2, table = split_part($2, '_', 1);
end $$;

-- LK001: outside availability. 23P01, as the constraint itself: something stands there.
create function place_appointment() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  -- Whether it takes up time where it took up none of it before.
  is_placed_anew boolean := true;
begin
  if new.ends_at <= new.starts_at
     or not exists (select from staff where practice_id = new.practice_id and id = new.staff_id) then
    new.occupied := null;
    return new; -- A constraint refuses it by name.
  end if;
  perform lock_bookings(
    case when tg_op = 'UPDATE' then array[old.staff_id, new.staff_id] else array[new.staff_id] end,
    array[new.service_id]);
  new.occupied := case
    when new.status not in ('cancelled', 'noShow')
    then occupied_by(new.practice_id, new.service_id, new.starts_at, new.ends_at) end;
  if new.occupied is null then
    return new;
  end if;
  if tg_op = 'UPDATE' then
    is_placed_anew := old.status in ('cancelled', 'noShow') or new.staff_id <> old.staff_id
      or new.starts_at <> old.starts_at or new.ends_at <> old.ends_at
      or (new.overbook_reason is null and old.overbook_reason is not null);
    if not is_placed_anew and new.occupied is not distinct from old.occupied then
      return new;
    end if;
  end if;
  if new.overbook_reason is null then
    -- Where only its buffers changed it stays, though availability may have been taken away from under it.
    if is_placed_anew
       and not lies_in_availability(new.practice_id, new.staff_id, tstzrange(new.starts_at, new.ends_at)) then
      perform raise_refusal('LK001', 'appointment_inside_availability', 'the appointment is outside availability');
    end if;
    if exists (
      select from appointment
       where staff_id = new.staff_id and id <> new.id and overbook_reason is not null and occupied && new.occupied
    ) then
      perform raise_refusal('23P01', 'appointment_no_double_booking', 'an overbooked appointment stands there');
    end if;
    if exists (
      select from hold
       where staff_id = new.staff_id and occupied && new.occupied and expires_at > clock_timestamp()
         and account_id is distinct from current_account()
    ) then
      perform raise_refusal('23P01', 'hold_no_double_booking', 'somebody holds this time');
    end if;
  end if;
  delete from hold
   where staff_id = new.staff_id and occupied && new.occupied
     and (account_id is not distinct from current_account() or expires_at <= clock_timestamp());
  return new;
end $$;
create trigger place_in_time
  before insert or update of staff_id, service_id, starts_at, ends_at, status, overbook_reason, occupied
  on appointment for each row execute function place_appointment();

create function place_hold() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.ends_at <= new.starts_at then
    new.occupied := 'empty';
    new.expires_at := now();
    return new;
  end if;
  perform lock_bookings(
    case when tg_op = 'UPDATE' then array[old.staff_id, new.staff_id] else array[new.staff_id] end,
    array[new.service_id]);
  if not exists (select from staff where practice_id = new.practice_id and id = new.staff_id) then
    new.occupied := 'empty';
    new.expires_at := now();
    return new;
  end if;
  new.account_id := case when tg_op = 'UPDATE' then old.account_id else current_account() end;
  -- To the millisecond, as it is told.
  new.expires_at := date_trunc('milliseconds', clock_timestamp())
    + make_interval(secs => (select hold_seconds from practice where id = new.practice_id));
  new.occupied := occupied_by(new.practice_id, new.service_id, new.starts_at, new.ends_at);
  if not lies_in_availability(new.practice_id, new.staff_id, tstzrange(new.starts_at, new.ends_at)) then
    perform raise_refusal('LK001', 'hold_inside_availability', 'the hold is outside availability');
  end if;
  if exists (select from appointment where staff_id = new.staff_id and occupied && new.occupied) then
    perform raise_refusal('23P01', 'appointment_no_double_booking', 'an appointment stands there');
  end if;
  delete from hold
   where staff_id = new.staff_id and id <> new.id and occupied && new.occupied
     and (account_id is not distinct from new.account_id or expires_at <= clock_timestamp());
  return new;
end $$;
create trigger place_in_time
  before insert or update of staff_id, service_id, starts_at, ends_at, account_id, occupied
  on hold for each row execute function place_hold();

-- What stands in the way of appointments that are about to be written together; nothing does if they fit. It tells of
-- rows that the caller may not see, so that the server can say which times are taken, and of whose only to whoever may know.
-- planned: [{n, id, staff_id, service_id, patient_id, starts_at, ends_at, is_overbooked}]; those that exist leave their old
-- place, and nothing is in the way of overbooked ones.
create function obstacles_to(planned jsonb)
returns table (n int, kind text, id uuid, staff_id uuid, patient_id uuid, starts_at timestamptz, ends_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  with placed as materialized (
    select p.*, occupied_by(current_practice(), p.service_id, p.starts_at, p.ends_at) as occupied
      from jsonb_to_recordset(planned)
        as p(n int, id uuid, staff_id uuid, service_id uuid, patient_id uuid, starts_at timestamptz, ends_at timestamptz,
             is_overbooked boolean)
  ), bound as (
    select * from placed where not is_overbooked
  )
  select p.n, 'closed', null::uuid, p.staff_id, null::uuid, p.starts_at, p.ends_at from bound p
   where not lies_in_availability(current_practice(), p.staff_id, tstzrange(p.starts_at, p.ends_at))
  union all
  select p.n, 'appointment', a.id, a.staff_id, a.patient_id, lower(a.occupied), upper(a.occupied)
    from bound p join appointment a on a.staff_id = p.staff_id and a.occupied && p.occupied
   where a.practice_id = current_practice() and a.id not in (select q.id from placed q where q.id is not null)
  union all
  select p.n, 'appointment', q.id, q.staff_id, q.patient_id, lower(q.occupied), upper(q.occupied)
    from bound p join placed q on q.staff_id = p.staff_id and q.occupied && p.occupied and q.n <> p.n
  union all
  select p.n, 'hold', h.id, h.staff_id, null::uuid, lower(h.occupied), upper(h.occupied)
    from bound p join hold h on h.staff_id = p.staff_id and h.occupied && p.occupied
   where h.practice_id = current_practice() and h.expires_at > clock_timestamp()
     and h.account_id is distinct from current_account()
$$;

-- Other buffers of a service: what is booked ahead occupies accordingly, or the service stays as it is.
create function occupy_anew() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform lock_time_of(array(
    select staff_id from appointment where service_id = new.id and ends_at > now() and occupied is not null));
  update appointment set service_id = service_id
   where service_id = new.id and ends_at > now() and occupied is not null;
  return null;
end $$;
create trigger occupy_anew after update of buffer_before_minutes, buffer_after_minutes on service for each row
  when (new.buffer_before_minutes <> old.buffer_before_minutes or new.buffer_after_minutes <> old.buffer_after_minutes)
  execute function occupy_anew();

-- What is done on purpose against the rules is kept for good; nobody can change or take away what stands here.
create table audit_event (
  practice_id uuid not null references practice (id),
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  account_id uuid,
  action text not null,
  entity text not null,
  row_id uuid,
  details jsonb not null default '{}',
  primary key (practice_id, id)
);
alter table audit_event enable row level security;
create policy audit_event_of_practice on audit_event to lockstep_app
  using (practice_id = current_practice() and current_setting('lockstep.role', true) = 'admin');
grant select on audit_event to lockstep_app;

create function keep_audit() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is never changed' using errcode = 'insufficient_privilege';
end $$;
create trigger keep_audit before update or delete or truncate on audit_event
  for each statement execute function keep_audit();

create function audit_overbooking() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_event (practice_id, account_id, action, entity, row_id, details)
  values (new.practice_id, current_account(), 'overbooked', 'appointment', new.id,
          jsonb_build_object('reason', new.overbook_reason, 'staffId', new.staff_id,
                             'startsAt', new.starts_at, 'endsAt', new.ends_at));
  return null;
end $$;
create trigger audit_overbooking after insert or update of overbook_reason, staff_id, starts_at, ends_at
  on appointment for each row when (new.overbook_reason is not null) execute function audit_overbooking();

-- Rows that were there before. Nobody sees a difference, so the feed tells of none.
alter table availability disable trigger user;
update availability a
   set during = tstzrange(
         instant_of(a.date, a.start_time, p.time_zone),
         greatest(instant_of(a.date, a.start_time, p.time_zone), instant_of(a.date, a.end_time, p.time_zone)))
  from practice p where p.id = a.practice_id;
alter table availability enable trigger user;
alter table availability alter column during set not null;
