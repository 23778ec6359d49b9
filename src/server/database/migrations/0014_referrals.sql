-- Referrals: whom a patient was sent to, why, and when an answer is due.

create table referral (
  practice_id uuid not null references practice (id),
  id uuid not null primary key,
  rev bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  patient_id uuid not null,
  from_staff_id uuid not null,
  to_provider text not null check (length(to_provider) between 1 and 200),
  reason text not null check (length(reason) between 1 and 4000),
  status text not null default 'draft'
    check (status in ('draft', 'sent', 'accepted', 'completed', 'declined', 'cancelled')),
  due_on date check (due_on between '1900-01-01' and '2199-12-31'),
  unique (practice_id, id),
  constraint referral_patient_id_fkey foreign key (practice_id, patient_id) references patient (practice_id, id),
  constraint referral_from_staff_id_fkey foreign key (practice_id, from_staff_id) references staff (practice_id, id)
);
select sync_table('referral', 'referral');
create index referral_patient on referral (practice_id, patient_id);
create index referral_status on referral (practice_id, status, id);
