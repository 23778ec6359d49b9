-- Tells every node that listens which practice's feed has moved. PostgreSQL sends it with the commit, once for each
-- transaction, and to nobody if that is rolled back.
create function notify_feed() returns trigger language plpgsql as $$
begin
  perform pg_notify('lockstep_feed', new.practice_id::text);
  return null;
end $$;

create trigger notify_feed after update of seq on feed_position
  for each row execute function notify_feed();
