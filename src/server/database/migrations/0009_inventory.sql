-- Stock. Every change of a quantity, whoever makes it, writes its movement in the same statement: they always sum up. What
-- is taken is never more than there is.

create table inventory_item (
  practice_id uuid not null references practice (id),
  id uuid not null primary key,
  rev bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  name text not null check (length(name) between 1 and 120),
  sku text not null check (length(sku) between 1 and 60),
  unit text not null check (length(unit) between 1 and 20),
  quantity bigint not null,
  reorder_level bigint not null check (reorder_level between 0 and 1000000000),
  unique (practice_id, id),
  constraint inventory_item_quantity_check check (quantity between 0 and 1000000000)
);
select sync_table('inventory_item', 'inventoryItem');
create unique index inventory_item_sku_once on inventory_item (practice_id, lower(sku));

create function keep_stock() returns trigger language plpgsql as $$
begin
  raise exception 'there is not enough of it' using errcode = 'LK003', table = 'inventory_item';
end $$;
create trigger keep_stock before update on inventory_item for each row
  when (new.quantity < 0) execute function keep_stock();

-- Without a foreign key: what moved is told also of things that are no longer kept.
create table stock_movement (
  practice_id uuid not null references practice (id),
  id uuid not null primary key,
  rev bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  item_id uuid not null,
  amount bigint not null check (amount <> 0),
  quantity_after bigint not null,
  reason text check (length(reason) between 1 and 200),
  appointment_id uuid,
  author text,
  unique (practice_id, id)
);
select sync_table('stock_movement', 'stockMovement');
create index stock_movement_item on stock_movement (practice_id, item_id, id);
-- Written by the trigger alone, which runs as its owner, and never changed.
revoke insert, update, delete on stock_movement from lockstep_app;

-- Movements of one thing sort by their ids in the order in which they happened, since whoever moves it holds its row.
-- Why, and at which visit: said by whoever changes a quantity, for the rest of the transaction.
create function move_stock() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  moved constant bigint := new.quantity - case when tg_op = 'UPDATE' then old.quantity else 0 end;
begin
  insert into stock_movement (practice_id, id, item_id, amount, quantity_after, reason, appointment_id, author)
  values (
    new.practice_id, new_id(), new.id, moved, new.quantity,
    coalesce(nullif(current_setting('lockstep.stock_reason', true), ''),
             case when tg_op = 'INSERT' then 'Opening stock' end),
    nullif(current_setting('lockstep.stock_appointment_id', true), '')::uuid,
    current_account_name());
  return null;
end $$;
create trigger move_stock_insert after insert on inventory_item for each row
  when (new.quantity <> 0) execute function move_stock();
create trigger move_stock_update after update of quantity on inventory_item for each row
  when (new.quantity <> old.quantity) execute function move_stock();
