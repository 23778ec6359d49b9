-- What every practice stands on: the practice itself, who may sign in, the feed of changes, and the triggers that
-- every synced table gets by one call of sync_table().

-- Requests run as this role. It owns nothing, so row-level security binds it. Roles belong to the whole cluster and
-- several databases may be migrated at once, hence the exception.
do $$
begin
  create role lockstep_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;

do $$
begin
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant lockstep_app to %I', current_user);
  end if;
end $$;

grant usage on schema public to lockstep_app;

-- The practice this transaction works for; null outside a request, and then nothing is visible.
create function current_practice() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('lockstep.practice_id', true), '')::uuid
$$;

-- One row. Another epoch means another history: whoever holds rows of it must throw them away.
create table epoch (
  only_one boolean primary key default true check (only_one),
  id uuid not null default gen_random_uuid()
);
insert into epoch default values;
grant select on epoch to lockstep_app;

create table practice (
  id uuid primary key,
  name text not null check (length(name) between 1 and 120),
  time_zone text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  vocabulary jsonb not null,
  step_minutes int not null check (step_minutes between 5 and 120),
  week_starts_on int not null check (week_starts_on between 1 and 7),
  is_demo boolean not null default false,
  created_at timestamptz not null default now()
);
alter table practice enable row level security;
create policy practice_own on practice to lockstep_app using (id = current_practice());
grant select, update on practice to lockstep_app;

create table account (
  id uuid primary key,
  practice_id uuid not null references practice (id),
  email text not null check (email = lower(email)),
  password_hash text not null,
  name text not null,
  role text not null check (role in ('admin', 'operator', 'scheduler', 'therapist', 'assistant', 'patient')),
  staff_id uuid,
  patient_id uuid,
  unique (email)
);
alter table account enable row level security;
create policy account_of_practice on account to lockstep_app using (practice_id = current_practice());

-- Only the hash of a token is kept: reading this table opens no session.
create table session (
  token_hash bytea primary key,
  account_id uuid not null references account (id) on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null
);
create index session_account on session (account_id);
create index session_last_seen on session (last_seen_at);

-- The position of each practice's feed. Written by every commit, so room is left for updates in place.
create table feed_position (
  practice_id uuid primary key references practice (id) on delete cascade,
  seq bigint not null default 0,
  -- Changes up to here are no longer kept.
  pruned_to bigint not null default 0
) with (fillfactor = 20);
alter table feed_position enable row level security;
create policy feed_position_of_practice on feed_position to lockstep_app using (practice_id = current_practice());
grant select on feed_position to lockstep_app;

create function start_feed() returns trigger language plpgsql as $$
begin
  insert into feed_position (practice_id) values (new.id);
  return null;
end $$;
create trigger start_feed after insert on practice for each row execute function start_feed();

create table change_log (
  practice_id uuid not null,
  seq bigint not null,
  entity text not null,
  id uuid not null,
  rev bigint not null,
  op text not null check (op in ('created', 'updated', 'deleted')),
  row jsonb,
  -- updated: the old values of what changed; deleted: the whole row
  before jsonb,
  actor uuid,
  client text,
  mutation_id uuid,
  at timestamptz not null default clock_timestamp(),
  primary key (practice_id, seq)
);
create index change_log_row on change_log (practice_id, entity, id, seq);
create index change_log_mutation on change_log (practice_id, mutation_id) where mutation_id is not null;
create index change_log_at on change_log using brin (at);
alter table change_log enable row level security;
create policy change_log_of_practice on change_log to lockstep_app using (practice_id = current_practice());
-- Read only: the log is written by the trigger alone, which runs as its owner.
grant select on change_log to lockstep_app;

-- Answers already given, by Idempotency-Key, so that a repeated request does nothing twice.
create table mutation (
  practice_id uuid not null references practice (id) on delete cascade,
  id uuid not null,
  request_hash bytea not null,
  status int,
  body jsonb,
  etag text,
  location text,
  at timestamptz not null default now(),
  primary key (practice_id, id)
);
create index mutation_at on mutation using brin (at);
alter table mutation enable row level security;
create policy mutation_of_practice on mutation to lockstep_app using (practice_id = current_practice());
grant select, insert, update on mutation to lockstep_app;

-- rev, created_at and updated_at belong to the database. A write that changes nothing is no write.
create function stamp_row() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.rev := 1;
    new.created_at := now();
    new.updated_at := new.created_at;
    return new;
  end if;
  if new.id <> old.id or new.practice_id <> old.practice_id then
    raise exception 'id and practice_id of % never change', tg_table_name using errcode = 'check_violation';
  end if;
  new.created_at := old.created_at;
  new.updated_at := old.updated_at;
  new.rev := old.rev;
  if new is not distinct from old then
    return null;
  end if;
  new.rev := old.rev + 1;
  new.updated_at := now();
  return new;
end $$;

-- Runs at commit (a deferred constraint trigger). Taking the position there, from one row per practice, makes the feed
-- gapless and in commit order: whoever commits later waits for whoever is committing.
create function log_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  practice constant uuid := case when tg_op = 'DELETE' then old.practice_id else new.practice_id end;
  old_row constant jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  new_row constant jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  was jsonb := old_row;
  position bigint;
begin
  update feed_position set seq = seq + 1 where practice_id = practice returning seq into strict position;
  if tg_op = 'UPDATE' then
    select coalesce(jsonb_object_agg(key, value), '{}') into was
      from jsonb_each(old_row)
     where value is distinct from new_row -> key and key not in ('rev', 'updated_at');
  elsif tg_op = 'INSERT' and exists (
    select from change_log
     where practice_id = practice and entity = tg_argv[0] and id = new.id
  ) then
    -- A deleted row never comes back: an id means one row for ever.
    raise exception 'the id % was used before', new.id
      using errcode = 'unique_violation', table = tg_table_name, constraint = tg_table_name || '_id_reused';
  end if;
  insert into change_log (practice_id, seq, entity, id, rev, op, row, before, actor, client, mutation_id)
  values (
    practice,
    position,
    tg_argv[0],
    coalesce(new.id, old.id),
    coalesce(new.rev, old.rev + 1),
    case tg_op when 'INSERT' then 'created' when 'UPDATE' then 'updated' else 'deleted' end,
    new_row,
    was,
    nullif(current_setting('lockstep.account_id', true), '')::uuid,
    nullif(current_setting('lockstep.client', true), ''),
    nullif(current_setting('lockstep.mutation_id', true), '')::uuid
  );
  perform set_config('lockstep.seq', position::text, true);
  return null;
end $$;

-- Makes a table a synced one: row-level security, rev and times, and the change log under the entity's name.
create function sync_table(target regclass, entity text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format(
    'create policy of_practice on %s to lockstep_app using (practice_id = current_practice())', target);
  execute format('grant select, insert, update, delete on %s to lockstep_app', target);
  execute format(
    'create trigger stamp_row before insert or update on %s for each row execute function stamp_row()', target);
  execute format(
    'create constraint trigger log_change after insert or update or delete on %s
       deferrable initially deferred for each row execute function log_change(%L)', target, entity);
end $$;
