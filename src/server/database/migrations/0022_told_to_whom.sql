-- What was answered to one person, as what they were then, is repeated to nobody else: neither to another account nor to the
-- same one with other rights. Answers of before this are not repeated any more; they are kept for a day only.
create function current_viewer() returns text language sql stable as $$
  select concat_ws(' ', current_setting('lockstep.account_id', true), current_setting('lockstep.role', true),
                   current_setting('lockstep.staff_id', true), current_setting('lockstep.patient_id', true))
$$;
alter table mutation add column answered_to text not null default '';
alter table mutation alter column answered_to set default current_viewer();
create policy mutation_of_viewer on mutation as restrictive to lockstep_app using (answered_to = current_viewer());

-- The key with which the tabs of a session seal what they say to each other comes of its token and of this. The token lies in
-- the browser's cookies; this never leaves the database, and is gone with the session.
alter table session add column seal_salt bytea not null
  default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
