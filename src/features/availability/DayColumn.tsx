import { type CSSProperties, memo, type PointerEvent, useMemo, useState } from 'react';
import { timeOfMinutes } from '@/domain/calendar';
import type { Interval } from '@/domain/interval';
import type { Day, Id } from '@/domain/primitives';
import { useSession } from '@/ui/sessionContext';
import { formatTimeRange } from '@/ui/format';
import { AvailabilityBar } from './AvailabilityBar';
import { type DayAxis, minuteAt, placeOn } from './dayAxis';
import css from './DayColumn.module.css';
import { lanesOf, overlappingIds, suggestedEnd } from './dayLayout';
import { useStaffDayRows } from './useDayRows';

interface DayColumnProps {
  staffId: Id;
  day: Day;
  axis: DayAxis;
  editedId?: Id | null;
  onEdit?: (id: Id) => void;
  /** A press or a drag on empty time. */
  onAdd?: (day: Day, start: number, end: number) => void;
}

/** One person's day from top to bottom. Draws only; the week around it holds the scale. */
export const DayColumn = memo(function DayColumn({
  staffId,
  day,
  axis,
  editedId,
  onEdit,
  onAdd,
}: DayColumnProps) {
  const stretches = useStaffDayRows(staffId, day);
  const { stepMinutes } = useSession().practice;
  const lanes = useMemo(() => lanesOf(stretches), [stretches]);
  const overlapping = useMemo(() => overlappingIds(stretches), [stretches]);
  const [drawn, setDrawn] = useState<(Interval & { anchor: number }) | null>(null);

  function minuteOf(event: PointerEvent<HTMLElement>): number {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return minuteAt(axis, (event.clientY - top) / height, stepMinutes);
  }

  const drawing = onAdd && {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || event.target !== event.currentTarget) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const anchor = minuteOf(event);
      setDrawn({ anchor, start: anchor, end: anchor });
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (!drawn) return;
      const here = minuteOf(event);
      const [start, end] = here < drawn.anchor ? [here, drawn.anchor] : [drawn.anchor, here];
      if (start !== drawn.start || end !== drawn.end) setDrawn({ anchor: drawn.anchor, start, end });
    },
    onPointerUp() {
      if (!drawn) return;
      setDrawn(null);
      const { start, end } = drawn;
      onAdd(day, start, end - start < stepMinutes ? suggestedEnd(stretches, start) : end);
    },
    onPointerCancel: () => setDrawn(null),
  };

  return (
    <div className={css.column} data-adds={onAdd ? true : undefined} {...drawing}>
      {stretches.map(({ id }) => (
        <AvailabilityBar
          key={id}
          id={id}
          axis={axis}
          lane={lanes.get(id)?.lane ?? 0}
          lanes={lanes.get(id)?.lanes ?? 1}
          overlaps={overlapping.has(id)}
          isEdited={id === editedId}
          onEdit={onEdit}
        />
      ))}
      {drawn && drawn.end > drawn.start && (
        <div className={css.drawn} style={boxOf(axis, drawn)}>
          {formatTimeRange(timeOfMinutes(drawn.start), timeOfMinutes(drawn.end))}
        </div>
      )}
    </div>
  );
});

/** Top and height of a stretch of time on the axis. */
export function boxOf(axis: DayAxis, { start, end }: Interval): CSSProperties {
  return {
    top: `${placeOn(axis, start) * 100}%`,
    height: `${(placeOn(axis, end) - placeOn(axis, start)) * 100}%`,
  };
}
