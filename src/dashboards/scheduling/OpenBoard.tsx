import { useCallback, useMemo } from 'react';
import type { Day, Id } from '@/domain/primitives';
import type { Service } from '@/features/services/service';
import { BoardGrid, type BoardCellRef, type BoardColumn } from '@/ui/board/BoardGrid';
import { capitalise, formatDate, formatWeekday } from '@/ui/format';
import { useWords } from '@/ui/sessionContext';
import { OpenCell } from './OpenCell';
import { OpenHead } from './OpenHead';
import board from '@/ui/board/boardScreen.module.css';

interface OpenBoardProps {
  staffIds: readonly Id[];
  days: readonly Day[];
  today: Day;
  service: Service;
  chosen: { staffId: Id; day: Day } | null;
  onChoose(staffId: Id, day: Day): void;
}

/** Therapist × day of one week: what is left for the service. */
export function OpenBoard({ staffIds, days, today, service, chosen, onChoose }: OpenBoardProps) {
  const words = useWords();
  const columns = useMemo<BoardColumn[]>(
    () =>
      days.map((day) => ({
        key: day,
        isToday: day === today,
        header: (
          <span className={board.dayHead}>
            <span>{day === today ? 'Today' : formatWeekday(day)}</span>
            <span>{formatDate(day)}</span>
          </span>
        ),
      })),
    [days, today],
  );
  const renderHead = useCallback(
    (staffId: Id) => <OpenHead staffId={staffId} service={service} days={days} />,
    [service, days],
  );
  const renderCell = useCallback(
    (staffId: Id, key: string) => (
      <OpenCell staffId={staffId} day={key as Day} today={today} service={service} />
    ),
    [service, today],
  );
  const open = ({ rowId, columnKey }: BoardCellRef) => {
    if (rowId !== null && columnKey !== null) onChoose(rowId, columnKey as Day);
  };
  return (
    <BoardGrid
      label={`Open time for ${service.name}`}
      corner={capitalise(words.therapist.one)}
      columns={columns}
      rowIds={staffIds}
      rowHeight={56}
      columnMinWidth={94}
      headWidth={188}
      renderHead={renderHead}
      renderCell={renderCell}
      onOpen={open}
      selected={chosen && { rowId: chosen.staffId, columnKey: chosen.day }}
    />
  );
}
