import { useCallback } from 'react';
import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { Day, Id } from '@/domain/primitives';
import type { Service } from '@/features/services/service';
import { BoardList } from '@/ui/board/BoardList';
import { formatDay } from '@/ui/format';
import { OpenCell } from './OpenCell';
import { OpenHead } from './OpenHead';
import classes from './scheduling.module.css';

interface OpenListProps {
  staffIds: readonly Id[];
  days: readonly Day[];
  day: Day;
  today: Day;
  service: Service;
  /** Must keep its identity. */
  onChoose(this: void, staffId: Id, day: Day): void;
}

/** The board on a phone: one day, a row for each therapist. */
export function OpenList({ staffIds, days, day, today, service, onChoose }: OpenListProps) {
  const renderRow = useCallback(
    (staffId: Id) => (
      <UnstyledButton className={classes.listRow} onClick={() => onChoose(staffId, day)}>
        <OpenHead staffId={staffId} service={service} days={days} />
        <OpenCell staffId={staffId} day={day} today={today} service={service} />
        <IconChevronRight size={18} aria-hidden />
      </UnstyledButton>
    ),
    [service, days, day, today, onChoose],
  );
  return (
    <BoardList
      label={`Open time for ${service.name} on ${formatDay(day)}`}
      rowIds={staffIds}
      rowHeight={64}
      renderRow={renderRow}
    />
  );
}
