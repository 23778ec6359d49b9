import { flushSync } from 'react-dom';
import type { Held } from './createHeld';
import { creatablePlace } from './creatablePlace';
import { type DragStore, isDragging } from './drag';
import { isSamePlace } from './dragTarget';
import { dragWords } from './dragWords';
import type { ScheduleCursor } from './scheduleCursor';
import type { ScheduleGridProps, SchedulePlace } from './scheduleTypes';

interface ActionPorts {
  /** As they are now: callbacks may have changed since a drag began. */
  props(): ScheduleGridProps;
  drags: DragStore;
  cursors: Held<ScheduleCursor>;
  /** What went wrong, for the eye. */
  notices: Held<string | null>;
  say(text: string): void;
  /** The element with the focus ring of the keyboard. */
  cursorElement(): HTMLElement | null;
}

export type ScheduleActions = ReturnType<typeof createScheduleActions>;

/** What mouse, touch and keyboard have in common: all three end here, and thereby in the same callbacks. */
export function createScheduleActions({ props, drags, cursors, notices, say, cursorElement }: ActionPorts) {
  const complain = (text: string): void => {
    say(text);
    notices.set(text);
  };

  /** Puts the keyboard there at once; the element is what dialogs return the focus to. */
  const putCursor = (cursor: ScheduleCursor): HTMLElement | null => {
    flushSync(() => cursors.set(cursor));
    cursorElement()?.focus({ preventScroll: true });
    return cursorElement();
  };

  const create = (place: SchedulePlace, reason: string | null): void => {
    if (!props().onCreate) return;
    const anchor = putCursor({ columnKey: place.columnKey, minute: place.start, blockId: null });
    if (reason !== null) complain(dragWords.notCreated(reason));
    else if (anchor) props().onCreate?.(place, anchor);
  };

  return {
    complain,
    putCursor,
    createAt(columnKey: string, minute: number): void {
      const { place, reason } = creatablePlace(props(), columnKey, minute);
      create(place, reason);
    },
    open(blockId: string, columnKey: string, minute: number): void {
      const anchor = putCursor({ columnKey, minute, blockId });
      if (anchor) props().onOpen(blockId, anchor);
    },
    /** Lets go: what is held goes to its target, or back with the reason. */
    drop(): void {
      const drag = drags.get();
      drags.send({ type: 'drop' });
      if (!isDragging(drag)) return;
      const { grip, target } = drag;
      const { blockId, home } = grip;
      if (blockId === null) {
        create(target, props().whyNot({ blockId, ...target }));
        return;
      }
      const reason = isSamePlace(home, target) ? null : props().whyNot({ blockId, ...target });
      const place = reason === null ? target : home;
      putCursor({ columnKey: place.columnKey, minute: place.start, blockId });
      if (reason !== null) complain(dragWords.refused(props(), grip, reason));
      else if (isSamePlace(home, target)) say(dragWords.unchanged(props(), home));
      else {
        props().onChange(blockId, target);
        say(dragWords.dropped(props(), grip, target));
      }
    },
    /** Back to where it was. */
    cancel(): void {
      const drag = drags.get();
      drags.send({ type: 'cancel' });
      if (!isDragging(drag)) return;
      say(drag.grip.blockId === null ? dragWords.notDrawn : dragWords.unchanged(props(), drag.grip.home));
    },
    /** Somebody else changed or removed what is held: nothing is left to be dropped. */
    lose(how: 'changed' | 'removed'): void {
      const drag = drags.get();
      const isOver = drags.send({ type: 'lose' }).phase === 'idle';
      if (isDragging(drag) && isOver) complain(dragWords.lost(how, drag.grip));
    },
  };
}
