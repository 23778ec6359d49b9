import { Button, Chip, SegmentedControl, TextInput } from '@mantine/core';
import { IconArrowsSort, IconSearch } from '@tabler/icons-react';
import { withArticle } from '@/ui/format';
import { useWords } from '@/ui/sessionContext';
import type { OrderWish } from './boardOrder';
import classes from './operator.module.css';

interface OperatorToolbarProps {
  wish: OrderWish;
  onWish(patch: Partial<OrderWish>): void;
  /** Another order would be right by now. */
  isHeld: boolean;
  onApply(): void;
}

/** Who is on the board, in which order. */
export function OperatorToolbar({ wish, onWish, isHeld, onApply }: OperatorToolbarProps) {
  const therapist = useWords().therapist.one.toLowerCase();
  return (
    <div className={classes.toolbar} role="search">
      <TextInput
        className={classes.search}
        type="search"
        aria-label={`Find ${withArticle(therapist)}`}
        placeholder={`Find ${withArticle(therapist)}`}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={wish.name}
        onChange={(event) => onWish({ name: event.currentTarget.value })}
      />
      <Chip
        classNames={{ label: classes.toggle ?? '' }}
        checked={wish.onlyAvailable}
        onChange={(onlyAvailable) => onWish({ onlyAvailable })}
      >
        Available now
      </Chip>
      <SegmentedControl
        aria-label="Sort by"
        value={wish.sort}
        onChange={(sort) => onWish({ sort })}
        data={[
          { value: 'name', label: 'By name' },
          { value: 'free', label: 'Free first' },
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
