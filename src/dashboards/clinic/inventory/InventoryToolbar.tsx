import { Button, Chip, SegmentedControl, TextInput } from '@mantine/core';
import { IconArrowsSort, IconSearch } from '@tabler/icons-react';
import type { RefObject } from 'react';
import css from './inventory.module.css';
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
      <TextInput
        ref={searchField}
        className={css.search ?? ''}
        type="search"
        aria-label="Find by name or SKU"
        placeholder="Find by name or SKU"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={wish.text}
        onChange={(event) => onWish({ text: event.currentTarget.value })}
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
      {isHeld && (
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconArrowsSort size={16} aria-hidden />}
          onClick={onApply}
        >
          Sort again
        </Button>
      )}
    </div>
  );
}
