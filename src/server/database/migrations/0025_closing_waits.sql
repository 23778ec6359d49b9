-- Whoever takes availability away waits for whoever is booking with that therapist, whatever the path: a booking that was
-- decided while it was still open is committed before it is closed, and one that comes after finds it closed. What only opens
-- makes nothing wrong, and waits for nobody.
--
-- The row is locked before the therapist's time, here as where the server looks for appointments first; bookings lock no
-- availability, so nobody waits crosswise.
create function close_in_turn() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    perform lock_time_of(array[old.staff_id]);
    return old;
  end if;
  perform lock_time_of(array[old.staff_id, new.staff_id]);
  return new;
end $$;
create trigger close_in_turn before delete on availability for each row
  when (old.is_active) execute function close_in_turn();
create trigger close_in_turn_changed before update of staff_id, date, start_time, end_time, is_active on availability
  for each row
  when (old.is_active and (old.staff_id, old.date, old.start_time, old.end_time, old.is_active)
        is distinct from (new.staff_id, new.date, new.start_time, new.end_time, new.is_active))
  execute function close_in_turn();

-- Another zone moves them all, so it waits for all therapists: in their order, as whoever needs several does.
create or replace function place_practice_anew() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform lock_time_of(array(
    select distinct staff_id from availability where practice_id = new.id and date >= current_date - 1));
  update availability set date = date where practice_id = new.id and date >= current_date - 1;
  return null;
end $$;
