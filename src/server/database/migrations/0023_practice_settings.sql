-- The practice's settings as a synced table, so that every open screen hears of them like of anything else: by push, by
-- polling, from another tab. The practice itself keeps the demo's mark and nothing of the feed; this follows it, whoever
-- changes it.
create table practice_settings (
  practice_id uuid not null references practice (id) on delete cascade,
  id uuid not null primary key,
  rev bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  name text not null,
  time_zone text not null,
  currency text not null,
  vocabulary jsonb not null,
  step_minutes int not null,
  week_starts_on int not null,
  rules jsonb not null,
  language text not null,
  audit_retention_days int not null,
  unique (practice_id, id)
);
select sync_table('practice_settings', 'practiceSettings');
revoke insert, update, delete on practice_settings from lockstep_app;

create function tell_settings(p practice) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into practice_settings (practice_id, id, name, time_zone, currency, vocabulary, step_minutes, week_starts_on,
                                 rules, language, audit_retention_days)
  values (p.id, p.id, p.name, p.time_zone, p.currency, p.vocabulary, p.step_minutes, p.week_starts_on,
          jsonb_build_object('noticeMinutes', p.notice_minutes, 'cancelNoticeMinutes', p.cancel_notice_minutes,
                             'aheadDays', p.ahead_days, 'confirmsRequests', p.confirms_requests),
          p.language, p.audit_retention_days)
  on conflict (id) do update
     set name = excluded.name, time_zone = excluded.time_zone, currency = excluded.currency,
         vocabulary = excluded.vocabulary, step_minutes = excluded.step_minutes,
         week_starts_on = excluded.week_starts_on, rules = excluded.rules, language = excluded.language,
         audit_retention_days = excluded.audit_retention_days
$$;
revoke execute on function tell_settings(practice) from public;

create function settings_of_practice() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform tell_settings(new);
  return null;
end $$;
create trigger settings_of_practice after insert or update on practice
  for each row execute function settings_of_practice();

select tell_settings(p) from practice p;
