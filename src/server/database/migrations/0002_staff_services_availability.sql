-- Constraints are named <table>_<column>_… so that a refusal can name the field.

create table service (
  practice_id uuid not null references practice (id),
  id uuid not null primary key,
  rev bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  name text not null check (length(name) between 1 and 120),
  duration_minutes int not null check (duration_minutes between 5 and 1440),
  buffer_before_minutes int not null check (buffer_before_minutes between 0 and 240),
  buffer_after_minutes int not null check (buffer_after_minutes between 0 and 240),
  price_cents bigint not null check (price_cents between 0 and 1000000000),
  is_active boolean not null,
  unique (practice_id, id)
);
select sync_table('service', 'service');

create table staff (
  practice_id uuid not null references practice (id),
  id uuid not null primary key,
  rev bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  name text not null check (length(name) between 1 and 120),
  role text not null check (role in ('therapist', 'assistant', 'operator', 'scheduler', 'admin')),
  colour text not null check (colour ~ '^#[0-9a-f]{6}$'),
  service_ids uuid[] not null check (cardinality(service_ids) <= 200),
  is_active boolean not null,
  unique (practice_id, id)
);
select sync_table('staff', 'staff');
create index staff_service_ids on staff using gin (service_ids);

-- A foreign key over a list: what staff offer exists, and what staff offer is not deleted. The row locks make it hold
-- under concurrent writers.
create function check_service_ids() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  known int;
begin
  perform 1 from service where practice_id = new.practice_id and id = any (new.service_ids) order by id for key share;
  get diagnostics known = row_count;
  if known <> (select count(distinct wanted) from unnest(new.service_ids) as wanted) then
    raise exception 'a service does not exist' using
      errcode = 'foreign_key_violation', table = 'staff', constraint = 'staff_service_ids_fkey';
  end if;
  return null;
end $$;
create trigger check_service_ids_insert after insert on staff for each row
  when (new.service_ids <> '{}') execute function check_service_ids();
create trigger check_service_ids_update after update of service_ids on staff for each row
  when (new.service_ids is distinct from old.service_ids) execute function check_service_ids();

create function check_service_unused() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from staff where practice_id = old.practice_id and service_ids @> array[old.id]) then
    raise exception 'staff still offer this service' using
      errcode = 'foreign_key_violation', table = 'staff', constraint = 'staff_service_ids_fkey';
  end if;
  return null;
end $$;
create trigger check_service_unused after delete on service for each row execute function check_service_unused();

create table availability (
  practice_id uuid not null references practice (id),
  id uuid not null primary key,
  rev bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  staff_id uuid not null,
  date date not null check (date between '1900-01-01' and '2199-12-31'),
  start_time time(0) not null,
  end_time time(0) not null,
  is_active boolean not null,
  series_id uuid,
  unique (practice_id, id),
  constraint availability_staff_id_fkey foreign key (practice_id, staff_id) references staff (practice_id, id),
  constraint availability_end_time_check check (start_time < end_time and end_time < '24:00')
);
create index availability_staff_day on availability (practice_id, staff_id, date);
create index availability_day on availability (practice_id, date);
select sync_table('availability', 'availability');
