import { type CSSProperties, type ReactNode, useState } from 'react';
import { shallowEqual } from 'react-redux';
import type { Day, Id } from '@/domain/primitives';
import { useAppSelector } from '@/store/hooks';
import { formatDay } from '@/ui/format';
import { useToday } from '@/ui/sessionContext';
import { axisOf, type DayAxis, hoursOf, placeOn } from './dayAxis';
import { DayColumn } from './DayColumn';
import { HourScale } from './HourScale';
import { NowLine, NowMark } from './NowLine';
import { SlotCursor, type SlotMove } from './SlotCursor';
import { selectDayRows } from './selectDayRows';
import { WeekHead } from './WeekHead';
import css from './WeekGrid.module.css';

interface WeekGridProps {
  staffId: Id;
  colour: string;
  days: readonly Day[];
  label: string;
  editedId?: Id | null;
  onEdit?: (id: Id) => void;
  onAdd?: (day: Day, start: number, end?: number) => void;
  onDay?: (day: Day) => void;
  /** What floats over the columns, such as a preview of what is being typed. */
  overlay?: (axis: DayAxis) => ReactNode;
}

/** One person's week: a column a day, time from top to bottom, today and now at a glance. */
export function WeekGrid(props: WeekGridProps) {
  const { staffId, colour, days, label, editedId, onEdit, onAdd, onDay, overlay } = props;
  const today = useToday();
  const axis = useAppSelector(
    (state) => axisOf(days.flatMap((day) => selectDayRows(state, staffId, day))),
    shallowEqual,
  );
  const [slot, setSlot] = useState({ column: Math.max(0, days.indexOf(today)), minute: 9 * 60 });
  const hours = hoursOf(axis);

  function moveSlot({ columns = 0, minutes = 0, to }: SlotMove): void {
    const column = Math.min(days.length - 1, Math.max(0, slot.column + columns));
    const minute = Math.min(axis.to - 30, Math.max(axis.from, (to ? axis[to] : slot.minute) + minutes));
    setSlot({ column, minute });
  }

  return (
    <section
      className={css.week}
      aria-label={label}
      style={{ '--staff': colour, '--hours': (axis.to - axis.from) / 60 } as CSSProperties}
    >
      <div className={css.heads}>
        <span className={css.corner} />
        {days.map((day) => (
          <WeekHead key={day} staffId={staffId} day={day} {...(onDay ? { onDay } : {})} />
        ))}
      </div>
      <div className={css.body}>
        <HourScale axis={axis} showsNow={days.includes(today)} />
        <div className={css.columns}>
          <div className={css.lines} aria-hidden>
            {hours.map((minute) => (
              <i key={minute} style={{ top: `${placeOn(axis, minute) * 100}%` }} />
            ))}
          </div>
          {days.includes(today) && <NowLine axis={axis} />}
          {days.map((day, column) => (
            <div
              key={day}
              className={css.day}
              role="group"
              aria-label={formatDay(day, { weekday: 'long' })}
              data-today={day === today || undefined}
              data-past={day < today || undefined}
            >
              <DayColumn
                staffId={staffId}
                day={day}
                axis={axis}
                editedId={editedId ?? null}
                {...(onEdit ? { onEdit } : {})}
                {...(onAdd ? { onAdd } : {})}
              />
              {day === today && <NowMark axis={axis} />}
              {onAdd && (
                <SlotCursor
                  day={day}
                  axis={axis}
                  minute={Math.max(axis.from, slot.minute)}
                  isStop={column === slot.column}
                  onFocus={() => column !== slot.column && setSlot({ ...slot, column })}
                  onMove={moveSlot}
                  onPick={() => onAdd(day, Math.max(axis.from, slot.minute))}
                />
              )}
            </div>
          ))}
          {overlay?.(axis)}
        </div>
      </div>
    </section>
  );
}
