import { useLayoutEffect, useState } from 'react';
import { createHeld } from './createHeld';
import { createFrameQueue } from './createFrameQueue';
import { createScheduleActions } from './createScheduleActions';
import { createDragStore } from './drag';
import type { ScheduleCursor } from './scheduleCursor';
import type { ScheduleGridProps } from './scheduleTypes';

/** So that laying out and painting them stays well below the length of a long task, on slow machines too. */
const columnsPerFrame = 2;

export type ScheduleStores = ReturnType<typeof createScheduleStores>;

/** What a schedule keeps outside of React for as long as it is shown, and the actions on it. */
function createScheduleStores(first: ScheduleGridProps) {
  const today = first.columns.find(({ isToday }) => isToday) ?? first.columns[0];
  const minute = first.initialMinute ?? first.fromMinute;
  const props = createHeld(first);
  const drags = createDragStore();
  const turns = createFrameQueue(columnsPerFrame);
  const cursors = createHeld<ScheduleCursor>({ columnKey: today?.key ?? '', minute, blockId: null });
  const notices = createHeld<string | null>(null);
  const cursorElement = createHeld<HTMLElement | null>(null);
  const spoken = createHeld<HTMLElement | null>(null);

  /** Says a text once: the same one again is not spoken again. */
  function say(text: string): void {
    const region = spoken.get();
    if (region && region.textContent !== text) region.textContent = text;
  }

  const actions = createScheduleActions({
    props: props.get,
    drags,
    cursors,
    notices,
    say,
    cursorElement: cursorElement.get,
  });
  return { props, drags, turns, cursors, notices, cursorElement, spoken, say, actions };
}

export function useScheduleStores(props: ScheduleGridProps): ScheduleStores {
  const [stores] = useState(() => createScheduleStores(props));
  useLayoutEffect(() => {
    stores.props.set(props);
  });
  return stores;
}
