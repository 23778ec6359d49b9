import {
  type MouseEvent as ReactMouseEvent,
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useState,
} from 'react';
import { autoScroll, type Sight } from './autoScroll';
import { createHeld } from './createHeld';
import type { ScheduleActions } from './createScheduleActions';
import { type DragStore, isDragging } from './drag';
import { type Grip, type SchedulePoint, targetAt } from './dragTarget';
import { onLongPress } from './longPress';
import { stepAt } from './scheduleAxis';
import type { ScheduleAxis, ScheduleBlock } from './scheduleTypes';

/** What a block says of itself when it is taken hold of. */
export type HeldBlock = ScheduleBlock & { columnKey: string };

interface PointerPorts {
  canvas: RefObject<HTMLDivElement | null>;
  scroller: RefObject<HTMLDivElement | null>;
  drags: DragStore;
  actions: ScheduleActions;
  axis(): ScheduleAxis;
  /** The point of the schedule under a point of the window, in pixels. */
  pointAt(x: number, y: number): SchedulePoint | null;
  /** The part of the scroller that shows columns. */
  sight(): Sight;
  /** A block was lifted by a finger and let go where it was. */
  onHeld(blockId: string): void;
  /** Whether empty time may be taken hold of. */
  mayCreate(): boolean;
}

export interface PointerDrag {
  pressBlock(event: ReactPointerEvent, block: HeldBlock, part: Grip['part']): void;
  pressEmpty(event: ReactPointerEvent): void;
  /** A click that ended a drag means nothing more. */
  swallowsClick(event: ReactMouseEvent): boolean;
}

/** This far, in pixels, a pointer may tremble and still click or press. */
const slackMouse = 4;
const slackTouch = 8;

/** Mouse, pen and finger on the schedule. A finger that moves scrolls; one that rests on a block lifts it. */
export function usePointerDrag(ports: PointerPorts): PointerDrag {
  const [{ latest, pointer }] = useState(() => {
    const held = createHeld(ports);
    return { latest: held, pointer: createPointerDrag(held.get) };
  });
  useLayoutEffect(() => {
    latest.set(ports);
  });
  const { canvas, drags } = ports;

  useEffect(() => {
    const element = canvas.current;
    const hold = (event: Event) => {
      if (isDragging(drags.get()) && event.cancelable) event.preventDefault();
    };
    // Only a listener that may prevent it keeps a lifted block from scrolling what lies beneath.
    element?.addEventListener('touchmove', hold, { passive: false });
    return () => element?.removeEventListener('touchmove', hold);
  }, [canvas, drags]);

  return pointer;
}

function createPointerDrag(ports: () => PointerPorts): PointerDrag {
  let swallow = false;

  function press(event: ReactPointerEvent, grip: Grip, may: { drag: boolean }): void {
    const { drags, actions, canvas, scroller, sight } = ports();
    const isTouch = event.pointerType === 'touch';
    const pressed = new AbortController();
    const { signal } = pressed;
    const from = { x: event.clientX, y: event.clientY };
    const pointer = { ...from };
    const isHandle = grip.part === 'start' || grip.part === 'end';
    swallow = false;
    drags.send({ type: 'press', grip });
    // It may also end from elsewhere, with the pointer still down.
    const unfollow = drags.subscribe(() => drags.get().phase === 'idle' && pressed.abort());
    signal.addEventListener('abort', unfollow);

    const aim = (): void => {
      const point = ports().pointAt(pointer.x, pointer.y);
      if (point) drags.send({ type: 'aim', target: targetAt(grip, point, ports().axis()) });
    };
    const begin = (): void => {
      swallow = true;
      drags.send({ type: grip.part === 'empty' ? 'draw' : grip.part === 'body' ? 'lift' : 'stretch' });
      canvas.current?.setPointerCapture(event.pointerId);
      if (scroller.current) autoScroll(scroller.current, sight, () => pointer, aim, signal);
    };
    const move = (moved: PointerEvent): void => {
      if (moved.pointerId !== event.pointerId) return;
      Object.assign(pointer, { x: moved.clientX, y: moved.clientY });
      if (isDragging(drags.get())) {
        aim();
        return;
      }
      const way = Math.hypot(pointer.x - from.x, pointer.y - from.y);
      if (way <= (isTouch ? slackTouch : slackMouse)) return;
      if (may.drag && (!isTouch || isHandle)) {
        begin();
        aim();
      } else if (isTouch) actions.cancel();
    };
    const release = (released: PointerEvent): void => {
      if (released.pointerId !== event.pointerId) return;
      const drag = drags.get();
      actions.drop();
      const wasHeld = isTouch && isDragging(drag) && drag.grip.blockId !== null;
      if (wasHeld && drag.grip.blockId !== null) ports().onHeld(drag.grip.blockId);
    };
    const escape = (key: KeyboardEvent): void => {
      if (key.key !== 'Escape' || !isDragging(drags.get())) return;
      key.preventDefault();
      key.stopPropagation();
      actions.cancel();
    };
    const unlessOther = (gone: PointerEvent) => gone.pointerId === event.pointerId && actions.cancel();
    addEventListener('pointermove', move, { signal });
    addEventListener('pointerup', release, { signal });
    addEventListener('pointercancel', unlessOther, { signal });
    addEventListener('keydown', escape, { signal, capture: true });
    if (isTouch && may.drag && !isHandle) onLongPress(event.timeStamp, begin, signal);
  }

  const isPress = (event: ReactPointerEvent) => {
    // The first press after a drag that ended without a click.
    swallow = false;
    return event.isPrimary && event.button === 0 && !isDragging(ports().drags.get());
  };

  return {
    pressBlock(event, block, part) {
      if (!isPress(event)) return;
      const { id, columnKey, start, end } = block;
      const home = { columnKey, start, end };
      const point = ports().pointAt(event.clientX, event.clientY);
      const offset = (point?.minute ?? start) - (part === 'end' ? end : start);
      const by = event.pointerType === 'touch' ? 'touch' : 'mouse';
      const drag = part === 'body' ? block.canMove : block.canResize;
      press(event, { blockId: id, part, home, offset, by }, { drag });
    },
    pressEmpty(event) {
      if (!isPress(event) || event.pointerType === 'touch' || !ports().mayCreate()) return;
      const point = ports().pointAt(event.clientX, event.clientY);
      if (!point) return;
      const axis = ports().axis();
      const start = stepAt(axis, point.minute);
      const home = { columnKey: point.columnKey, start, end: start + axis.stepMinutes };
      press(event, { blockId: null, part: 'empty', home, offset: 0, by: 'mouse' }, { drag: true });
    },
    swallowsClick() {
      const swallowed = swallow;
      swallow = false;
      return swallowed;
    },
  };
}
