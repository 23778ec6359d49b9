import type { Grip } from './dragTarget';
import type { ScheduleGridProps, SchedulePlace } from './scheduleTypes';

type Speaker = Pick<ScheduleGridProps, 'describeBlock' | 'describePlace'>;

/** All that the schedule says by itself. Places and blocks are named by whoever uses it. */
export const dragWords = {
  place: (speaker: Speaker, { columnKey, start, end }: SchedulePlace, reason: string | null) =>
    `${speaker.describePlace(columnKey, start, end)}, ${reason ?? 'free'}`,
  lifted: (speaker: Speaker, { blockId, part }: Grip) =>
    `${part === 'body' ? 'Moving' : 'Resizing'} ${blockId === null ? '' : speaker.describeBlock(blockId)}. ` +
    `Arrow keys ${part === 'body' ? 'move' : 'resize'} it, Enter drops it, Escape leaves it where it was.`,
  dropped: (speaker: Speaker, { part }: Grip, { columnKey, start, end }: SchedulePlace) =>
    `${part === 'body' ? 'Moved to' : 'Changed to'} ${speaker.describePlace(columnKey, start, end)}.`,
  refused: (speaker: Speaker, { part, home: { columnKey, start, end } }: Grip, reason: string) =>
    `${part === 'body' ? 'Not moved' : 'Not changed'}: ${reason}. ` +
    `Back at ${speaker.describePlace(columnKey, start, end)}.`,
  unchanged: (speaker: Speaker, { columnKey, start, end }: SchedulePlace) =>
    `Left at ${speaker.describePlace(columnKey, start, end)}.`,
  notCreated: (reason: string) => `Nothing can be added here: ${reason}.`,
  notDrawn: 'Nothing was added.',
  lost: (how: 'changed' | 'removed', { part }: Grip) =>
    `${how === 'changed' ? 'Somebody else has just changed it' : 'Somebody else has just taken it away'}. ` +
    `Your ${part === 'body' ? 'move' : 'change'} has ended.`,
  fixed: (what: 'moved' | 'resized') => `This cannot be ${what}.`,
} as const;
