import { inBlockOrder } from './blockLanes';
import { stepAt } from './scheduleAxis';
import type { ScheduleAxis, ScheduleBlock } from './scheduleTypes';

/** Where the keyboard is: on a step of empty time, or on a block that shares it. */
export interface ScheduleCursor {
  columnKey: string;
  minute: number;
  blockId: string | null;
}

/** The part of a keyboard event that decides. */
export type CursorKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Where a key leads, before it is known what stands there. */
export interface CursorMove {
  /** To another column: by so many, or all the way. */
  columns?: number;
  minutes?: number;
  to?: 'from' | 'to';
  /** To the next or previous block of the column, those that share time with this one included. */
  blocks?: 1 | -1;
}

const pageMinutes = 60;

/**
 * What a key means to the cursor, null if nothing: arrows move by a step and a column, Page Up and Down by an hour, Home
 * and End to the ends of the day, with Ctrl or ⌘ to the first and last column, `n` and `p` from block to block.
 */
export function cursorMoveOf(event: CursorKey, stepMinutes: number): CursorMove | null {
  if (event.altKey || event.shiftKey) return null;
  if (event.ctrlKey || event.metaKey) {
    if (event.key === 'Home') return { columns: -Infinity };
    return event.key === 'End' ? { columns: Infinity } : null;
  }
  switch (event.key) {
    case 'ArrowUp':
      return { minutes: -stepMinutes };
    case 'ArrowDown':
      return { minutes: stepMinutes };
    case 'ArrowLeft':
      return { columns: -1 };
    case 'ArrowRight':
      return { columns: 1 };
    case 'PageUp':
      return { minutes: -pageMinutes };
    case 'PageDown':
      return { minutes: pageMinutes };
    case 'Home':
      return { to: 'from' };
    case 'End':
      return { to: 'to' };
    case 'n':
      return { blocks: 1 };
    case 'p':
      return { blocks: -1 };
    default:
      return null;
  }
}

/** The cursor on a step of a column: on the block that shares it, if there is one; coming from below on the last one. */
export function cursorAt(
  columnKey: string,
  minute: number,
  blocks: readonly ScheduleBlock[],
  axis: ScheduleAxis,
  fromBelow = false,
): ScheduleCursor {
  const step = stepAt(axis, minute);
  const here = inBlockOrder(blocks).filter(({ start, end }) => start < step + axis.stepMinutes && end > step);
  return { columnKey, minute: step, blockId: here.at(fromBelow ? -1 : 0)?.id ?? null };
}

/** Where a move within its column leads. A block is passed as a whole; one that shares its time comes next. */
export function cursorAfter(
  cursor: ScheduleCursor,
  move: CursorMove,
  blocks: readonly ScheduleBlock[],
  axis: ScheduleAxis,
): ScheduleCursor {
  const { columnKey } = cursor;
  const ordered = inBlockOrder(blocks);
  const on = ordered.findIndex(({ id }) => id === cursor.blockId);
  const onto = (block: ScheduleBlock): ScheduleCursor => ({
    columnKey,
    minute: stepAt(axis, block.start),
    blockId: block.id,
  });
  if (move.to) {
    const minute = move.to === 'from' ? axis.fromMinute : axis.toMinute - axis.stepMinutes;
    return cursorAt(columnKey, minute, blocks, axis, move.to === 'to');
  }
  if (move.blocks) {
    const isAhead = ({ start }: ScheduleBlock) => start > cursor.minute;
    const isBehind = ({ start }: ScheduleBlock) => start < cursor.minute;
    const next =
      on !== -1
        ? ordered[on + move.blocks]
        : move.blocks > 0
          ? ordered.find(isAhead)
          : ordered.findLast(isBehind);
    return next ? onto(next) : cursor;
  }
  const by = move.minutes ?? 0;
  const block = ordered[on];
  // A longer way than one step counts from where the cursor stands, whatever it stands on.
  if (!block || Math.abs(by) > axis.stepMinutes) {
    return cursorAt(columnKey, cursor.minute + by, blocks, axis, by < 0);
  }
  // Blocks that share time are walked through one by one, and left as a whole: else a long one would hold the cursor.
  const group = groupOf(ordered, on);
  const neighbour = ordered[on + Math.sign(by)];
  if (neighbour && group.includes(neighbour)) return onto(neighbour);
  const step = axis.stepMinutes;
  const start = Math.min(...group.map((one) => one.start));
  const end = Math.max(...group.map((one) => one.end));
  const minute = by > 0 ? Math.ceil(end / step) * step : Math.floor(start / step) * step - step;
  // At the end of the day there is nothing behind them.
  if (minute < axis.fromMinute || minute >= axis.toMinute) return cursor;
  return cursorAt(columnKey, minute, blocks, axis, by < 0);
}

/** The blocks that hang together with this one by sharing time. */
function groupOf(ordered: readonly ScheduleBlock[], index: number): readonly ScheduleBlock[] {
  let group: ScheduleBlock[] = [];
  let end = -Infinity;
  for (const [at, block] of ordered.entries()) {
    if (block.start >= end) {
      if (at > index) break;
      group = [];
    }
    group.push(block);
    end = Math.max(end, block.end);
  }
  return group;
}

/**
 * What a cursor stands on now: still its block if that is in the column, wherever it went; else whatever shares its
 * time. So other people's changes never move it.
 */
export function resolveCursor(
  cursor: ScheduleCursor,
  blocks: readonly ScheduleBlock[],
  axis: ScheduleAxis,
): ScheduleCursor {
  const block = blocks.find(({ id }) => id === cursor.blockId);
  if (!block) return cursorAt(cursor.columnKey, cursor.minute, blocks, axis);
  return { ...cursor, minute: stepAt(axis, block.start) };
}
