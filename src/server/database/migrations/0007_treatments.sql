-- Treatment records. Signed ones never change again, whoever asks: the triggers bind the application's role, plain SQL and
-- the owner alike. Corrections are addenda, which are only ever added. Who signs or adds, and when, is the database's to say.

-- Whether each of them is what the definition calls an addendum.
create function are_addenda(list jsonb) returns boolean language sql immutable parallel safe as $$
  select jsonb_typeof(list) = 'array' and not exists (
    select from jsonb_array_elements(case jsonb_typeof(list) when 'array' then list else '[]' end) one
     where (jsonb_typeof(one) = 'object'
            and one ->> 'id' ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'
            and one ->> 'at' ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$'
            and jsonb_typeof(one -> 'author') = 'string' and length(one ->> 'author') between 1 and 120
            and jsonb_typeof(one -> 'text') = 'string' and length(one ->> 'text') between 1 and 4000) is not true)
$$;

create table treatment (
  practice_id uuid not null references practice (id),
  id uuid not null primary key,
  rev bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  patient_id uuid not null,
  appointment_id uuid,
  staff_id uuid not null,
  performed_at timestamptz not null,
  subjective text check (length(subjective) between 1 and 8000),
  objective text check (length(objective) between 1 and 8000),
  assessment text check (length(assessment) between 1 and 8000),
  plan text check (length(plan) between 1 and 8000),
  signed_at timestamptz,
  signed_by text check (length(signed_by) between 1 and 120),
  addenda jsonb check (are_addenda(addenda)),
  unique (practice_id, id),
  constraint treatment_patient_id_fkey foreign key (practice_id, patient_id) references patient (practice_id, id),
  constraint treatment_appointment_id_fkey foreign key (practice_id, appointment_id)
    references appointment (practice_id, id),
  constraint treatment_staff_id_fkey foreign key (practice_id, staff_id) references staff (practice_id, id),
  constraint treatment_signed_by_present check ((signed_at is null) = (signed_by is null)),
  constraint treatment_signed_at_not_empty
    check (signed_at is null or num_nonnulls(subjective, objective, assessment, plan) > 0),
  constraint treatment_addenda_after_signing check (addenda is null or signed_at is not null)
);
select sync_table('treatment', 'treatment');
create index treatment_patient on treatment (practice_id, patient_id, performed_at);
create index treatment_performed on treatment (practice_id, performed_at);
create index treatment_appointment on treatment (practice_id, appointment_id) where appointment_id is not null;
create index treatment_drafts on treatment (practice_id, id) where signed_at is null;

-- LK002: it does not change any more.
create function keep_signed() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  -- Requests sign and add for themselves, now. The owner may bring in what was signed elsewhere.
  is_request constant boolean := current_user = 'lockstep_app';
begin
  if tg_op = 'DELETE' then
    if old.signed_at is not null then
      raise exception 'a signed record is kept for good' using errcode = 'LK002', table = 'treatment';
    end if;
    return old;
  end if;
  if tg_op = 'INSERT' or old.signed_at is null then
    if new.signed_at is null then
      return new;
    end if;
    -- To the millisecond, as it is told.
    new.signed_at := date_trunc('milliseconds', new.signed_at);
    if is_request then
      if tg_op = 'INSERT' or new.staff_id is distinct from nullif(current_setting('lockstep.staff_id', true), '')::uuid then
        raise exception 'a record is signed by whoever treated, after it is there'
          using errcode = 'insufficient_privilege', table = 'treatment';
      end if;
      new.signed_at := date_trunc('milliseconds', clock_timestamp());
      new.signed_by := current_account_name();
      new.addenda := null;
    end if;
    return new;
  end if;
  if (to_jsonb(new) - array['addenda', 'rev', 'updated_at']) <> (to_jsonb(old) - array['addenda', 'rev', 'updated_at']) then
    raise exception 'a signed record never changes' using errcode = 'LK002', table = 'treatment';
  end if;
  -- What was added stays, in its place.
  if new.addenda is null and old.addenda is not null or exists (
    select from jsonb_array_elements(coalesce(old.addenda, '[]')) with ordinality as one(value, n)
     where new.addenda -> (n - 1)::int is distinct from one.value
  ) then
    raise exception 'addenda are only ever added' using errcode = 'LK002', table = 'treatment';
  end if;
  if is_request then
    new.addenda := addenda_signed(old.addenda, new.addenda);
  end if;
  return new;
end $$;

-- Those that are new under an id, the time and the author's name that no request says for itself.
create function addenda_signed(before jsonb, after jsonb) returns jsonb language sql volatile as $$
  select nullif(coalesce(before, '[]') || coalesce(jsonb_agg(jsonb_build_object(
           'id', new_id(),
           'at', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'author', current_account_name(),
           'text', value -> 'text') order by n), '[]'), '[]')
    from jsonb_array_elements(coalesce(after, '[]')) with ordinality as one(value, n)
   where n > jsonb_array_length(coalesce(before, '[]'))
$$;

create function keep_all_signed() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (select from treatment where signed_at is not null) then
    raise exception 'signed records are kept for good' using errcode = 'LK002', table = 'treatment';
  end if;
  return null;
end $$;

create trigger keep_signed before insert or update or delete on treatment for each row execute function keep_signed();
create trigger keep_all_signed before truncate on treatment for each statement execute function keep_all_signed();
-- Also where triggers are otherwise left out, as while rows are copied from another server.
alter table treatment enable always trigger keep_signed;
alter table treatment enable always trigger keep_all_signed;
