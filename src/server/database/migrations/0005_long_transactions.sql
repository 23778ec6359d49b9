-- Takes the next position of a practice's feed; the row stays locked until the transaction ends. A transaction goes straight to
-- its own last version of that row: every change makes another one, and looking the last up by the index walks over all of
-- them, so that the time a transaction takes grew with the square of its changes. Nobody else can have changed the row
-- meanwhile, since it is locked from the first change on; in another transaction, or after a savepoint was rolled back, the
-- setting is gone too.
create function take_position(of_practice uuid) returns bigint language plpgsql as $$
declare
  place tid := nullif(current_setting('lockstep.position_at', true), '')::tid;
  position bigint;
begin
  update feed_position set seq = seq + 1 where ctid = place and practice_id = of_practice
    returning seq, ctid into position, place;
  if not found then
    update feed_position set seq = seq + 1 where practice_id = of_practice
      returning seq, ctid into strict position, place;
  end if;
  perform set_config('lockstep.position_at', place::text, true);
  return position;
end $$;

-- As before, but for how the position is taken.
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
