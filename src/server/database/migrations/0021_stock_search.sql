-- The stock is searched by its definition, so its table is too.
select search_by('inventory_item', 'name', 'sku');
