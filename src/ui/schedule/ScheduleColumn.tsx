import { memo, type ReactNode, useEffect, useMemo, useState } from 'react';
import { blockLanes } from './blockLanes';
import type { FrameQueue } from './createFrameQueue';
import type { DragStore } from './drag';
import { boxOnAxis } from './scheduleAxis';
import { ScheduleBlockBox } from './ScheduleBlockBox';
import type { BlockShape, ColumnContent, ScheduleAxis } from './scheduleTypes';
import type { HeldBlock, PointerDrag } from './usePointerDrag';
import { useColumnContent } from './useColumnContent';
import css from './ScheduleColumn.module.css';

/** In pixels: room for a name and a time beside each other. */
const roomyWidth = 136;

interface ScheduleColumnProps {
  columnKey: string;
  /** As it is spoken. */
  label: string;
  index: number;
  width: number;
  isToday: boolean;
  axis: ScheduleAxis;
  hourHeight: number;
  /** The block in it that has handles. */
  selectedId: string | null;
  drags: DragStore;
  turns: FrameQueue;
  pointer: PointerDrag;
  useColumn(this: void, columnKey: string): ColumnContent;
  onFocusBlock(this: void, block: HeldBlock): void;
  renderBlock(this: void, id: string, shape: BlockShape): ReactNode;
}

/** One column at its place: open time, closed time, and what is booked. */
export const ScheduleColumn = memo(function ScheduleColumn(props: ScheduleColumnProps) {
  const { columnKey, axis, hourHeight, selectedId, drags, pointer, turns } = props;
  const { open, blocks } = useColumnContent(props, columnKey);
  const lanes = useMemo(() => blockLanes(blocks), [blocks]);
  // A jump brings a screenful of columns at once: each gets its blocks when it is its turn, and whatever changes later is
  // shown without that detour.
  const [isReady, setReady] = useState(false);
  useEffect(() => turns.add(() => setReady(true)), [turns]);
  return (
    <div
      className={css.column}
      role="gridcell"
      aria-label={props.label}
      aria-colindex={props.index + 1}
      data-column={columnKey}
      data-today={props.isToday || undefined}
      style={{ left: props.index * props.width, width: props.width }}
    >
      {open.map((stretch) => (
        <span
          key={stretch.start}
          className={css.open}
          style={boxOnAxis(axis, clipped(axis, stretch))}
          aria-hidden
        />
      ))}
      <span className={css.lines} aria-hidden />
      <div className={css.blocks} role="presentation">
        {isReady &&
          blocks.map((block) => (
            <ScheduleBlockBox
              key={block.id}
              {...block}
              columnKey={columnKey}
              axis={axis}
              hourHeight={hourHeight}
              lane={lanes.get(block.id)?.lane ?? 0}
              lanes={lanes.get(block.id)?.lanes ?? 1}
              isNarrow={props.width < roomyWidth}
              isSelected={block.id === selectedId}
              drags={drags}
              pointer={pointer}
              onFocusBlock={props.onFocusBlock}
              renderBlock={props.renderBlock}
            />
          ))}
      </div>
    </div>
  );
});

function clipped({ fromMinute, toMinute }: ScheduleAxis, { start, end }: { start: number; end: number }) {
  return { start: Math.max(start, fromMinute), end: Math.max(fromMinute, Math.min(end, toMinute)) };
}
