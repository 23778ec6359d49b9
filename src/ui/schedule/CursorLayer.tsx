import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { blockLanes } from './blockLanes';
import type { Held } from './createHeld';
import { creatablePlace } from './creatablePlace';
import type { ScheduleActions } from './createScheduleActions';
import { type DragStore, isDragging } from './drag';
import { dragWords } from './dragWords';
import { boxOnAxis } from './scheduleAxis';
import { resolveCursor, type ScheduleCursor } from './scheduleCursor';
import type { ScheduleColumnSpec, ScheduleGridProps } from './scheduleTypes';
import { useColumnContent } from './useColumnContent';
import { useCursorKeys } from './useCursorKeys';
import { useHeld } from './useHeld';
import css from './CursorLayer.module.css';

interface CursorLayerProps {
  schedule: ScheduleGridProps;
  width: number;
  cursors: Held<ScheduleCursor>;
  drags: DragStore;
  actions: ScheduleActions;
  element: Held<HTMLElement | null>;
}

/**
 * Where the keyboard is: the one tab stop of the schedule. It lies over the columns and belongs to none, so that nothing
 * that comes, goes or is scrolled away ever takes the focus with it. A move makes it a new element: being focused is
 * what screen readers read out most reliably.
 */
export function CursorLayer(props: CursorLayerProps) {
  const { schedule, width, cursors, drags, actions, element } = props;
  const placed = useHeld(cursors);
  const drag = useHeld(drags);
  const held = onKnownColumn(placed, schedule.columns);
  const { blocks } = useColumnContent(schedule, held.columnKey);
  const cursor = resolveCursor(held, blocks, schedule);
  const [moves, setMoves] = useState(0);
  const wantsFocus = useRef(false);
  const lanes = useMemo(() => blockLanes(blocks), [blocks]);
  const isLifted = isDragging(drag) && drag.grip.by === 'keyboard';

  const onKeyDown = useCursorKeys({
    schedule,
    cursor,
    blocks,
    drags,
    actions,
    move(next) {
      wantsFocus.current = true;
      cursors.set(next);
      setMoves((count) => count + 1);
    },
  });

  const index = schedule.columns.findIndex(({ key }) => key === cursor.columnKey);
  const block = blocks.find(({ id }) => id === cursor.blockId);
  const lane = block ? lanes.get(block.id) : undefined;
  const laneWidth = (width - 12) / (lane?.lanes ?? 1);
  const stretch = block ?? { start: cursor.minute, end: cursor.minute + schedule.stepMinutes };
  const { place, reason } = creatablePlace(schedule, cursor.columnKey, cursor.minute);
  const label = block ? schedule.describeBlock(block.id) : dragWords.place(schedule, place, reason);

  return (
    <div
      key={moves}
      ref={(made) => {
        element.set(made);
        if (!made || !wantsFocus.current) return;
        wantsFocus.current = false;
        made.focus({ preventScroll: true });
        made.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      }}
      className={css.cursor}
      role="gridcell"
      aria-colindex={index + 1}
      aria-label={label}
      aria-keyshortcuts={block ? 'Enter M R N P Delete' : 'Enter N P'}
      aria-haspopup="dialog"
      data-cursor
      data-on={block ? 'block' : 'time'}
      data-lifted={isLifted || undefined}
      tabIndex={0}
      style={{
        ...boxOnAxis(schedule, stretch),
        left: index * width + 2 + (lane?.lane ?? 0) * laneWidth,
        width: laneWidth,
      }}
      onKeyDown={(event: KeyboardEvent) => onKeyDown(event)}
      onBlur={() => {
        if (isLifted && document.hasFocus()) actions.cancel();
      }}
    >
      {!block && (
        <span className={css.time} aria-hidden>
          {schedule.onCreate && <IconPlus size={14} aria-hidden />} {schedule.hourLabel(cursor.minute)}
        </span>
      )}
    </div>
  );
}

/** Its column may be gone by now. */
function onKnownColumn(cursor: ScheduleCursor, columns: readonly ScheduleColumnSpec[]): ScheduleCursor {
  const isKnown = columns.some(({ key }) => key === cursor.columnKey);
  return isKnown ? cursor : { ...cursor, columnKey: columns[0]?.key ?? cursor.columnKey, blockId: null };
}
