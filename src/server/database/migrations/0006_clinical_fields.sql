-- What only those who treat a patient know of them; who that is says the definition.
alter table patient
  add column medical_history text check (length(medical_history) between 1 and 8000),
  add column notes text check (length(notes) between 1 and 4000);

-- By name, since people leave a practice and records don't; null outside a request.
create function current_account_name() returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select name from account where id = current_account()
$$;

-- A UUIDv7 whose first random bits are the fraction of its millisecond (RFC 9562, 6.2), for rows that the database itself
-- makes: those of one transaction after another sort by their ids in the order in which they were made.
create function new_id() returns uuid language plpgsql volatile as $$
declare
  at_ms constant numeric := extract(epoch from clock_timestamp()) * 1000;
  whole_ms constant bigint := floor(at_ms);
  version_and_fraction constant int := (7 << 12) + floor((at_ms - whole_ms) * 4096)::int;
begin
  return encode(
    overlay(uuid_send(gen_random_uuid())
            placing substring(int8send(whole_ms) from 3) || substring(int4send(version_and_fraction) from 3)
            from 1 for 8),
    'hex')::uuid;
end $$;
