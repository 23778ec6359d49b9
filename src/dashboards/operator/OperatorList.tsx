import { useCallback, useState } from 'react';
import { Drawer } from '@mantine/core';
import type { Day, Id } from '@/domain/primitives';
import { BoardList } from '@/ui/board/BoardList';
import { formatDay } from '@/ui/format';
import { DayDetails } from './DayDetails';
import { DayTitle } from './DayTitle';
import board from '@/ui/board/boardScreen.module.css';
import classes from './operator.module.css';
import { StaffRow } from './StaffRow';

interface OperatorListProps {
  staffIds: readonly Id[];
  day: Day;
  today: Day;
}

/** The board on a phone: one day, a row for each therapist, the details in a drawer from below. */
export function OperatorList({ staffIds, day, today }: OperatorListProps) {
  const [chosen, setChosen] = useState<Id | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const open = useCallback((staffId: Id) => {
    setChosen(staffId);
    setIsOpen(true);
  }, []);
  const renderRow = useCallback(
    (staffId: Id) => <StaffRow staffId={staffId} day={day} today={today} onOpen={open} />,
    [day, today, open],
  );
  return (
    <>
      <BoardList
        label={`Availability on ${formatDay(day)}`}
        rowIds={staffIds}
        rowHeight={76}
        renderRow={renderRow}
      />
      <Drawer
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        position="bottom"
        size="auto"
        withCloseButton={false}
        classNames={{ content: board.sheet ?? '', body: classes.details ?? '' }}
      >
        {chosen && (
          <>
            <div className={board.sheetHead}>
              <Drawer.Title className={classes.detailsTitle}>
                <DayTitle staffId={chosen} day={day} />
              </Drawer.Title>
              <Drawer.CloseButton aria-label="Close" />
            </div>
            <DayDetails staffId={chosen} day={day} />
          </>
        )}
      </Drawer>
    </>
  );
}
