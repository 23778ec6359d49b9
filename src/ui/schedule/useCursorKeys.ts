import type { KeyboardEvent } from 'react';
import type { ScheduleActions } from './createScheduleActions';
import { type DragStore, isDragging } from './drag';
import { type Grip, targetNudged } from './dragTarget';
import { dragWords } from './dragWords';
import { cursorAfter, type CursorMove, cursorMoveOf, type ScheduleCursor } from './scheduleCursor';
import type { ScheduleBlock, ScheduleGridProps } from './scheduleTypes';

interface CursorKeyOptions {
  schedule: ScheduleGridProps;
  cursor: ScheduleCursor;
  /** Of the cursor's column. */
  blocks: readonly ScheduleBlock[];
  drags: DragStore;
  actions: ScheduleActions;
  move(cursor: ScheduleCursor): void;
}

/** The keyboard on the schedule: moves the cursor, or what it has lifted. */
export function useCursorKeys(options: CursorKeyOptions): (event: KeyboardEvent) => void {
  const { schedule, cursor, blocks, drags, actions, move } = options;
  const { columns } = schedule;

  const columnBeside = (columnKey: string, by: number): string => {
    const index = columns.findIndex(({ key }) => key === columnKey) + by;
    return columns[Math.max(0, Math.min(columns.length - 1, index))]?.key ?? columnKey;
  };

  function lift(part: Grip['part']): void {
    const block = blocks.find(({ id }) => id === cursor.blockId);
    if (!block) return;
    const may = part === 'body' ? block.canMove : block.canResize;
    if (!may) {
      actions.complain(dragWords.fixed(part === 'body' ? 'moved' : 'resized'));
      return;
    }
    const home = { columnKey: cursor.columnKey, start: block.start, end: block.end };
    const grip: Grip = { blockId: block.id, part, home, offset: 0, by: 'keyboard' };
    drags.send({ type: part === 'body' ? 'lift' : 'stretch', grip });
  }

  function aim(asked: CursorMove): void {
    const drag = drags.get();
    if (!isDragging(drag)) return;
    const { grip, target } = drag;
    const wholeDay = schedule.toMinute - schedule.fromMinute;
    const minutes = asked.to ? (asked.to === 'to' ? wholeDay : -wholeDay) : (asked.minutes ?? 0);
    const columnKey = columnBeside(target.columnKey, asked.columns ?? 0);
    drags.send({ type: 'aim', target: targetNudged(grip, target, { minutes, columnKey }, schedule) });
  }

  /** Whether the key meant something. */
  function lifted(event: KeyboardEvent): boolean {
    const asked = cursorMoveOf(event, schedule.stepMinutes);
    if (event.key === 'Enter' || event.key === ' ') actions.drop();
    else if (event.key === 'Escape') actions.cancel();
    else if (asked && !asked.blocks) aim(asked);
    // Any other key does nothing while something is held; Tab leaves, and thereby cancels.
    else return event.key !== 'Tab' && !event.ctrlKey && !event.metaKey && !event.altKey;
    return true;
  }

  function resting(event: KeyboardEvent): boolean {
    const asked = cursorMoveOf(event, schedule.stepMinutes);
    if (asked?.columns !== undefined) {
      move({
        columnKey: columnBeside(cursor.columnKey, asked.columns),
        minute: cursor.minute,
        blockId: null,
      });
      return true;
    }
    if (asked) {
      const next = cursorAfter(cursor, asked, blocks, schedule);
      if (next !== cursor) move(next);
      return true;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const { blockId, columnKey, minute } = cursor;
    if (event.key === 'Enter' || event.key === ' ') {
      if (blockId === null) actions.createAt(columnKey, minute);
      else actions.open(blockId, columnKey, minute);
    } else if (blockId !== null && event.key === 'm') lift('body');
    else if (blockId !== null && event.key === 'r') lift('end');
    else if (blockId !== null && (event.key === 'Delete' || event.key === 'Backspace')) {
      schedule.onRemove?.(blockId);
    } else return false;
    return true;
  }

  return (event) => {
    const isMeant = isDragging(drags.get()) ? lifted(event) : resting(event);
    if (!isMeant) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
