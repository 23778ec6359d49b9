import { Chip, SegmentedControl } from '@mantine/core';
import type { RefObject } from 'react';
import { FindField } from '@/ui/list/FindField';
import { SortAgain } from '@/ui/list/SortAgain';
import css from '@/ui/list/listPage.module.css';
import type { ItemSort, ItemWish } from './itemOrder';

interface InventoryToolbarProps {
  wish: ItemWish;
  onWish(patch: Partial<ItemWish>): void;
  searchField: RefObject<HTMLInputElement | null>;
  /** Another order would be right by now. */
  isHeld: boolean;
  onApply(): void;
}

/** Which things are listed, in which order. */
export function InventoryToolbar({ wish, onWish, searchField, isHeld, onApply }: InventoryToolbarProps) {
  return (
    <div className={css.toolbar} role="search">
      <FindField
        field={searchField}
        className={css.search}
        label="Find by name or SKU"
        text={wish.text}
        onText={(text) => onWish({ text })}
      />
      <Chip checked={wish.onlyLow} onChange={(onlyLow) => onWish({ onlyLow })}>
        Low only
      </Chip>
      <SegmentedControl<ItemSort>
        aria-label="Sort by"
        value={wish.sort}
        onChange={(sort) => onWish({ sort })}
        data={[
          { value: 'name', label: 'By name' },
          { value: 'level', label: 'Lowest first' },
        ]}
      />
      {isHeld && <SortAgain onApply={onApply} />}
    </div>
  );
}
