import { IconBan } from '@tabler/icons-react';
import { type CSSProperties, useEffect, useEffectEvent, useRef } from 'react';
import type { ScheduleActions } from './createScheduleActions';
import { type Drag, type DragStore, isDragging } from './drag';
import { dragWords } from './dragWords';
import { boxOnAxis } from './scheduleAxis';
import type { ScheduleGridProps } from './scheduleTypes';
import { useColumnContent } from './useColumnContent';
import { useHeld } from './useHeld';
import css from './ScheduleGhost.module.css';

interface GhostProps {
  schedule: ScheduleGridProps;
  width: number;
  actions: ScheduleActions;
  say(this: void, text: string): void;
}

/** What is being dragged, at the place where it would be dropped. */
export function ScheduleGhostLayer({ drags, ...props }: GhostProps & { drags: DragStore }) {
  const drag = useHeld(drags);
  if (!isDragging(drag)) return null;
  return <ScheduleGhost drag={drag} {...props} />;
}

function ScheduleGhost({ drag, schedule, width, actions, say }: GhostProps & { drag: Drag }) {
  const { grip, target } = drag;
  const { whyNot, columns } = schedule;
  // Followed so that the question is asked again when something changes there.
  useColumnContent(schedule, target.columnKey);
  const { blocks: neighbours } = useColumnContent(schedule, grip.home.columnKey);
  const isHome = grip.blockId !== null && target.columnKey === grip.home.columnKey && isAtHome(drag);
  const reason = isHome ? null : whyNot({ blockId: grip.blockId, ...target });
  const ghost = useRef<HTMLDivElement>(null);

  const spoken = dragWords.place(schedule, target, reason);
  const lifted = grip.by === 'keyboard' ? dragWords.lifted(schedule, grip) : null;
  const speak = useEffectEvent((text: string) => say(isHome && lifted ? `${lifted} ${text}` : text));
  const follow = useEffectEvent(() => {
    if (grip.by === 'keyboard') ghost.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  useEffect(() => {
    speak(spoken);
    follow();
  }, [spoken]);

  const held = grip.blockId === null ? null : neighbours.find(({ id }) => id === grip.blockId);
  const isChanged = held && (held.start !== grip.home.start || held.end !== grip.home.end);
  const lost = held === undefined ? 'removed' : isChanged ? 'changed' : null;
  useEffect(() => {
    if (lost) actions.lose(lost);
  }, [lost, actions]);

  const index = columns.findIndex(({ key }) => key === target.columnKey);
  if (index === -1) return null;
  return (
    <div
      ref={ghost}
      data-ghost
      className={css.ghost}
      data-refused={reason === null ? undefined : ''}
      style={
        {
          ...boxOnAxis(schedule, target),
          left: index * width,
          '--ghost-width': `${width}px`,
        } as CSSProperties
      }
      aria-hidden
    >
      <span className={css.time}>
        {schedule.hourLabel(target.start)}–{schedule.hourLabel(target.end)}
      </span>
      {reason !== null && (
        <span className={css.reason}>
          <IconBan size={14} aria-hidden /> {reason}
        </span>
      )}
    </div>
  );
}

function isAtHome({ grip: { home }, target }: Drag): boolean {
  return home.start === target.start && home.end === target.end;
}
