-- Search as you type over tens of thousands of rows. Each row keeps what it is found by in one text, worked out once when it
-- is written: looking through all of them, and working it out while looking, took 130 to 310 ms at 50,000 patients.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- Without accents and capitals, and with a blank for whatever is no letter or digit of a name or a number; the browsers'
-- plainText() says the same. So a word is here what it is to the index. Most texts are ASCII and have no accents.
create function plain_text(given text) returns text language sql immutable parallel safe strict as $$
  select lower(regexp_replace(
           case
             when octet_length(given) = length(given) then given
             else regexp_replace(normalize(given, nfd), U&'[\0300-\036F]', '', 'g')
           end,
           U&'[!-/:-@[-`{-~\2013\2014\2018\2019\201C\201D]', ' ', 'g'))
$$;

-- The values of some columns, in their order, each behind a blank: where a word begins, a blank stands before it. A telephone
-- number stands there a second time as bare digits, since nobody types its blanks where somebody else put them.
create function keep_search_words() returns trigger language plpgsql as $$
declare
  whole constant jsonb := to_jsonb(new);
begin
  select plain_text(string_agg(' ' || coalesce(whole ->> name, ''), '' order by place)
           || coalesce(string_agg(' ' || regexp_replace(whole ->> name, '[^0-9]', '', 'g'), '' order by place)
                         filter (where whole ->> name ~ '^[-+0-9 ()/.]{5,}$'), ''))
    into new.search_words
    from unnest(tg_argv) with ordinality as a(name, place);
  return new;
end $$;

-- Makes a synced table one that is searched, by these columns; in their order its rows are also told page by page. The
-- trigger's name puts it before stamp_row(): to that one these are words like any other column's.
create function search_by(target regclass, variadic columns text[]) returns void language plpgsql as $$
begin
  execute format('alter table %s add column search_words text collate "C" not null default %L', target, '');
  execute format(
    'create trigger keep_search_words before insert or update on %s
       for each row execute function keep_search_words(%s)',
    target, (select string_agg(quote_literal(name), ', ') from unnest(columns) as name));
  -- What is there already gets its words without becoming a change that anybody is told of.
  execute format('alter table %s disable trigger stamp_row, disable trigger log_change', target);
  execute format('update %s set search_words = %L', target, '');
  execute format('alter table %s enable trigger stamp_row, enable trigger log_change', target);
  execute format('create index on %s (practice_id, search_words, id)', target);
  -- What was written last stands in a list that every search reads whole; it is kept short.
  execute format(
    'create index on %s using gin (practice_id, search_words gin_trgm_ops) with (gin_pending_list_limit = 256)',
    target);
end $$;

-- The ids of the rows of this practice in which every word of a text occurs, best first: those that begin with the first word,
-- then those with a word that does, then the others. One or two letters count at the beginning of a word only. It runs as the
-- tables' owner, since under row-level security no index may be asked for `like`; whoever calls it reads the rows as themselves.
create function found_ids(target regclass, typed text, at_most int) returns table (id uuid, place int)
language plpgsql stable security definer rows 20 set search_path = public, pg_temp as $$
declare
  -- Letters and digits only: nothing in them means anything to `like`.
  words constant text[] := array_remove(regexp_split_to_array(plain_text(typed), '\s+'), '');
  occur constant text := (
    select string_agg(
             format('t.search_words like %L', case when length(word) < 3 then '% ' || word || '%' else '%' || word || '%' end),
             ' and ')
      from unnest(words) as word
  );
begin
  if occur is null then
    return;
  end if;
  -- Each step is taken only if those before it found too few.
  return query execute format(
    'with begins as materialized (
       select t.id, t.search_words as w from %1$s t
        where t.practice_id = current_practice() and %2$s and t.search_words like %3$L
        order by t.search_words, t.id limit $1
     ), within as materialized (
       select t.id, t.search_words as w from %1$s t
        where ($1 is null or (select count(*) from begins) < $1)
          and t.practice_id = current_practice() and %2$s
          and t.search_words like %4$L and t.search_words not like %3$L
        order by t.search_words, t.id limit $1
     ), elsewhere as materialized (
       select t.id, t.search_words as w from %1$s t
        where ($1 is null or (select count(*) from begins) + (select count(*) from within) < $1)
          and t.practice_id = current_practice() and %2$s and t.search_words not like %4$L
        order by t.search_words, t.id limit $1
     )
     select id, (row_number() over (order by step, w, id))::int as place
       from (select *, 1 as step from begins union all
             select *, 2 from within union all
             select *, 3 from elsewhere) found
      order by place limit $1',
    target, occur, ' ' || words[1] || '%', '% ' || words[1] || '%')
  using at_most;
end $$;

select search_by('patient', 'last_name', 'first_name', 'phone', 'email');
-- Nothing is asked for by it any more.
drop index patient_name;
