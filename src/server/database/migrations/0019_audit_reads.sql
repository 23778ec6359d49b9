-- What the audit keeps beside writes and sign-ins: who saw and took out what, from where; for how long; and what of the
-- writes outlives the log that the feed is made of.

alter table practice
  add column audit_retention_days int not null default 3650 check (audit_retention_days between 90 and 36500);

-- ── From where: of writes …
alter table change_log add column address text, add column device text;

-- As before, but for those two.
create or replace function log_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  practice constant uuid := case when tg_op = 'DELETE' then old.practice_id else new.practice_id end;
  old_row constant jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  new_row constant jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  was jsonb := old_row;
  position bigint;
begin
  position := take_position(practice);
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
  insert into change_log
    (practice_id, seq, entity, id, rev, op, row, before, actor, client, mutation_id, address, device)
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
    nullif(current_setting('lockstep.mutation_id', true), '')::uuid,
    nullif(current_setting('lockstep.address', true), ''),
    nullif(current_setting('lockstep.device', true), '')
  );
  perform set_config('lockstep.seq', position::text, true);
  return null;
end $$;

-- … and of all else. `subjects`: the row itself and the people it is about, so that one index answers for a record.
drop trigger keep_audit on audit_event;
alter table audit_event add column subjects uuid[] not null default '{}';
update audit_event set subjects = array[row_id] where row_id is not null;

create function place_audit() returns trigger language plpgsql as $$
begin
  new.details := jsonb_strip_nulls(jsonb_build_object(
    'address', nullif(current_setting('lockstep.address', true), ''),
    'device', nullif(current_setting('lockstep.device', true), ''))) || new.details;
  if new.row_id is not null and new.row_id <> all (new.subjects) then
    new.subjects := new.row_id || new.subjects;
  end if;
  return new;
end $$;
create trigger place_audit before insert on audit_event for each row execute function place_audit();

drop index audit_event_at;
create index audit_event_at on audit_event (practice_id, at, id);
create index audit_event_subjects on audit_event using gin (subjects);
create index audit_event_exported on audit_event (practice_id, entity) where action = 'exported';

create or replace function audit_overbooking() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_event (practice_id, account_id, action, entity, row_id, subjects, details)
  values (new.practice_id, current_account(), 'overbooked', 'appointment', new.id, array[new.patient_id],
          jsonb_build_object('reason', new.overbook_reason, 'staffId', new.staff_id,
                             'startsAt', new.starts_at, 'endsAt', new.ends_at));
  return null;
end $$;

-- The settings are no synced table: nothing else tells who changed them. Which ones, not to what.
create function audit_practice() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  changed text[] := array(
    select n.key from jsonb_each(to_jsonb(new)) n where n.value is distinct from to_jsonb(old) -> n.key order by n.key);
begin
  if cardinality(changed) > 0 then
    insert into audit_event (practice_id, account_id, action, entity, row_id, details)
    values (new.id, current_account(), 'updated', 'practice', new.id, jsonb_build_object('fields', changed));
  end if;
  return null;
end $$;
create trigger audit_practice after update on practice for each row execute function audit_practice();

-- ── Writes, after the log of changes has forgotten them: who, what, when, from where and which columns; no value of any.
create table audit_change (
  practice_id uuid not null references practice (id),
  seq bigint not null,
  at timestamptz not null,
  op text not null,
  entity text not null,
  id uuid not null,
  actor uuid,
  client text,
  address text,
  device text,
  fields text[] not null,
  subjects uuid[] not null,
  primary key (practice_id, seq)
);
create index audit_change_at on audit_change (practice_id, at);
create index audit_change_subjects on audit_change using gin (subjects);
alter table audit_change enable row level security;
create policy audit_change_of_practice on audit_change to lockstep_app
  using (practice_id = current_practice() and current_setting('lockstep.role', true) = 'admin');
grant select on audit_change to lockstep_app;

-- ── Nobody changes any of it, and nobody takes any of it away before its time.
create or replace function keep_audit() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('lockstep.forgetting', true) = 'on' then
    return null;
  end if;
  raise exception 'the audit log is never changed' using errcode = 'insufficient_privilege';
end $$;

create function keep_audit_its_time() returns trigger language plpgsql as $$
begin
  if exists (
    select from practice
     where id = old.practice_id and old.at >= now() - make_interval(days => audit_retention_days)
  ) then
    raise exception 'the audit log is never changed' using errcode = 'insufficient_privilege';
  end if;
  return old;
end $$;

create trigger keep_audit before update or delete or truncate on audit_event
  for each statement execute function keep_audit();
create trigger keep_audit before update or delete or truncate on audit_change
  for each statement execute function keep_audit();
create trigger keep_audit_its_time before delete on audit_event
  for each row execute function keep_audit_its_time();
create trigger keep_audit_its_time before delete on audit_change
  for each row execute function keep_audit_its_time();

-- Takes away what every practice need not keep any more, and notes how much that was. Whole days (of UTC) only: what it
-- notes is one line a day. One node at a time.
create function forget_audit() returns void language plpgsql as $$
declare
  p record;
  bound timestamptz;
  events bigint;
  changes bigint;
begin
  if not pg_try_advisory_xact_lock(7305019) then
    return;
  end if;
  perform set_config('lockstep.forgetting', 'on', true);
  for p in select id, audit_retention_days as days from practice loop
    bound := date_trunc('day', now() - make_interval(days => p.days), 'UTC');
    delete from audit_event where practice_id = p.id and at < bound;
    get diagnostics events = row_count;
    delete from audit_change where practice_id = p.id and at < bound;
    get diagnostics changes = row_count;
    if events + changes > 0 then
      insert into audit_event (practice_id, action, entity, details)
      values (p.id, 'forgotten', 'audit', jsonb_build_object('count', events + changes));
    end if;
  end loop;
  perform set_config('lockstep.forgetting', '', true);
end $$;
revoke execute on function forget_audit() from public;

-- ── All that happened to one record: itself, what is about it, and what took out everything of its kind. As the owner, since
-- row-level security would keep these indexes from being used; for an admin, and within the practice, all the same.
create index change_log_about on change_log (practice_id, (row ->> 'patient_id')) where row ->> 'patient_id' is not null;
create index change_log_was_about on change_log (practice_id, (before ->> 'patient_id'))
  where before ->> 'patient_id' is not null;

create function audit_changes_of(record uuid, entities text[]) returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select seq from change_log
   where practice_id = current_practice() and current_setting('lockstep.role', true) = 'admin'
     and entity = any (entities) and id = record
  union
  select seq from change_log
   where practice_id = current_practice() and current_setting('lockstep.role', true) = 'admin'
     and row ->> 'patient_id' = record::text
  union
  select seq from change_log
   where practice_id = current_practice() and current_setting('lockstep.role', true) = 'admin'
     and before ->> 'patient_id' = record::text
  union
  select seq from audit_change
   where practice_id = current_practice() and current_setting('lockstep.role', true) = 'admin'
     and subjects @> array[record]
$$;

-- What took out everything of a kind concerns whom it was about, from when they were there until they were not.
-- people: the entities that are people; since: when this one was made, where it is still there.
create function audit_events_of(record uuid, exported text[], people text[], since timestamptz) returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select id from audit_event
   where practice_id = current_practice() and current_setting('lockstep.role', true) = 'admin'
     and subjects @> array[record]
  union
  select e.id
    from (
      select min(at) filter (where op = 'created') as made, max(at) filter (where op = 'deleted') as gone
        from (
          select at, op from change_log
           where practice_id = current_practice() and entity = any (people) and id = record
          union all
          select at, op from audit_change
           where practice_id = current_practice() and entity = any (people) and id = record
             and subjects @> array[record]
        ) own
    ) life join audit_event e on e.at >= coalesce(since, life.made) and e.at < coalesce(life.gone, 'infinity')
   where e.practice_id = current_practice() and current_setting('lockstep.role', true) = 'admin'
     and e.action = 'exported' and e.entity = any (exported)
$$;
