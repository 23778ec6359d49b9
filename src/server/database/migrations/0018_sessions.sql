-- Sessions that people can see and end, a second factor, and limits on guessing that all nodes share.

-- What a session is called where people see it: its token and that token's hash are told to nobody.
alter table session
  add column id uuid not null default gen_random_uuid(),
  add column address text,
  add column user_agent text,
  add constraint session_id_key unique (id);

-- Tells every node whose sessions are not what they were: one has ended, or its person's rights are other ones. PostgreSQL
-- sends it with the commit, whoever ended it and by whichever way.
create function notify_session() returns trigger language plpgsql as $$
begin
  perform pg_notify('lockstep_session', to_jsonb(old) ->> tg_argv[0]);
  return null;
end $$;
create trigger notify_session after delete on session for each row execute function notify_session('account_id');
create trigger notify_session after update of practice_id, role, staff_id, patient_id on account for each row
  when (row(new.practice_id, new.role, new.staff_id, new.patient_id)
        is distinct from row(old.practice_id, old.role, old.staff_id, old.patient_id))
  execute function notify_session('id');

-- Whose sessions the person of this transaction may see and end: their own, and an admin everybody's of the practice.
create function may_end_sessions_of(of_id uuid) returns boolean language sql stable
security definer set search_path = public, pg_temp as $$
  select exists (
    select from member m
     where m.practice_id = current_practice() and m.id = of_id
       and (m.id = current_account() or current_setting('lockstep.role', true) = 'admin'))
$$;

create function sessions_of(of_id uuid, seen_after timestamptz)
returns table (id uuid, user_agent text, address text, created_at timestamptz, last_seen_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.user_agent, s.address, s.created_at, s.last_seen_at from session s
   where s.account_id = of_id and s.last_seen_at > seen_after and may_end_sessions_of(of_id)
   order by s.last_seen_at desc, s.id
$$;

-- Ends all sessions of an account, or one, or all but one, and says how many those were.
create function end_sessions(of_id uuid, only_one uuid, all_but uuid, from_address text) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  ended int;
begin
  if not may_end_sessions_of(of_id) then
    return 0;
  end if;
  with gone as (
    delete from session s
     where s.account_id = of_id and (only_one is null or s.id = only_one) and s.id is distinct from all_but
     returning s.id
  ), kept as (
    insert into audit_event (practice_id, account_id, action, entity, row_id, details)
    select current_practice(), current_account(), 'sessionRevoked', 'session', gone.id,
           jsonb_build_object('address', from_address, 'accountId', of_id)
      from gone returning 1
  )
  select count(*) into ended from kept;
  return ended;
end $$;

-- Shared secrets of authenticator apps. Only the owner of the tables reads them; requests run as another role.
create table second_factor (
  account_id uuid primary key references account (id) on delete cascade,
  secret bytea not null check (length(secret) between 16 and 64),
  -- Null: it is being set up, and nobody is asked for it yet.
  confirmed_at timestamptz,
  -- The period of the last code that was taken: none is taken twice, nor one from before it.
  last_period bigint not null default 0
);

create table recovery_code (
  account_id uuid not null references second_factor (account_id) on delete cascade,
  code_hash bytea not null,
  primary key (account_id, code_hash)
);

-- Whoever had the right password and still owes a code. It is no session and opens nothing.
create table pending_sign_in (
  token_hash bytea primary key,
  account_id uuid not null references account (id) on delete cascade,
  expires_at timestamptz not null,
  codes_left int not null
);
create index pending_sign_in_account on pending_sign_in (account_id);

-- What was begun with another password ends with it.
create function forget_pending() returns trigger language plpgsql as $$
begin
  delete from pending_sign_in where account_id = new.id;
  return null;
end $$;
create trigger forget_pending after update of password_hash on account for each row
  when (new.password_hash <> old.password_hash) execute function forget_pending();

-- Takes somebody's second factor away, for whoever lost it. Only for an admin of their practice.
create function reset_second_factor(of_id uuid, from_address text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not may_end_sessions_of(of_id) or current_setting('lockstep.role', true) is distinct from 'admin' then
    return false;
  end if;
  delete from pending_sign_in where account_id = of_id;
  delete from second_factor where account_id = of_id;
  if found then
    insert into audit_event (practice_id, account_id, action, entity, row_id, details)
    values (current_practice(), current_account(), 'secondFactorReset', 'account', of_id,
            jsonb_build_object('address', from_address));
  end if;
  return true;
end $$;

create function has_second_factor(of_id uuid) returns boolean language sql stable
security definer set search_path = public, pg_temp as $$
  select may_end_sessions_of(of_id)
     and exists (select from second_factor where account_id = of_id and confirmed_at is not null)
$$;

-- Guesses at passwords, codes and tokens. Whatever they are counted by (an e-mail, a network, both) is kept as a hash, for
-- as long as it counts.
create table guess (
  key bytea not null,
  attempt uuid not null,
  at timestamptz not null,
  -- False while nobody knows yet.
  failed boolean not null default false,
  primary key (key, attempt)
);
create index guess_attempt on guess (attempt);
create index guess_at on guess (at);
alter table guess set (fillfactor = 70);

-- Networks from which somebody has signed in before: what strangers do elsewhere does not keep them out there.
create table known_network (
  account_id uuid not null references account (id) on delete cascade,
  network bytea not null,
  seen_at timestamptz not null,
  primary key (account_id, network)
);

-- Counts an attempt by all of its keys, unless one of them has failed too often: `free_at` says until when. `busy`: it
-- would be one too many if all that are being looked at now were to fail. Attempts of one key wait for each other here.
create function begin_guess(of_attempt uuid, keys bytea[], most int[], seconds int[], at_time timestamptz,
                            out busy boolean, out free_at timestamptz)
language plpgsql as $$
declare
  n int;
  failures int;
  running int;
  over timestamptz;
begin
  busy := false;
  perform pg_advisory_xact_lock(lock) from (
    select distinct hashtextextended(encode(key, 'hex'), 7305018) as lock from unnest(keys) as key order by 1) locks;
  for n in 1 .. array_length(keys, 1) loop
    delete from guess
     where key = keys[n] and at <= at_time - make_interval(secs => case when failed then seconds[n] else 30 end);
    select count(*) filter (where failed), count(*) filter (where not failed)
      into failures, running from guess where key = keys[n];
    if failures >= most[n] then
      select at + make_interval(secs => seconds[n]) into over
        from guess where key = keys[n] and failed order by at desc offset most[n] - 1 limit 1;
      free_at := greatest(free_at, over);
    elsif failures + running >= most[n] then
      busy := true;
    end if;
  end loop;
  if free_at is null and not busy then
    insert into guess (key, attempt, at) select key, of_attempt, at_time from unnest(keys) as key;
  end if;
end $$;

-- Links by which people choose a password: an invitation, or a way back in for whoever forgot theirs, which lasts a day.
drop function invite_member(uuid);
create function invite_member(of_id uuid, is_reset boolean) returns table (token text, expires_at timestamptz)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  made text := translate(rtrim(encode(
    sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea), 'base64'), '='), '+/', '-_');
begin
  perform 1 from member m where m.practice_id = current_practice() and m.id = of_id and m.is_active for share;
  if not found or current_setting('lockstep.role', true) is distinct from 'admin' then
    return;
  end if;
  insert into invitation as i (account_id, practice_id, token_hash, expires_at)
  values (of_id, current_practice(), sha256(made::bytea),
          now() + case when is_reset then interval '1 day' else interval '7 days' end)
  on conflict (account_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at;
  insert into audit_event (practice_id, account_id, action, entity, row_id)
  values (current_practice(), current_account(), case when is_reset then 'resetLinkMade' else 'invited' end,
          'account', of_id);
  return query select made, i.expires_at from invitation i where i.account_id = of_id;
end $$;
