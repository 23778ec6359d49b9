import { Select } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import type { Id } from '@/domain/primitives';
import { inventorySlice } from '@/features/inventory/inventorySlice';
import { formatStock, unitOf } from '@/features/inventory/stockWords';
import type { UsedThing } from '@/features/visits/visitDraft';
import { useAppSelector } from '@/store/hooks';
import css from './visit.module.css';
import { UsedThingRow } from './UsedThingRow';

interface UsedThingsProps {
  used: readonly UsedThing[];
  /** By field of the visit: `stock.1.amount`. */
  problems: ReadonlyMap<string, string>;
  onChange(used: readonly UsedThing[]): void;
}

/** What was used up, of what is there right now: others take from it while somebody writes. */
export function UsedThings({ used, problems, onChange }: UsedThingsProps) {
  const items = useAppSelector(inventorySlice.selectors.selectAll);
  const [search, setSearch] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const choices = useMemo(
    () =>
      items
        .filter(({ id }) => !used.some(({ itemId }) => itemId === id))
        .map(({ id, name, quantity, unit }) => ({
          value: id,
          label: `${name} · ${quantity > 0 ? `${formatStock(quantity)} ${unitOf(quantity, unit)}` : 'none left'}`,
          disabled: quantity <= 0,
        })),
    [items, used],
  );

  function add(id: string | null): void {
    setSearch('');
    const item = items.find((one) => one.id === id);
    if (item) onChange([...used, { itemId: item.id, amount: 1, quantityThen: item.quantity }]);
  }

  function problemOf(place: number): string | undefined {
    return problems.get(`stock.${place}.amount`) ?? problems.get(`stock.${place}.itemId`);
  }

  return (
    <div className={css.things}>
      {used.length > 0 && (
        <ul ref={list} className={css.list} aria-label="Used">
          {used.map((thing, place) => (
            <UsedThingRow
              key={thing.itemId}
              thing={thing}
              problem={problemOf(place)}
              onChange={(amount) =>
                onChange(used.map((one, at) => (at === place ? { ...one, amount } : one)))
              }
              onRemove={() => onChange(used.filter((_, at) => at !== place))}
            />
          ))}
        </ul>
      )}
      <Select
        aria-label="Add something that was used"
        placeholder="Add something that was used"
        searchable
        selectFirstOptionOnChange
        comboboxProps={{ zIndex: 310 }}
        nothingFoundMessage="Nothing by this name"
        maxDropdownHeight={240}
        value={null as Id | null}
        searchValue={search}
        onSearchChange={setSearch}
        onChange={add}
        data={choices}
      />
    </div>
  );
}
