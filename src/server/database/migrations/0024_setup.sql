-- The one-time link that creates the first practice of an empty database, and its admin. Nodes that start together print a link
-- each; whichever is used ends them all. Only hashes are kept, and no request reads them.
create table setup_link (
  token_hash bytea primary key,
  expires_at timestamptz not null
);
alter table setup_link enable row level security;
