-- Who may sign in, as the practice keeps it: a synced table of its own beside `account`. Rows of synced tables are told
-- whole, to lists, to the log and to the role of requests; a password's hash must be in none of them, so it stays in
-- `account`, which requests cannot read.
create table member (
  practice_id uuid not null references practice (id),
  id uuid not null primary key,
  rev bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  name text not null check (length(name) between 1 and 120),
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  role text not null check (role in ('admin', 'operator', 'scheduler', 'therapist', 'assistant', 'patient')),
  staff_id uuid,
  patient_id uuid,
  is_active boolean not null default true,
  unique (practice_id, id),
  constraint member_staff_id_fkey foreign key (practice_id, staff_id) references staff (practice_id, id),
  constraint member_patient_id_fkey foreign key (practice_id, patient_id) references patient (practice_id, id)
);
select sync_table('member', 'account');
create index member_admins on member (practice_id) where role = 'admin' and is_active;
create index member_staff on member (practice_id, staff_id) where staff_id is not null;
create index member_patient on member (practice_id, patient_id) where patient_id is not null;

-- What signed somebody in before they were deactivated, for when they come back.
alter table account add column parked_hash text;

-- A hash of argon2id that no password has, and that takes the same work to find out.
create function nobodys_hash() returns text language sql volatile as $$
  select '$argon2id$v=19$m=19456,t=2,p=1$'
         || rtrim(encode(substr(sha256(gen_random_uuid()::text::bytea), 1, 16), 'base64'), '=') || '$'
         || rtrim(encode(sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea), 'base64'), '=')
$$;

-- Accounts that were there before, while neither follows the other yet.
insert into member (practice_id, id, name, email, role, staff_id, patient_id)
select a.practice_id, a.id, left(a.name, 120), a.email, a.role,
       (select s.id from staff s where s.practice_id = a.practice_id and s.id = a.staff_id),
       (select p.id from patient p where p.practice_id = a.practice_id and p.id = a.patient_id)
  from account a
on conflict (id) do nothing;

-- Whoever writes one of the two, the other follows; what follows is not followed again (`pg_trigger_depth`).
create function member_of_account() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    delete from member where id = old.id;
    return null;
  end if;
  insert into member (practice_id, id, name, email, role, staff_id, patient_id)
  values (new.practice_id, new.id, new.name, new.email, new.role, new.staff_id, new.patient_id)
  on conflict (id) do update
     set name = excluded.name, email = excluded.email, role = excluded.role, staff_id = excluded.staff_id,
         patient_id = excluded.patient_id;
  return null;
end $$;
create trigger member_of_account after insert or delete or update of name, email, role, staff_id, patient_id on account
  for each row when (pg_trigger_depth() = 0) execute function member_of_account();

create function account_of_member() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into account (id, practice_id, email, password_hash, name, role, staff_id, patient_id)
    values (new.id, new.practice_id, new.email, nobodys_hash(), new.name, new.role, new.staff_id, new.patient_id);
  elsif tg_op = 'DELETE' then
    delete from account where id = old.id;
  else
    update account
       set email = new.email, name = new.name, role = new.role, staff_id = new.staff_id, patient_id = new.patient_id,
           password_hash = case
             when old.is_active and not new.is_active then nobodys_hash()
             when new.is_active and not old.is_active then coalesce(parked_hash, password_hash)
             else password_hash end,
           parked_hash = case
             when old.is_active and not new.is_active then password_hash
             when new.is_active then null
             else parked_hash end
     where id = new.id;
    -- Other rights begin with another sign-in, and who is not active has none.
    if not new.is_active or row(new.role, new.staff_id, new.patient_id)
         is distinct from row(old.role, old.staff_id, old.patient_id) then
      delete from session where account_id = new.id;
    end if;
  end if;
  return null;
end $$;
create trigger account_of_member after insert or update or delete on member
  for each row when (pg_trigger_depth() = 0) execute function account_of_member();

-- A sign-in that was let in while its account was being deactivated opens nothing: whoever comes second waits and sees.
create function open_session() returns trigger language plpgsql as $$
declare
  may_open boolean;
begin
  select is_active into may_open from member where id = new.account_id for share;
  return case when may_open then new end;
end $$;
create trigger open_session before insert on session for each row execute function open_session();

-- LK004: the practice keeps an admin. Two who take the right from each other wait for each other here.
create function keep_an_admin() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(old.practice_id::text, 7305016));
  if not exists (
    select from member
     where practice_id = old.practice_id and id <> old.id and role = 'admin' and is_active
  ) then
    raise exception 'this is the last active admin' using errcode = 'LK004', table = 'member';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger keep_an_admin_deleted before delete on member for each row
  when (old.role = 'admin' and old.is_active) execute function keep_an_admin();
create trigger keep_an_admin_updated before update on member for each row
  when (old.role = 'admin' and old.is_active and (new.role <> 'admin' or not new.is_active))
  execute function keep_an_admin();

-- One at a time for each account; only the token's hash is kept.
create table invitation (
  account_id uuid primary key references account (id) on delete cascade,
  practice_id uuid not null references practice (id),
  token_hash bytea not null unique,
  expires_at timestamptz not null
);
alter table invitation enable row level security;

-- Makes a token that opens an account once, within a week; one made before opens nothing any more. Null: there is no such
-- account here, or it is not active.
create function invite_member(of_id uuid) returns table (token text, expires_at timestamptz)
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
  values (of_id, current_practice(), sha256(made::bytea), now() + interval '7 days')
  on conflict (account_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at;
  insert into audit_event (practice_id, account_id, action, entity, row_id)
  values (current_practice(), current_account(), 'invited', 'account', of_id);
  return query select made, i.expires_at from invitation i where i.account_id = of_id;
end $$;

-- Takes the invitation away and sets the password, for one of any number who try at once. What was open before ends.
-- As the owner of the tables only: whoever calls it has no session yet.
create function accept_invitation(token text, hash text) returns text language plpgsql as $$
declare
  whose account;
begin
  delete from invitation i using member m
   where i.token_hash = sha256(token::bytea) and i.expires_at > now() and m.id = i.account_id and m.is_active
   returning i.account_id into whose.id;
  if whose.id is null then
    return null;
  end if;
  update account set password_hash = hash, parked_hash = null where id = whose.id returning * into whose;
  delete from session where account_id = whose.id;
  insert into audit_event (practice_id, account_id, action, entity, row_id)
  values (whose.practice_id, whose.id, 'accepted', 'account', whose.id);
  return whose.email;
end $$;

create index audit_event_at on audit_event (practice_id, at);
