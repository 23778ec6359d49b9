import { Chip, SegmentedControl } from '@mantine/core';
import { withArticle } from '@/ui/format';
import { FindField } from '@/ui/list/FindField';
import list from '@/ui/list/listPage.module.css';
import { SortAgain } from '@/ui/list/SortAgain';
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
    <div className={list.toolbar} role="search">
      <FindField
        className={list.search}
        label={`Find ${withArticle(therapist)}`}
        text={wish.name}
        onText={(name) => onWish({ name })}
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
      {isHeld && <SortAgain onApply={onApply} />}
    </div>
  );
}
