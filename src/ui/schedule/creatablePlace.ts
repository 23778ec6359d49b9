import { stepAt, stretchFrom } from './scheduleAxis';
import type { ScheduleGridProps, SchedulePlace } from './scheduleTypes';

type Asked = Pick<ScheduleGridProps, 'fromMinute' | 'toMinute' | 'stepMinutes' | 'createLength' | 'whyNot'>;

/** What a click or Enter on empty time would create: the usual length, or as many steps of it as fit there. */
export function creatablePlace(
  schedule: Asked,
  columnKey: string,
  minute: number,
): { place: SchedulePlace; reason: string | null } {
  const { createLength, stepMinutes, toMinute, whyNot } = schedule;
  const start = stepAt(schedule, minute);
  const whole = { columnKey, ...stretchFrom(schedule, start, Math.max(createLength, stepMinutes)) };
  const reason = whyNot({ blockId: null, ...whole });
  if (reason === null) return { place: whole, reason };
  for (let end = start + createLength - stepMinutes; end > start; end -= stepMinutes) {
    const place = { columnKey, start, end };
    if (end <= toMinute && whyNot({ blockId: null, ...place }) === null) return { place, reason: null };
  }
  return { place: whole, reason };
}
