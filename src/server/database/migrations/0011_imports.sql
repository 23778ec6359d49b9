-- Files of patients and stock on their way in. A job tells every screen how far it is; its rows wait in import_row and leave it in
-- the very transaction that writes them, so that each is written once, whatever is killed meanwhile.

create table import_job (
  practice_id uuid not null references practice (id),
  id uuid not null primary key,
  rev bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  subject text not null check (subject in ('patients', 'inventory')),
  format text not null check (format in ('csv', 'fhir')),
  status text not null check (status in ('checked', 'running', 'done', 'failed', 'cancelled')),
  duplicates text not null check (duplicates in ('skip', 'create')),
  total int not null check (total >= 0),
  done int not null default 0 check (done >= 0),
  skipped int not null default 0 check (skipped >= 0),
  already_here int not null default 0 check (already_here >= 0),
  problems jsonb not null default '[]' check (jsonb_typeof(problems) = 'array'),
  columns jsonb not null default '[]' check (jsonb_typeof(columns) = 'array'),
  not_kept jsonb not null default '[]' check (jsonb_typeof(not_kept) = 'array'),
  author text,
  -- Whose rights it runs with: told to nobody.
  account_id uuid,
  unique (practice_id, id),
  constraint import_job_done_within_total check (done + skipped <= total)
);
select sync_table('import_job', 'importJob');
create index import_job_open on import_job (created_at) where status in ('checked', 'running');

-- Rows of files that were read. Their ids are given here, so that a row that is tried twice is the same row.
create table import_row (
  practice_id uuid not null references practice (id),
  job_id uuid not null,
  -- Place in the file, from 0.
  n int not null,
  line int not null,
  row_id uuid not null,
  -- By name of the field, as the API takes them.
  fields jsonb not null,
  staged_at timestamptz not null default now(),
  primary key (job_id, n)
);
alter table import_row enable row level security;
create policy import_row_of_practice on import_row to lockstep_app
  using (practice_id = current_practice() and current_setting('lockstep.role', true) in ('admin', 'assistant'));
grant select, insert, delete on import_row to lockstep_app;

-- Jobs are written by these two alone: by the generic routes nobody makes or changes one.
create function open_import(job jsonb) returns setof import_job
language sql security definer set search_path = public, pg_temp as $$
  insert into import_job (practice_id, id, subject, format, status, duplicates, total, already_here, columns, not_kept, author, account_id)
  select current_practice(), r.id, r.subject, r.format, 'checked', r.duplicates, r.total, r.already_here, r.columns, r.not_kept,
         current_account_name(), current_account()
    from jsonb_populate_record(null::import_job, job) r
  returning *
$$;

-- What is not named in the change stays. Whoever begins it lends it their rights. What is over keeps no rows.
create function move_import(of_id uuid, change jsonb) returns setof import_job
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  old import_job;
  moved import_job;
begin
  select * into strict old from import_job where id = of_id and practice_id = current_practice() for update;
  moved := jsonb_populate_record(old, change - array['practice_id', 'id', 'rev', 'created_at', 'updated_at', 'author', 'account_id']);
  return query
    update import_job
       set status = moved.status, duplicates = moved.duplicates, done = moved.done, skipped = moved.skipped,
           problems = moved.problems,
           account_id = case when old.status = 'checked' and moved.status = 'running' then current_account()
                             else account_id end
     where id = of_id
    returning *;
  if moved.status in ('done', 'failed', 'cancelled') then
    delete from import_row where job_id = of_id;
  end if;
end $$;

-- Which of these rows the practice has already. A patient: the same names and birth date; of those without a birth date also the
-- same phone, e-mail and address, since many people share a name. Stock: the same number to order by.
-- rows: [{n, …columns of the table}]
create index patient_same on patient (practice_id, lower(last_name), lower(first_name));
create function already_here(subject text, rows jsonb) returns setof int
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  -- Planned anew each time: an import fills the table, and what was best for an empty one would read all of it for every row.
  if subject = 'patients' then
    return query execute $query$
      select r.n
        from jsonb_to_recordset($1)
          as r(n int, first_name text, last_name text, birth_date date, phone text, email text, address text)
       where exists (
         select from patient p
          where p.practice_id = $2
            and lower(p.last_name) = lower(r.last_name) and lower(p.first_name) = lower(r.first_name)
            and p.birth_date is not distinct from r.birth_date
            and (r.birth_date is not null
                 or row(p.phone, p.email, p.address) is not distinct from row(r.phone, r.email, r.address)))
      $query$ using rows, current_practice();
  else
    return query execute $query$
      select r.n
        from jsonb_to_recordset($1) as r(n int, sku text)
       where exists (
         select from inventory_item i where i.practice_id = $2 and lower(i.sku) = lower(r.sku))
      $query$ using rows, current_practice();
  end if;
end $$;

-- Who took what out of the practice, and how much of it.
create function audit_export(entity text, details jsonb) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into audit_event (practice_id, account_id, action, entity, details)
  values (current_practice(), current_account(), 'exported', entity, details)
$$;
