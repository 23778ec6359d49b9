-- Who has which record open. A presence belongs to one tab, lasts for a short while, and is renewed by counting up.

create table presence (
  practice_id uuid not null references practice (id),
  id uuid not null primary key,
  rev bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  subject text not null check (subject ~ '^[a-z][a-zA-Z]{0,39}$'),
  subject_id uuid not null,
  beat int not null check (beat between 0 and 1000000000),
  account_id uuid,
  name text,
  -- The tab, as its requests name it; null for a caller that names none.
  client uuid,
  expires_at timestamptz not null,
  unique (practice_id, id)
);
select sync_table('presence', 'presence');
create index presence_record on presence (practice_id, subject, subject_id);
create index presence_expiry on presence (expires_at);

create function place_presence() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    new.account_id := old.account_id;
    new.name := old.name;
    new.client := old.client;
    -- What counts on lasts anew; whatever else is written, it ends when it would have.
    if new.beat = old.beat then
      new.expires_at := old.expires_at;
      return new;
    end if;
  else
    new.account_id := current_account();
    new.name := (select name from account where id = current_account());
    new.client := nullif(current_setting('lockstep.client', true), '')::uuid;
    -- One tab announces one record once, also when it does so twice at the same time.
    perform pg_advisory_xact_lock(hashtextextended(
      concat_ws(' ', new.practice_id, new.account_id, new.client, new.subject, new.subject_id), 7305010));
    delete from presence
     where practice_id = new.practice_id and id <> new.id and subject = new.subject and subject_id = new.subject_id
       and account_id is not distinct from new.account_id and client is not distinct from new.client;
  end if;
  -- To the millisecond, as it is told.
  new.expires_at := date_trunc('milliseconds', clock_timestamp()) + interval '75 seconds';
  return new;
end $$;
-- Named so that it runs before the row is stamped.
create trigger place_in_time before insert or update on presence for each row execute function place_presence();
