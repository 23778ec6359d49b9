-- What a practice lets its patients do by themselves, and the language in which it speaks to them.

alter table practice
  add column notice_minutes int not null default 120 check (notice_minutes between 0 and 40320),
  add column cancel_notice_minutes int not null default 1440 check (cancel_notice_minutes between 0 and 40320),
  add column ahead_days int not null default 60 check (ahead_days between 1 and 3650),
  add column confirms_requests boolean not null default true,
  add column language text not null default 'en' check (language in ('en', 'de'));
