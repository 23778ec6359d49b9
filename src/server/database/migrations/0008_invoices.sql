-- Invoices. Totals, what was paid, the status that follows from it and the number are worked out here, whoever writes: an
-- issued invoice says for good what it said when it was issued, and payments are only ever added.

create function is_whole(value jsonb, lowest bigint, highest bigint) returns boolean
language sql immutable set search_path = public, pg_temp as $$
  select case
    when jsonb_typeof(value) = 'number'
    then value::numeric between lowest and highest and value::numeric = trunc(value::numeric)
    else false end
$$;

-- As the definition says it: a row with anything else in it could not be read any more. The search path is fixed because a
-- restored backup checks its rows without one.
create function are_invoice_lines(lines jsonb) returns boolean
language sql immutable set search_path = public, pg_temp as $$
  select (jsonb_typeof(lines) = 'array' and count(*) <= 100 and coalesce(bool_and((
           case when jsonb_typeof(line) = 'object' then
             line - array['description', 'quantity', 'unitCents'] = '{}'
             and jsonb_typeof(line -> 'description') = 'string' and length(line ->> 'description') between 1 and 200
             and is_whole(line -> 'quantity', 1, 9999) and is_whole(line -> 'unitCents', 0, 1000000000)
           end) is true), true)) is true
    from jsonb_array_elements(case when jsonb_typeof(lines) = 'array' then lines else '[]' end) line
$$;

create function are_payments(payments jsonb) returns boolean
language sql immutable set search_path = public, pg_temp as $$
  select (jsonb_typeof(payments) = 'array' and count(*) between 1 and 1000
         and count(distinct payment ->> 'id') = count(*) and bool_and((
           case when jsonb_typeof(payment) = 'object' then
             payment - array['id', 'at', 'amountCents', 'method'] = '{}'
             and payment ->> 'id' ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$'
             and payment ->> 'at' ~ '^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d(\.\d{1,3})?Z$'
             and is_whole(payment -> 'amountCents', 1, 1000000000)
             and payment ->> 'method' in ('cash', 'card', 'transfer', 'insurance')
           end) is true)) is true
    from jsonb_array_elements(case when jsonb_typeof(payments) = 'array' then payments else '[]' end) payment
$$;

create table invoice (
  practice_id uuid not null references practice (id),
  id uuid not null primary key,
  rev bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  patient_id uuid not null,
  appointment_id uuid,
  status text not null default 'draft' check (status in ('draft', 'open', 'partlyPaid', 'paid', 'void')),
  due_on date check (due_on between '1900-01-01' and '2199-12-31'),
  lines jsonb not null,
  number int check (number > 0),
  issued_at timestamptz,
  total_cents bigint not null,
  paid_cents bigint not null,
  payments jsonb,
  unique (practice_id, id),
  unique (practice_id, number),
  constraint invoice_patient_id_fkey foreign key (practice_id, patient_id) references patient (practice_id, id),
  constraint invoice_appointment_id_fkey foreign key (practice_id, appointment_id)
    references appointment (practice_id, id),
  constraint invoice_lines_check check (are_invoice_lines(lines)),
  constraint invoice_lines_when_issued check (status = 'draft' or lines <> '[]'),
  constraint invoice_lines_total check (total_cents between 0 and 1000000000),
  constraint invoice_payments_check check (payments is null or are_payments(payments)),
  -- Nothing is ever paid twice.
  constraint invoice_payments_within_total check (paid_cents between 0 and total_cents),
  constraint invoice_number_when_issued check ((status = 'draft') = (number is null) and (number is null) = (issued_at is null))
);
select sync_table('invoice', 'invoice');
create index invoice_patient on invoice (practice_id, patient_id);
create index invoice_status on invoice (practice_id, status, issued_at);
create index invoice_appointment on invoice (practice_id, appointment_id) where appointment_id is not null;
-- A visit is invoiced once, however many people press at the same moment.
create unique index invoice_appointment_id_once on invoice (practice_id, appointment_id) where status <> 'void';

-- The last number of each practice; the row stays locked until the transaction ends, so that there are no gaps. Requests
-- have no business with it: only the trigger below, which runs as its owner.
create table invoice_number (
  practice_id uuid primary key references practice (id) on delete cascade,
  last int not null
);
alter table invoice_number enable row level security;

-- LK002: it does not change any more.
create function settle_invoice() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  -- Written outside of any request, by whoever keeps the database: taken over from elsewhere, with the day it was issued
  -- on and what has been paid. Row-level security lets no request write without its practice.
  is_taken_over constant boolean := tg_op = 'INSERT' and current_practice() is null;
  whose uuid;
begin
  if tg_op = 'DELETE' then
    if old.status <> 'draft' then
      raise exception 'an issued invoice is kept for good' using errcode = 'LK002', table = 'invoice';
    end if;
    return old;
  end if;

  new.payments := nullif(new.payments, '[]');
  if not are_invoice_lines(new.lines) then
    raise exception 'these are no lines of an invoice' using
      errcode = 'check_violation', table = 'invoice', constraint = 'invoice_lines_check';
  end if;
  if new.payments is not null and not are_payments(new.payments) then
    raise exception 'these are no payments' using
      errcode = 'check_violation', table = 'invoice', constraint = 'invoice_payments_check';
  end if;

  if tg_op = 'UPDATE' then
    new.number := old.number;
    new.issued_at := old.issued_at;
  else
    new.number := null;
    new.issued_at := case when is_taken_over and new.status <> 'draft' then new.issued_at end;
  end if;

  if tg_op = 'UPDATE' and old.status <> 'draft' then
    if new.lines <> old.lines or new.patient_id <> old.patient_id
       or new.appointment_id is distinct from old.appointment_id or new.status = 'draft'
       or (old.status in ('paid', 'void') and new.due_on is distinct from old.due_on) then
      raise exception 'an issued invoice does not change' using errcode = 'LK002', table = 'invoice';
    end if;
    if old.status = 'void' and (new.status <> 'void' or new.payments is not null) then
      raise exception 'a void invoice stays void' using errcode = 'LK002', table = 'invoice';
    end if;
    if new.status = 'void' and old.status <> 'void' and (old.status <> 'open' or new.payments is not null) then
      raise exception 'what was paid of does not become void' using errcode = 'LK002', table = 'invoice';
    end if;
    if old.payments is not null and (new.payments is null or exists (
      select from jsonb_array_elements(old.payments) with ordinality as one(value, n)
       where new.payments -> (n - 1)::int is distinct from one.value
    )) then
      raise exception 'payments are only ever added' using errcode = 'LK002', table = 'invoice';
    end if;
  elsif not is_taken_over or new.status in ('draft', 'void') then
    if new.payments is not null then
      raise exception 'payments come to what was issued before' using errcode = 'LK002', table = 'invoice';
    end if;
    if new.status = 'void' and not is_taken_over then
      raise exception 'a draft does not become void, it is deleted' using errcode = 'LK002', table = 'invoice';
    end if;
  end if;

  if new.appointment_id is not null
     and (tg_op = 'INSERT' or new.patient_id <> old.patient_id or new.appointment_id is distinct from old.appointment_id) then
    select patient_id into whose from appointment
     where practice_id = new.practice_id and id = new.appointment_id for share;
    if whose <> new.patient_id then
      raise exception 'the appointment is of another patient' using
        errcode = 'check_violation', table = 'invoice', constraint = 'invoice_appointment_id_of_patient';
    end if;
  end if;

  new.total_cents := (
    select coalesce(sum((line ->> 'quantity')::numeric * (line ->> 'unitCents')::numeric), 0)
      from jsonb_array_elements(new.lines) line);
  new.paid_cents := (
    select coalesce(sum((payment ->> 'amountCents')::numeric), 0)
      from jsonb_array_elements(coalesce(new.payments, '[]')) payment);
  if new.status not in ('draft', 'void') then
    new.status := case
      when new.paid_cents >= new.total_cents then 'paid'
      when new.paid_cents = 0 then 'open'
      else 'partlyPaid' end;
  end if;
  if new.status <> 'draft' and new.number is null then
    -- To the millisecond, as it is told.
    new.issued_at := date_trunc('milliseconds', coalesce(new.issued_at, now()));
    insert into invoice_number as n (practice_id, last) values (new.practice_id, 1)
      on conflict (practice_id) do update set last = n.last + 1
      returning last into new.number;
  end if;
  return new;
end $$;
create trigger settle_invoice before insert or update or delete on invoice
  for each row execute function settle_invoice();

create function keep_all_issued() returns trigger language plpgsql as $$
begin
  if exists (select from invoice where status <> 'draft') then
    raise exception 'issued invoices are kept for good' using errcode = 'LK002', table = 'invoice';
  end if;
  return null;
end $$;
create trigger keep_all_issued before truncate on invoice for each statement execute function keep_all_issued();

-- What was invoiced to somebody does not become somebody else's visit.
create function keep_invoiced_patient() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from invoice where practice_id = new.practice_id and appointment_id = new.id and status <> 'void'
  ) then
    raise exception 'the appointment is invoiced to its patient' using errcode = 'LK002', table = 'appointment';
  end if;
  return new;
end $$;
create trigger keep_invoiced_patient before update of patient_id on appointment for each row
  when (new.patient_id <> old.patient_id) execute function keep_invoiced_patient();
