import { useCallback, useMemo, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { Popover } from '@mantine/core';
import { useNavigate } from 'react-router-dom';
import { addDays } from '@/domain/calendar';
import type { Day, Id } from '@/domain/primitives';
import { BoardGrid, type BoardCellRef, type BoardColumn } from '@/ui/board/BoardGrid';
import { capitalise, formatDay } from '@/ui/format';
import { useWords } from '@/ui/sessionContext';
import { axisFraction, isOnAxis } from './axisSpan';
import { DayCell } from './DayCell';
import { DayDetails } from './DayDetails';
import { DayHead } from './DayHead';
import { DayLane } from './DayLane';
import { DayTitle } from './DayTitle';
import classes from './operator.module.css';
import { StaffHead } from './StaffHead';
import { TimeAxis } from './TimeAxis';
import { usePracticeMinute } from '@/dashboards/usePracticeMinute';

const dayCount = 14;
const titleId = 'operator-day-details';

interface OperatorBoardProps {
  staffIds: readonly Id[];
  /** The day of the time axis, or the first of the fourteen. */
  day: Day;
  today: Day;
  view: 'day' | 'week';
  onPickDay(day: Day): void;
}

interface Chosen {
  staffId: Id;
  day: Day;
  anchor: HTMLElement;
  place: CSSProperties;
}

/** Everybody's time on one board: fourteen days in chips, or one day along a time axis. */
export function OperatorBoard({ staffIds, day, today, view, onPickDay }: OperatorBoardProps) {
  const words = useWords();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Chosen | null>(null);

  const columns = useMemo<BoardColumn[]>(() => {
    if (view === 'day') return [{ key: day, header: <TimeAxis isToday={day === today} /> }];
    return Array.from({ length: dayCount }, (_, i) => {
      const key = addDays(day, i);
      return { key, header: <DayHead day={key} today={today} />, isToday: key === today };
    });
  }, [view, day, today]);

  const renderHead = useCallback((staffId: Id) => <StaffHead staffId={staffId} today={today} />, [today]);
  const renderCell = useCallback(
    (staffId: Id, key: string) =>
      view === 'day' ? (
        <DayLane staffId={staffId} day={key as Day} />
      ) : (
        <DayCell staffId={staffId} day={key as Day} isToday={key === today} />
      ),
    [view, today],
  );

  const open = ({ rowId, columnKey }: BoardCellRef, anchor: HTMLElement, target: HTMLElement) => {
    if (rowId === null) {
      if (columnKey !== null && view === 'week') onPickDay(columnKey as Day);
    } else if (columnKey === null) {
      void navigate(`/therapist/${rowId}`);
    } else {
      setChosen({
        staffId: rowId,
        day: columnKey as Day,
        anchor,
        place: placeOf(view === 'day' ? target : anchor, anchor),
      });
    }
  };
  /** Also when the focus has not reached the details yet. A click elsewhere closes too, but keeps its own focus. */
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !chosen) return;
    setChosen(null);
    chosen.anchor.focus({ preventScroll: true });
  };

  const minute = usePracticeMinute();
  const isNowShown = view === 'day' && day === today && isOnAxis(minute);
  return (
    <div
      className={classes.board}
      data-now={isNowShown || undefined}
      onKeyDown={closeOnEscape}
      style={{ '--now-at': axisFraction(minute) } as CSSProperties}
    >
      <BoardGrid
        label={view === 'day' ? `Availability on ${formatDay(day)}` : `Availability from ${formatDay(day)}`}
        corner={capitalise(words.therapist.one)}
        columns={columns}
        rowIds={staffIds}
        rowHeight={view === 'day' ? 52 : 64}
        columnMinWidth={view === 'day' ? 860 : 116}
        headWidth={220}
        renderHead={renderHead}
        renderCell={renderCell}
        onOpen={open}
        opensDialog
        selected={chosen && { rowId: chosen.staffId, columnKey: chosen.day }}
      >
        <Popover
          opened={chosen !== null}
          onChange={(opened) => !opened && setChosen(null)}
          position="bottom"
          width={320}
          shadow="md"
          trapFocus
          withRoles={false}
        >
          <Popover.Target>
            <span className={classes.anchor} style={chosen?.place} />
          </Popover.Target>
          <Popover.Dropdown className={classes.details} role="dialog" aria-labelledby={titleId}>
            {chosen && (
              <>
                <h2 id={titleId} className={classes.detailsTitle}>
                  <DayTitle staffId={chosen.staffId} day={chosen.day} />
                </h2>
                <DayDetails staffId={chosen.staffId} day={chosen.day} />
              </>
            )}
          </Popover.Dropdown>
        </Popover>
      </BoardGrid>
    </div>
  );
}

/** Where the bar that was meant, or else the cell, lies on the board: what floats beside it scrolls along. */
function placeOf(target: HTMLElement, cell: HTMLElement): CSSProperties {
  const grid = cell.closest<HTMLElement>('[role="grid"]');
  if (!grid) return {};
  const bar = target.closest<HTMLElement>('[data-id]') ?? cell;
  const box = (cell.contains(bar) ? bar : cell).getBoundingClientRect();
  const origin = grid.getBoundingClientRect();
  return { left: box.left - origin.left, top: box.top - origin.top, width: box.width, height: box.height };
}
