import { type CSSProperties, memo, type ReactNode, useCallback, useSyncExternalStore } from 'react';
import { type DragStore, isDragging } from './drag';
import { boxOnAxis } from './scheduleAxis';
import type { BlockShape, ScheduleAxis, ScheduleBlock } from './scheduleTypes';
import type { HeldBlock, PointerDrag } from './usePointerDrag';
import css from './ScheduleBlockBox.module.css';

interface ScheduleBlockBoxProps extends ScheduleBlock {
  columnKey: string;
  axis: ScheduleAxis;
  hourHeight: number;
  lane: number;
  lanes: number;
  /** Its column has little room. */
  isNarrow: boolean;
  isSelected: boolean;
  drags: DragStore;
  pointer: PointerDrag;
  onFocusBlock(this: void, block: HeldBlock): void;
  renderBlock(this: void, id: string, shape: BlockShape): ReactNode;
}

/** Of one line, and of what surrounds all of them, in pixels. */
const lineHeight = 16;
const frameHeight = 6;

/** One block at its place, with its buffers and its handles. What it says is the caller's business. */
export const ScheduleBlockBox = memo(function ScheduleBlockBox(props: ScheduleBlockBoxProps) {
  const { id, kind, start, end, before, after, canMove, canResize, columnKey, lane, lanes } = props;
  const isLifted = useIsLifted(props.drags, id);
  const block: HeldBlock = { id, kind, start, end, before, after, canMove, canResize, columnKey };
  const minutes = end - start;
  const lines = Math.max(1, Math.floor(((minutes / 60) * props.hourHeight - frameHeight) / lineHeight));
  const shape: BlockShape = {
    lines,
    isCompact: lines === 1,
    isNarrow: lanes > 1 || props.isNarrow,
  };
  return (
    <div
      className={css.block}
      role="button"
      tabIndex={-1}
      aria-haspopup="dialog"
      data-block={id}
      data-id={id}
      data-start={start}
      data-kind={kind}
      data-movable={canMove || undefined}
      data-selected={props.isSelected || undefined}
      data-lifted={isLifted || undefined}
      style={
        {
          ...boxOnAxis(props.axis, { start, end }),
          left: `${(lane / lanes) * 100}%`,
          width: `${100 / lanes}%`,
          '--before': before / minutes,
          '--after': after / minutes,
        } as CSSProperties
      }
      onPointerDown={(event) => props.pointer.pressBlock(event, block, 'body')}
      onFocus={() => props.onFocusBlock(block)}
    >
      {before > 0 && <span className={css.before} aria-hidden />}
      {after > 0 && <span className={css.after} aria-hidden />}
      <div className={css.content}>{props.renderBlock(id, shape)}</div>
      {canResize &&
        (['start', 'end'] as const).map((part) => (
          <span
            key={part}
            className={css.handle}
            data-handle={part}
            aria-hidden
            onPointerDown={(event) => {
              event.stopPropagation();
              props.pointer.pressBlock(event, block, part);
            }}
          />
        ))}
    </div>
  );
});

function useIsLifted(drags: DragStore, id: string): boolean {
  const isLifted = useCallback(() => {
    const drag = drags.get();
    return isDragging(drag) && drag.grip.blockId === id;
  }, [drags, id]);
  return useSyncExternalStore(drags.subscribe, isLifted);
}
