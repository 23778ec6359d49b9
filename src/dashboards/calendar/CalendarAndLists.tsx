import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useIsPhone } from '@/ui/useIsPhone';
import classes from './calendar.module.css';

/** What a phone has room for. */
export type CalendarView = 'grid' | 'lists';

interface CalendarAndListsProps {
  /** What comes first on a phone. */
  first: CalendarView;
  calendar: ReactNode;
  lists: ReactNode;
  isBusy: boolean;
  className: string | undefined;
}

const names = { grid: 'Calendar', lists: 'List' };

/** A calendar with the lists beside it; on a phone one or the other. */
export function CalendarAndLists({ first, calendar, lists, isBusy, className }: CalendarAndListsProps) {
  const isPhone = useIsPhone();
  const [shown, setShown] = useState<CalendarView>(first);
  const views: CalendarView[] = first === 'grid' ? ['grid', 'lists'] : ['lists', 'grid'];
  return (
    <>
      {isPhone && (
        <SegmentedControl
          fullWidth
          aria-label="Show"
          value={shown}
          onChange={setShown}
          data={views.map((value) => ({ value, label: names[value] }))}
        />
      )}
      <div
        className={`${classes.stage} ${className}`}
        data-shows={isPhone ? shown : 'grid'}
        aria-busy={isBusy}
      >
        <div className={classes.grid}>{calendar}</div>
        {lists}
      </div>
    </>
  );
}
