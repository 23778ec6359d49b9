-- Conversations with the booking assistant, and the free times it offered: kept true by the database itself, whoever changes
-- what they depend on.

create table conversation (
  practice_id uuid not null references practice (id) on delete cascade,
  id uuid not null primary key,
  account_id uuid not null references account (id) on delete cascade,
  -- For whom it books, once that is known.
  patient_id uuid,
  state jsonb not null,
  -- How many messages of the person it answered: two at once cannot both be the next.
  turn int not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index conversation_of_account on conversation (account_id, updated_at desc);
create index conversation_age on conversation (updated_at);
alter table conversation enable row level security;
create policy conversation_own on conversation to lockstep_app
  using (practice_id = current_practice() and account_id = current_account());
grant select, insert, update on conversation to lockstep_app;

create table conversation_message (
  practice_id uuid not null references practice (id) on delete cascade,
  conversation_id uuid not null references conversation (id) on delete cascade,
  account_id uuid not null,
  n int not null,
  author text not null check (author in ('person', 'assistant')),
  text text not null check (length(text) between 1 and 8000),
  -- What was answered beside the words: offers, choices, an appointment.
  answer jsonb,
  at timestamptz not null default now(),
  primary key (conversation_id, n)
);
alter table conversation_message enable row level security;
create policy conversation_message_own on conversation_message to lockstep_app
  using (practice_id = current_practice() and account_id = current_account());
grant select, insert on conversation_message to lockstep_app;

create table offer (
  practice_id uuid not null references practice (id),
  id uuid not null primary key,
  rev bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  conversation_id uuid not null,
  account_id uuid not null,
  -- The patient who asked; null: somebody of the practice did.
  patient_id uuid,
  staff_id uuid not null,
  service_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  status text not null default 'open' check (status in ('open', 'taken', 'booked', 'expired')),
  -- Whose appointment it would become, and which one would be moved there: that one is in nobody's way.
  for_patient_id uuid,
  moving_id uuid,
  -- With its service's buffers.
  occupied tstzrange,
  unique (practice_id, id),
  constraint offer_patient_id_fkey foreign key (practice_id, patient_id) references patient (practice_id, id) on delete cascade,
  constraint offer_staff_id_fkey foreign key (practice_id, staff_id) references staff (practice_id, id) on delete cascade,
  constraint offer_service_id_fkey foreign key (practice_id, service_id) references service (practice_id, id) on delete cascade,
  constraint offer_ends_at_check check (starts_at < ends_at)
);
select sync_table('offer', 'offer');
create index offer_conversation on offer (conversation_id);
create index offer_staff on offer (staff_id) where status <> 'expired';
create index offer_service on offer (service_id) where status <> 'expired';
create index offer_patient on offer (practice_id, patient_id);
create index offer_age on offer (created_at);

create function place_offer() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.occupied := case when new.starts_at < new.ends_at
    then occupied_by(new.practice_id, new.service_id, new.starts_at, new.ends_at) end;
  return new;
end $$;
-- Named so that it runs before the row is stamped.
create trigger place_in_time before insert or update of service_id, starts_at, ends_at on offer
  for each row execute function place_offer();

-- What an offer is worth now.
create function offer_status(o offer) returns text language sql stable as $$
  select case
    when o.status = 'expired' then 'expired'
    when exists (
      select from appointment a
       where a.staff_id = o.staff_id and a.starts_at = o.starts_at and a.service_id = o.service_id
         and a.patient_id = o.for_patient_id and a.occupied is not null
    ) then 'booked'
    when not lies_in_availability(o.practice_id, o.staff_id, tstzrange(o.starts_at, o.ends_at))
      or not exists (select from staff s where s.id = o.staff_id and s.is_active and o.service_id = any (s.service_ids))
      or not exists (select from service s where s.id = o.service_id and s.is_active)
      or exists (
        select from appointment a
         where a.staff_id = o.staff_id and a.occupied && o.occupied and a.id is distinct from o.moving_id)
      or exists (
        select from hold h
         where h.staff_id = o.staff_id and h.occupied && o.occupied and h.expires_at > clock_timestamp()
           and h.account_id is distinct from o.account_id)
      then 'taken'
    else 'open'
  end
$$;

-- These run at commit, behind log_change(), which has taken the practice's position by then: so of two transactions the later
-- one sees what the earlier one left, and neither an offer that is just being made nor what takes it is overlooked. What is
-- locked is being ended by the sweep, or taken away. What this transaction made but has not logged yet is left to its own
-- trigger, which follows: once the constraints are immediate, its change would be logged before its making.
create function refresh_offers(therapists uuid[], around tstzrange, also tstzrange) returns void
language sql security definer set search_path = public, pg_temp as $$
  update offer o set status = now_is.status
    from (
      select p.id, offer_status(p) as status from offer p
       where p.staff_id = any (therapists) and p.status <> 'expired' and (p.occupied && around or p.occupied && also)
         and exists (
           select from change_log l where l.practice_id = p.practice_id and l.entity = 'offer' and l.id = p.id)
       order by p.id for update skip locked
    ) now_is
   where o.id = now_is.id and o.status <> now_is.status
$$;

create function offers_follow_time() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  was constant jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  new_row constant jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
begin
  perform refresh_offers(
    array[(was ->> 'staff_id')::uuid, (new_row ->> 'staff_id')::uuid],
    (was ->> tg_argv[0])::tstzrange, (new_row ->> tg_argv[0])::tstzrange);
  return null;
end $$;
create constraint trigger offers_follow after insert or update or delete on appointment
  deferrable initially deferred for each row execute function offers_follow_time('occupied');
create constraint trigger offers_follow after insert or update or delete on hold
  deferrable initially deferred for each row execute function offers_follow_time('occupied');
create constraint trigger offers_follow after insert or update or delete on availability
  deferrable initially deferred for each row execute function offers_follow_time('during');
-- A new one was free when it was looked for; somebody may have been quicker.
create constraint trigger offers_follow after insert on offer
  deferrable initially deferred for each row execute function offers_follow_time('occupied');

create function offers_follow_people() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform refresh_offers(array[new.id], '(,)', null);
  return null;
end $$;
create constraint trigger offers_follow after update of is_active, service_ids on staff
  deferrable initially deferred for each row execute function offers_follow_people();

create function offers_follow_services() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform refresh_offers(
    array(select distinct staff_id from offer where service_id = new.id and status <> 'expired'), '(,)', null);
  return null;
end $$;
create constraint trigger offers_follow after update of is_active on service
  deferrable initially deferred for each row execute function offers_follow_services();

-- The free times of one answer, for whoever asks in a conversation of theirs. Nobody else writes offers.
create function offer_slots(conversation uuid, for_patient uuid, moving uuid, slots jsonb) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into offer (practice_id, id, conversation_id, account_id, patient_id, for_patient_id, moving_id,
                     staff_id, service_id, starts_at, ends_at)
  select c.practice_id, s.id, c.id, c.account_id,
         nullif(current_setting('lockstep.patient_id', true), '')::uuid, for_patient, moving,
         s.staff_id, s.service_id, s.starts_at, s.ends_at
    from conversation c,
         jsonb_to_recordset(slots)
           as s(id uuid, staff_id uuid, service_id uuid, starts_at timestamptz, ends_at timestamptz)
   where c.id = offer_slots.conversation and c.practice_id = current_practice() and c.account_id = current_account()
$$;
